import { CHANNEL_ID, PEOPLE, type Player } from '../../support/people';
import { cardsAbout, journey, seatPanel } from '../support/journey';
import { askedOn, asks, draftUntil, goOn, onReview, press, raise, referenceOn, review, submit } from '../support/raise';

const bot = journey('test');
const teacher = PEOPLE.teacher;
const URGENT = { crimeLikely: 'yes', leadTalked: 'not-available' } as const;

/** The panel with the school as the coordinator's deputy. */
const seatWithDeputy = (): Promise<void> =>
  seatPanel(bot(), [
    { player: PEOPLE.school, agency: 'education', role: 'member', deputyFor: PEOPLE.coordinator.personId },
  ]);

/** Moves the time on and lets everything happen that is due by then. */
async function pass(span: {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}): Promise<void> {
  bot().clock.advance(span);
  await bot().settle();
}

async function until(instant: string): Promise<void> {
  bot().clock.set(instant);
  await bot().settle();
}

const told = (who: Player, words: string): number => cardsAbout(bot(), who, words).length;

describe('an urgent draft', () => {
  const NOTICE = 'An urgent concern has been begun and not sent';

  test('is told to the coordinator after two hours: that it exists and who began it, not what it says', async () => {
    await seatPanel(bot());
    await draftUntil(bot(), teacher, asks('details'), { values: URGENT });
    await pass({ minutes: 115 });
    expect(told(PEOPLE.coordinator, NOTICE)).toBe(0);
    await pass({ minutes: 10 });
    const [card] = cardsAbout(bot(), PEOPLE.coordinator, NOTICE);
    expect(card).toContain(teacher.name);
    expect(card).not.toContain('Robin');
    expect(bot().channelTraffic()).not.toContain(teacher.name);
    await pass({ hours: 30 });
    expect(told(PEOPLE.coordinator, NOTICE)).toBe(1);
  });

  test('is not told when nothing urgent was answered, nor when it was submitted in time', async () => {
    await seatPanel(bot());
    await draftUntil(bot(), teacher, asks('details'));
    await raise(bot(), PEOPLE.outsider, { values: URGENT });
    await pass({ hours: 3 });
    expect(told(PEOPLE.coordinator, NOTICE)).toBe(0);
  });

  test('is never deleted by itself', async () => {
    await seatPanel(bot());
    const { card } = await draftUntil(bot(), teacher, asks('details'), { values: URGENT });
    for (let day = 0; day < 40; day += 1) await pass({ days: 1 });
    await press(card, 'Save and close', { q_details: 'Still here.' });
    await press(card, 'Resume');
    expect(card.inputs().find((i) => i.id === 'q_details')?.value).toBe('Still here.');
  });
});

describe('a draft that is left alone', () => {
  const RECALL = 'You have a concern that is not sent yet';

  test('is recalled to its author after one and after three working days, and to nobody else', async () => {
    await seatPanel(bot());
    const { card } = await draftUntil(bot(), teacher, asks('details'));
    await press(card, 'Save and close');
    await until('2026-03-03T08:00:00.000Z');
    expect(told(teacher, RECALL)).toBe(0);
    await until('2026-03-03T08:31:00.000Z');
    expect(told(teacher, RECALL)).toBe(1);
    await until('2026-03-04T09:00:00.000Z');
    expect(told(teacher, RECALL)).toBe(1);
    await until('2026-03-05T08:31:00.000Z');
    expect(told(teacher, RECALL)).toBe(2);
    await until('2026-03-12T08:31:00.000Z');
    expect(told(teacher, RECALL)).toBe(2);
    expect(told(PEOPLE.coordinator, RECALL)).toBe(0);
    const recall = bot().as(teacher).card();
    expect(recall.text()).not.toContain('Robin');
    await press(recall, 'Resume');
    expect(askedOn(recall)).toContain('details');
  });

  test('over a weekend the first recall comes on Monday', async () => {
    bot().clock.set('2026-03-06T16:00:00.000Z');
    await draftUntil(bot(), teacher, asks('details'));
    await until('2026-03-08T12:00:00.000Z');
    expect(told(teacher, RECALL)).toBe(0);
    await until('2026-03-09T08:31:00.000Z');
    expect(told(teacher, RECALL)).toBe(1);
  });

  test('is deleted after 30 days, with notice before and word after; what was typed is gone', async () => {
    const { concern } = await draftUntil(bot(), teacher, asks('details'));
    for (let day = 0; day < 31; day += 1) await pass({ days: 1 });
    expect(told(teacher, 'Your draft will be deleted in 3 days')).toBe(1);
    expect(told(teacher, 'Your draft has been deleted')).toBe(1);
    const loaded = await bot().bot().deps.store.load('concern', concern);
    expect(loaded?.state.stage).toBe('deleted');
    expect(JSON.stringify(loaded)).not.toContain('Robin');
  });

  test('is not deleted when it is saved after the notice', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, asks('details'));
    for (let day = 0; day < 28; day += 1) await pass({ days: 1 });
    expect(told(teacher, 'Your draft will be deleted in 3 days')).toBe(1);
    await press(card, 'Save and close', { q_details: 'Still worried.' });
    for (let day = 0; day < 5; day += 1) await pass({ days: 1 });
    expect((await bot().bot().deps.store.load('concern', concern))?.state.stage).toBe('draft');
  });
});

