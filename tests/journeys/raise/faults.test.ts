import fc from 'fast-check';
import { PEOPLE } from '../../support/people';
import type { CardView } from '../../support/client';
import { journey } from '../support/journey';
import { askedOn, asks, draftUntil, fillOf, goOn, onReview, press, submit } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;
const valueOn = (card: CardView, field: string): string | undefined =>
  card.inputs().find((i) => i.id === `q_${field}`)?.value;

const CHILD = { childName: 'Robin Madeup', knownAs: 'Rob', gender: 'female', address: '1 Nowhere Road' };

const onChild = async (): Promise<CardView> => (await draftUntil(bot(), teacher, asks('childName'))).card;

describe('what is wrong is said in a sentence, and everything else stays on the card', () => {
  test.each([
    ['a day that does not exist', '32/13/2015', /That day does not exist/],
    ['a day in the future', '3/3/2026', /in the future/],
    ['a year of two digits', '1/1/12', /four digits/],
    ['a story', 'quite young', /Write a date of birth/],
    ['nothing', '', /Write a date of birth, an age, a range, or “?"?not known/],
  ])('a date of birth that is %s', async (_, dob, sentence) => {
    const card = await onChild();
    await press(card, 'Next', fillOf(card, { ...CHILD, dob }));
    expect(card.text()).toContain('There is a problem');
    expect(card.text()).toMatch(sentence);
    for (const [field, value] of Object.entries({ ...CHILD, dob })) expect(valueOn(card, field)).toBe(value);
  });

  test('a child without any name', async () => {
    const card = await onChild();
    await press(card, 'Next', fillOf(card, { childName: '', dob: '15', address: '1 Nowhere Road' }));
    expect(card.text()).toContain('Write the child’s name, or what they are known as.');
    expect(valueOn(card, 'address')).toBe('1 Nowhere Road');
    await press(card, 'Next', fillOf(card, { knownAs: 'Rob', dob: '15' }));
    expect(askedOn(card)).not.toContain('childName');
  });

  test('an email without @', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('referrerEmail'));
    const values = { referrerName: 'Tess Teacher', agency: 'education', referrerEmail: 'tess.example.org' };
    await press(card, 'Next', fillOf(card, values));
    expect(card.text()).toContain('Write an email address with an @');
    for (const [field, value] of Object.entries(values)) expect(valueOn(card, field)).toBe(value);
  });

  test('50,000 characters: the sentence says how many and how many fit, and what fits is kept', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('details'));
    await press(card, 'Next', { q_details: 'z'.repeat(50_000) });
    expect(card.text()).toContain('You typed 50,000 characters. The limit is 4,000');
    expect(valueOn(card, 'details')).toBe('z'.repeat(4_000));
  });

  test('50,000 characters in a name', async () => {
    const card = await onChild();
    await press(card, 'Next', fillOf(card, { ...CHILD, childName: 'z'.repeat(50_000), dob: '15' }));
    expect(card.text()).toContain('The limit is 200');
    expect(valueOn(card, 'address')).toBe('1 Nowhere Road');
  });

  test('safety questions left blank, each with its own sentence', async () => {
    await bot().as(teacher).say('raise a concern');
    const card = bot().as(teacher).card();
    await press(card, 'Next', { q_crimeLikely: 'no' });
    expect(card.text()).toContain('Say whether the child is in danger now.');
    expect(card.text()).toContain('Say whether you have talked to your safeguarding lead or line manager.');
    expect(card.text()).not.toContain('Say whether a crime has happened or is likely.');
    expect(valueOn(card, 'crimeLikely')).toBe('no');
  });

  test('999 is to be answered before the form goes on', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('dangerDone'), { values: { dangerNow: 'yes' } });
    await press(card, 'Next');
    expect(card.text()).toContain('Say who is calling 999, or that the danger has passed.');
    await press(card, 'Next', { q_dangerDone: 'passed' });
    expect(askedOn(card)).not.toContain('dangerDone');
  });

  test('a choice that is not on the list is dropped with a sentence', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('ownCategory'));
    const action = { ...pressData(card), q_ownCategory: '7', q_categoryReason: 'A made-up reason.' };
    const answer = await bot()
      .as(teacher)
      .invoke('adaptiveCard/action', {
        action: { type: 'Action.Execute', verb: 'saveStep', data: action },
        trigger: 'manual',
      });
    expect(JSON.stringify(answer.body)).toContain('That choice is not on the list. Choose again.');
    expect(JSON.stringify(answer.body)).toContain('A made-up reason.');
  });

  test('without the declaration nothing is submitted', async () => {
    const { card } = await draftUntil(bot(), teacher, onReview);
    await press(card, 'Submit');
    expect(card.text()).toContain('Tick the declaration to submit.');
    await submit(card);
    expect(card.text()).toContain('Your concern has been submitted');
  });

  test('what was wrong when going back is kept as typed', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('childName'));
    await press(card, 'Back', fillOf(card, { ...CHILD, dob: '32/13/2015' }));
    await goOn(card, asks('childName'));
    expect(valueOn(card, 'dob')).toBe('32/13/2015');
  });
});

function pressData(card: CardView): Readonly<Record<string, unknown>> {
  const actions = card.json()['actions'] as readonly { readonly title: string; readonly data: object }[];
  return { ...actions.find((a) => a.title === 'Next')?.data };
}

describe('what people type comes out as they typed it', () => {
  test.each([
    ['Markdown', '**Robin** [Madeup](https://example.org) # 1. - _x_'],
    ['a script', '<script>alert("Robin")</script><at>all</at>'],
    ['a template expression', '${childName} ${$root} {{DATE(2026-01-01)}}'],
    ['right-to-left text', 'רובין \u202eبداع\u202c Madeup'],
    ['an emoji and a family of them', 'Robin 🧒🏽 👨‍👩‍👧 Madeup'],
    ['quotes and slashes', `Robin "O'Made\\up" / &amp; %00`],
  ])('a name that is %s', async (_, name) => {
    const card = await onChild();
    await press(card, 'Next', fillOf(card, { ...CHILD, childName: name, dob: 'nonsense' }));
    expect(valueOn(card, 'childName')).toBe(name);
    await goOn(card, onReview, { values: { childName: name } });
    expect(card.text().replace(/\s+/g, ' ')).toContain(name.slice(0, 12));
    await press(card, 'Change this part', { part: 'child' });
    expect(valueOn(card, 'childName')).toBe(name);
  });

  test('any name and any address', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((t) => t === t.normalize('NFC').replace(/\s+/g, ' ').trim() && !/\p{Cc}/u.test(t) && t !== '');
    const card = await onChild();
    await fc.assert(
      fc.asyncProperty(text, text, async (childName, address) => {
        await press(card, 'Next', fillOf(card, { childName, address, dob: 'nonsense' }));
        expect([valueOn(card, 'childName'), valueOn(card, 'address')]).toEqual([childName, address]);
      }),
      { numRuns: 40 },
    );
  });

  test('a text of several lines keeps its lines', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('details'));
    const typed = 'First line.\nSecond line.\n\n- third';
    await press(card, 'Next', { q_details: typed });
    await press(card, 'Back');
    expect(valueOn(card, 'details')).toBe(typed);
  });
});
