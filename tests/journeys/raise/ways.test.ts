import type { CardView } from '../../support/client';
import { PEOPLE } from '../../support/people';
import { journey } from '../support/journey';
import { askedOn, asks, draftUntil, fillOf, goOn, onReview, press, raise, review, submit } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;
const valueOn = (card: CardView, field: string): string | undefined =>
  card.inputs().find((i) => i.id === `q_${field}`)?.value;

async function storedOf(concern: string) {
  const loaded = await bot().bot().deps.store.load('concern', concern);
  if (loaded === undefined || loaded.state.stage === 'deleted') throw new Error('the concern is gone');
  return loaded.state;
}

describe('the way through the steps', () => {
  test('each card says where it stands and why it asks, and the ten steps come in order', async () => {
    const { steps, card } = await review(bot(), teacher);
    const places = [...steps.map((s) => s.text), card.text()].map((text) => Number(/Step (\d+) of 10/.exec(text)?.[1]));
    expect(places).not.toContain(NaN);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(new Set(places).size).toBe(10);
  });

  test('Back and Save and close are on every card but the first, which has no Back', async () => {
    await bot().as(teacher).say('raise a concern');
    const card = bot().as(teacher).card();
    expect(card.buttons()).toEqual(['Next', 'Save and close']);
    await press(
      card,
      'Next',
      fillOf(card, {
        dangerNow: 'no',
        crimeLikely: 'no',
        harmLikely: 'no',
        parentFacilitates: 'no',
        failsToProtect: 'no',
        adultInTrust: 'no',
        leadTalked: 'yes',
      }),
    );
    for (let i = 0; i < 8; i += 1) {
      expect(card.buttons()).toEqual(expect.arrayContaining(['Back', 'Save and close']));
      await press(
        card,
        'Next',
        fillOf(card, {
          concernsRemain: 'yes',
          childName: 'Robin Madeup',
          dob: '16',
          referrerName: 'Tess',
          agency: 'education',
        }),
      );
    }
  });

  test('Back keeps what was typed, on both cards, even when something is missing', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('childName'));
    await press(card, 'Back', fillOf(card, { childName: 'Robin Madeup' }));
    expect(askedOn(card)).toContain('concernsRemain');
    expect(valueOn(card, 'concernsRemain')).toBe('yes');
    await press(card, 'Next', fillOf(card, { concernsRemain: 'yes' }));
    expect(valueOn(card, 'childName')).toBe('Robin Madeup');
  });

  test('Save and close keeps what was typed, and Resume shows the same step', async () => {
    const { card } = await draftUntil(bot(), PEOPLE.outsider, asks('details'));
    await press(card, 'Save and close', { q_details: 'Seen in a made-up' });
    expect(card.text()).toContain('Your answers are saved');
    await press(card, 'Resume');
    expect(valueOn(card, 'details')).toBe('Seen in a made-up');
    await bot().as(PEOPLE.outsider).say('resume');
    expect(valueOn(bot().as(PEOPLE.outsider).card(), 'details')).toBe('Seen in a made-up');
  });

  test('a draft with an urgent duty says so when it is closed', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('details'), { values: { crimeLikely: 'yes' } });
    await press(card, 'Save and close');
    expect(card.text()).toContain('Your answers call for urgent action');
  });

  test('“Change which part” opens any part with its answers, and Next leads back to the review', async () => {
    const { card, concern } = await review(bot(), teacher);
    const parts = card.inputs().find((i) => i.id === 'part')?.choices ?? [];
    expect(parts.length).toBeGreaterThan(15);
    for (const { title, value } of parts) {
      await press(card, 'Change this part', { part: value });
      expect(card.text()).toContain(title);
      await goOn(card, onReview);
    }
    await press(card, 'Change this part', { part: 'details' });
    await press(card, 'Next', { q_details: 'Seen in another made-up car.' });
    expect(onReview(card)).toBe(true);
    expect((await storedOf(concern)).answers.values['details']).toBe('Seen in another made-up car.');
  });

  test('a change on the review that brings danger into the form leads through the page of 999 first, then back', async () => {
    const { card } = await review(bot(), teacher);
    await press(card, 'Change this part', { part: 'safety' });
    await press(card, 'Next', { q_dangerNow: 'yes' });
    expect(askedOn(card)).toEqual(['dangerDone']);
    await press(card, 'Next');
    expect(card.text()).toContain('020 8825 8000');
    await press(card, 'Next', { q_dangerDone: 'called' });
    expect(onReview(card)).toBe(true);
  });

  test('“Change this part” with nothing chosen stays on the review', async () => {
    const { card } = await review(bot(), teacher);
    await press(card, 'Change this part', { part: '' });
    expect(onReview(card)).toBe(true);
    expect(card.text()).toContain('Choose which part to change.');
  });

  test('an answer that opens another page opens it, and one that closes it leaves it out', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('placedOut'));
    await press(card, 'Next', { q_placedOut: 'into-ealing' });
    expect(askedOn(card)).toContain('authority');
    await press(card, 'Back');
    await press(card, 'Next', { q_placedOut: 'no' });
    expect(askedOn(card)).not.toContain('authority');
  });

  test('a blank answer takes back what was answered before', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, asks('gp'), { values: { ethnicity: 'made up' } });
    await press(card, 'Back');
    await press(card, 'Next', { q_ethnicity: '' });
    expect((await storedOf(concern)).answers.values['ethnicity']).toBeUndefined();
  });
});