describe('a duty without an answer', () => {
  test('when urgent: asked again after one hour; after two the coordinator, the deputy and the vice chair are told', async () => {
    await seatWithDeputy();
    const { card } = await raise(bot(), teacher, { values: URGENT });
    const reference = referenceOn(card);
    const behind = [PEOPLE.coordinator, PEOPLE.school, PEOPLE.viceChair];
    await pass({ minutes: 55 });
    expect(told(teacher, `${reference}: still to be done`)).toBe(0);
    await pass({ minutes: 6 });
    expect(told(teacher, `${reference}: still to be done`)).toBe(1);
    expect(cardsAbout(bot(), teacher, 'still to be done')[0]).toContain('020 8825 8000');
    expect(behind.map((who) => told(who, 'nobody has said that this is done'))).toEqual([0, 0, 0]);
    await pass({ hours: 1 });
    expect(behind.map((who) => told(who, `${reference}: nobody has said that this is done`))).toEqual([1, 1, 1]);
    expect(told(PEOPLE.health, 'nobody has said that this is done')).toBe(0);
    for (const who of behind)
      expect(cardsAbout(bot(), who, 'nobody has said that this is done').join()).not.toContain('Robin');
  });

  test('is chased at any hour of any day: on a Saturday night too', async () => {
    bot().clock.set('2026-03-07T23:00:00.000Z');
    await seatWithDeputy();
    await raise(bot(), teacher, { values: URGENT });
    await pass({ minutes: 61 });
    expect(told(teacher, 'still to be done')).toBe(1);
    await pass({ minutes: 60 });
    expect(told(PEOPLE.viceChair, 'nobody has said that this is done')).toBe(1);
  });

  test('does not stop until each is answered: every day again', async () => {
    await seatWithDeputy();
    const { card } = await raise(bot(), teacher, { values: URGENT });
    for (let hour = 0; hour < 50; hour += 1) await pass({ hours: 1 });
    const before = told(PEOPLE.coordinator, 'nobody has said that this is done');
    expect(before).toBeGreaterThanOrEqual(3);
    const rules =
      card
        .inputs()
        .find((i) => i.id === 'rules')
        ?.choices.map((c) => c.value) ?? [];
    await press(card, 'Record as done', { rules, when: '17:50 today', withWhom: 'Made-up Worker' });
    for (let hour = 0; hour < 50; hour += 1) await pass({ hours: 1 });
    expect(told(PEOPLE.coordinator, 'nobody has said that this is done')).toBe(before);
  });

  test('one that is answered is left out of the next chase', async () => {
    await seatWithDeputy();
    const { card } = await raise(bot(), teacher, { values: URGENT });
    await press(card, 'Record as done', { rules: ['R6'], when: '09:10', withWhom: 'Made-up Officer' });
    await pass({ minutes: 61 });
    const [chase] = cardsAbout(bot(), teacher, 'still to be done');
    expect(chase).toContain('Call ECIRS at once');
    expect(chase).not.toContain('Tell the police');
  });

  test('R2 alone: asked again after four hours, the coordinator by 10:00 on the next day', async () => {
    await seatWithDeputy();
    await raise(bot(), teacher);
    await pass({ hours: 3, minutes: 50 });
    expect(told(teacher, 'still to be done')).toBe(0);
    await pass({ minutes: 11 });
    expect(told(teacher, 'still to be done')).toBe(1);
    await until('2026-03-03T09:58:00.000Z');
    expect(told(PEOPLE.coordinator, 'nobody has said that this is done')).toBe(0);
    await until('2026-03-03T10:00:00.000Z');
    expect(told(PEOPLE.coordinator, 'nobody has said that this is done')).toBe(1);
    expect(told(PEOPLE.viceChair, 'nobody has said that this is done')).toBe(0);
  });

  test('after a night of the service standing still the newest chase is sent once, without a burst', async () => {
    await seatWithDeputy();
    await raise(bot(), teacher, { values: URGENT });
    await pass({ days: 3 });
    expect(told(PEOPLE.coordinator, 'nobody has said that this is done')).toBeLessThanOrEqual(2);
    await bot().settle();
    expect(told(teacher, 'still to be done')).toBeLessThanOrEqual(2);
  });
});

