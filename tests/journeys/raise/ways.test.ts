import type { CardView } from '../../support/client';
import { PEOPLE } from '../../support/people';
import { journey } from '../support/journey';
import { askedOn, asks, draftUntil, fillOf, goOn, onReview, press, raise, review, submit } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;
const valueOn = (card: CardView, field: string): string | undefined =>
  card.inputs().find((i) => i.id === `q_${field}`)?.value;
const hasSiblings = (card: CardView): boolean => card.buttons().includes('Add sibling');

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

  test('“Change which part” opens any part with its answers, and the way leads on from there', async () => {
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
    expect((await storedOf(concern)).answers.values['details']).toBe('Seen in another made-up car.');
  });

  test('“Change this part” with nothing chosen stays on the review', async () => {
    const { card } = await review(bot(), teacher);
    await press(card, 'Change this part', { part: '' });
    expect(onReview(card)).toBe(true);
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

describe('people in rows', () => {
  test('are added, changed and removed one by one', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    const names = async (): Promise<readonly unknown[]> =>
      (await storedOf(concern)).answers.rows.siblings.map((r) => r.values['name']);
    for (const name of ['Sib One', 'Sib Two', 'Sib Three']) {
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: name, q_dob: '9' });
    }
    const rows = card.inputs().find((i) => i.id === 'q_row')?.choices ?? [];
    expect(rows).toHaveLength(3);
    await press(card, 'Change', { q_row: rows[1]?.value ?? '' });
    expect(valueOn(card, 'name')).toBe('Sib Two');
    await press(card, 'Done', { q_name: 'Sib Second' });
    await press(card, 'Remove', { q_row: rows[0]?.value ?? '' });
    expect(await names()).toEqual(['Sib Second', 'Sib Three']);
    await press(card, 'Next');
    expect(askedOn(card)).toContain('placedOut');
    expect(await names()).toEqual(['Sib Second', 'Sib Three']);
  });

  test('Change and Remove with nobody chosen ask whom', async () => {
    const { card } = await draftUntil(bot(), teacher, hasSiblings);
    for (const name of ['Sib One', 'Sib Two']) {
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: name });
    }
    await press(card, 'Change');
    expect(card.text()).toContain('Choose whom to change.');
    await press(card, 'Remove');
    expect(card.text()).toContain('Choose whom to remove.');
  });

  test('a row with a fault stays open with everything typed; Cancel leaves it', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    await press(card, 'Add sibling');
    await press(card, 'Done', { q_name: 'Sib One', q_dob: '32/13/2015', q_address: '2 Nowhere Road' });
    expect(card.text()).toContain('That day does not exist.');
    expect(valueOn(card, 'name')).toBe('Sib One');
    expect(valueOn(card, 'address')).toBe('2 Nowhere Road');
    await press(card, 'Done', { q_dob: '12' });
    await press(card, 'Add sibling');
    await press(card, 'Cancel');
    expect((await storedOf(concern)).answers.rows.siblings).toHaveLength(1);
  });

  test('an empty row is not kept', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    await press(card, 'Add sibling');
    await press(card, 'Done');
    expect(card.text()).toContain('No brothers or sisters added.');
    expect((await storedOf(concern)).answers.rows.siblings).toEqual([]);
  });

  test('there can be 20; the 21st is refused, on the card and by an old card', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    for (let n = 1; n <= 20; n += 1) {
      expect(card.buttons()).toContain('Add sibling');
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: `Sib ${String(n)}` });
    }
    expect(card.buttons()).not.toContain('Add sibling');
    expect(card.text()).toContain('You have added 20');
    const data = (card.json()['actions'] as readonly { readonly title: string; readonly data: object }[]).find(
      (a) => a.title === 'Next',
    )?.data;
    const forged = {
      action: { type: 'Action.Execute', verb: 'saveStep', data: { ...data, then: 'add-row' } },
      trigger: 'manual',
    };
    const { body } = await bot().as(teacher).invoke('adaptiveCard/action', forged);
    expect(JSON.stringify(body)).toContain('There can be 20 at most.');
    expect((await storedOf(concern)).answers.rows.siblings).toHaveLength(20);
  });

  test('a row that is open when the person closes comes back with what was typed', async () => {
    const { card } = await draftUntil(bot(), teacher, (c) => c.buttons().includes('Add person'));
    await press(card, 'Add person');
    await press(card, 'Save and close', { q_name: 'Pat Pretend' });
    await press(card, 'Resume');
    expect(valueOn(card, 'name')).toBe('Pat Pretend');
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