describe('words that blame the child', () => {
  test('are met with better ones once, and the next press goes on with what was typed', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, asks('details'));
    const typed = 'A promiscuous child who puts herself at risk; a lifestyle choice.';
    await press(card, 'Next', { q_details: typed });
    expect(card.text()).toContain('Could you put this another way?');
    expect(card.text()).toContain('A child is never to blame');
    expect(valueOn(card, 'details')).toBe(typed);
    await press(card, 'Next');
    expect(askedOn(card)).toContain('ownWords');
    await press(card, 'Back');
    await press(card, 'Next', { q_details: `${typed} Still promiscuous.` });
    expect(askedOn(card)).toContain('ownWords');
    expect((await storedOf(concern)).answers.values['details']).toBe(`${typed} Still promiscuous.`);
  });

  test('are left alone in the child’s own words', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, asks('ownWords'));
    await press(card, 'Next', { q_ownWords: 'They say I am promiscuous and that it is a lifestyle choice.' });
    expect(askedOn(card)).toContain('missing');
    expect((await storedOf(concern)).answers.values['ownWords']).toContain('promiscuous');
  });

  test('do not stop Back or Save and close', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('details'));
    await press(card, 'Save and close', { q_details: 'promiscuous' });
    expect(card.text()).toContain('Your answers are saved');
  });
});

describe('ages', () => {
  test('an adult’s page ends the form, and a draft of one cannot be submitted', async () => {
    const { card, concern } = await review(bot(), teacher);
    await press(card, 'Change this part', { part: 'child' });
    await press(card, 'Next', { q_dob: '1 1 2000' });
    await press(card, 'Next', { q_adultConfirm: 'adult' });
    expect(card.text()).toContain('This form ends here');
    const { revision } = (await storedOf(concern)) as { readonly revision: number };
    const forged = {
      action: { type: 'Action.Execute', verb: 'submitConcern', data: { concern, revision, q_declaration: 'agreed' } },
      trigger: 'manual',
    };
    await bot().as(teacher).invoke('adaptiveCard/action', forged);
    expect((await storedOf(concern)).stage).toBe('draft');
  });

  test('a disputed age goes on as a child’s, and the panel is shown that it is not known', async () => {
    const { concern } = await raise(bot(), teacher, { values: { dob: '19', adultConfirm: 'disputed' } });
    expect(await storedOf(concern)).toMatchObject({ stage: 'case', ageBand: 'not-known' });
  });

  test.each([
    ['12', 'under-13'],
    ['13', '13-to-15'],
    ['15', '13-to-15'],
    ['16', '16-or-17'],
    ['17', '16-or-17'],
    ['not known', 'not-known'],
    ['12 to 16', 'under-13'],
    ['16 to 20', '16-or-17'],
  ])('%s is shown to the panel as %s', async (dob, band) => {
    const ids = ['Age', 'Understanding', 'Risk', 'Behaviour', 'Grooming', 'Partner', 'Coercion'];
    const considered = Object.fromEntries(ids.map((id) => [`consider${id}`, 'not-yet']));
    const { card, concern } = await draftUntil(bot(), teacher, onReview, { values: { dob, ...considered } });
    await submit(card);
    expect(await storedOf(concern)).toMatchObject({ ageBand: band });
  });

  test('at 13 to 15 each of the seven considerations must be answered, and “not considered yet” is an answer', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('considerAge'), { values: { dob: '14' } });
    await press(card, 'Next', { q_considerAge: 'adds' });
    expect(card.text()).toContain('“Not considered yet” is one'.replace(/[“”]/g, '"'));
    expect(valueOn(card, 'considerAge')).toBe('adds');
    await press(
      card,
      'Next',
      Object.fromEntries(
        askedOn(card)
          .filter((id) => id !== 'considerNote')
          .map((id) => [`q_${id}`, 'not-yet']),
      ),
    );
    expect(askedOn(card)).not.toContain('considerAge');
  });
});

describe('going on without the safeguarding lead', () => {
  test('needs a reason, when nothing is urgent', async () => {
    const { card } = await draftUntil(bot(), teacher, asks('leadReason'), { values: { leadTalked: 'no' } });
    await press(card, 'Next');
    expect(card.text()).toContain('Give a reason, or save this and come back');
    await press(card, 'Next', { q_leadReason: 'They are back tomorrow.' });
    expect(askedOn(card)).toContain('childName');
  });

  test('needs none when something is urgent', async () => {
    const { steps } = await review(bot(), teacher, { values: { leadTalked: 'no', harmLikely: 'yes' } });
    expect(steps.flatMap((s) => s.asked)).not.toContain('leadReason');
  });

  test('after a talk that ended the worry it is a consultation, whatever the category', async () => {
    const { concern } = await raise(bot(), teacher, { values: { concernsRemain: 'no' } });
    expect(await storedOf(concern)).toMatchObject({ stage: 'consultation', category: '2' });
  });
});