describe('a birthday between draft and submit', () => {
  test('the age is that of the day of submitting: what 13 asks is asked before it can go', async () => {
    const { card } = await review(bot(), teacher, { values: { dob: '3 March 2013' } });
    expect(card.text()).toContain('§11.3');
    await until('2026-03-03T09:00:00.000Z');
    await press(card, 'Submit', { q_declaration: ['agreed'] });
    expect(card.text()).toContain('Before you can submit');
    expect(card.text()).toContain('Aged 13 to 15');
    await press(card, 'Change this part', { part: 'considerations' });
    const considered = askedOn(card).filter((id) => id !== 'considerNote');
    await press(card, 'Next', Object.fromEntries(considered.map((id) => [`q_${id}`, 'not-yet'])));
    await goOn(card, onReview, { values: { dob: '3 March 2013' } });
    await submit(card);
    expect(card.text()).toContain('Your concern has been submitted');
    expect(card.text()).not.toContain('may be under 13');
  });
});

describe('a restart', () => {
  const onDisk = journey('test', { onDisk: true });

  test('in the middle loses nothing: the card in the chat goes on, and “resume” shows the step', async () => {
    const { card, concern } = await draftUntil(onDisk(), teacher, asks('gp'), {
      values: { childName: 'Robin Madeup' },
    });
    const before = await onDisk().bot().deps.store.load('concern', concern);
    await onDisk().restart();
    expect(await onDisk().bot().deps.store.load('concern', concern)).toEqual(before);
    await onDisk().as(teacher).say('resume');
    expect(askedOn(onDisk().as(teacher).card())).toContain('gp');
    await press(card, 'Next', { q_gp: 'A made-up surgery' });
    expect(askedOn(card)).not.toContain('gp');
  });

  test('between submit and post: the card is posted once', async () => {
    await seatPanel(onDisk());
    await onDisk().settle();
    const before = onDisk().connector.posts(CHANNEL_ID).length;
    const { card } = await raise(onDisk(), teacher);
    await onDisk().restart();
    await onDisk().settle();
    await onDisk().restart();
    await onDisk().settle();
    expect(onDisk().connector.posts(CHANNEL_ID).length - before).toBe(1);
    expect(onDisk().inChannel(PEOPLE.health).card().text()).toContain(referenceOn(card));
  });

  test('before a chase: it is sent once', async () => {
    await seatPanel(onDisk());
    await raise(onDisk(), teacher, { values: URGENT });
    onDisk().clock.advance({ minutes: 61 });
    await onDisk().restart();
    await onDisk().settle();
    await onDisk().restart();
    await onDisk().settle();
    expect(cardsAbout(onDisk(), teacher, 'still to be done')).toHaveLength(1);
  });
});
