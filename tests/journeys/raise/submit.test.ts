import { CHANNEL_ID, PEOPLE } from '../../support/people';
import { cardsAbout, journey, seatPanel, takeChannel } from '../support/journey';
import { press, raise, referenceOn, review, submit } from '../support/raise';

const bot = journey('test');
const teacher = PEOPLE.teacher;

const inChannel = (): number => bot().connector.posts(CHANNEL_ID).length;

async function scheduleMeeting(date: string): Promise<void> {
  await bot().as(PEOPLE.coordinator).say('meetings');
  const list = bot().as(PEOPLE.coordinator).card();
  await press(list, 'Schedule a meeting');
  await press(list, 'Schedule', { date, time: '10:00' });
}

async function stored(concern: string) {
  const loaded = await bot().bot().deps.store.load('concern', concern);
  if (loaded?.state.stage !== 'case' && loaded?.state.stage !== 'consultation') throw new Error('not submitted');
  return loaded.state;
}

describe('a concern of category 2, 3 or “cannot say”', () => {
  test.each(['2', '3', 'cannot-say'])(
    'category %s: the receipt has its reference, the channel one card with it, by codes alone',
    async (ownCategory) => {
      await seatPanel(bot());
      const before = inChannel();
      const { card } = await raise(bot(), teacher, { values: { ownCategory } });
      await bot().settle();
      const reference = referenceOn(card);
      expect(reference).toBe('MASE-2026-0001');
      expect(inChannel() - before).toBe(1);
      expect(bot().inChannel(PEOPLE.health).card().text()).toContain(reference);
      expect(bot().channelTraffic()).not.toContain('Robin');
      expect(bot().channelTraffic()).not.toContain('presents');
    },
  );

  test('the receipt overwrites the form in the chat for good, without a name', async () => {
    await seatPanel(bot());
    await raise(bot(), teacher);
    await bot().settle();
    const form = bot()
      .connector.posts()
      .find((p) => p.conversationId.includes(teacher.userId) && p.versions.length > 1);
    expect(JSON.stringify(form?.versions.at(-1))).toContain('Your concern has been submitted');
    expect(JSON.stringify(form?.versions.at(-1))).not.toContain('Robin');
  });

  test('the receipt names the meeting that the case will make, and after the cut-off the one after it', async () => {
    await seatPanel(bot());
    await scheduleMeeting('2026-04-01');
    await scheduleMeeting('2026-05-06');
    const first = await raise(bot(), teacher);
    expect(first.card.text()).toContain('in time for the meeting on Wednesday 1 April 2026 at 10:00');
    bot().clock.set('2026-03-25T09:00:00.000Z');
    const late = await raise(bot(), teacher);
    expect(late.card.text()).toContain('in time for the meeting on Wednesday 6 May 2026 at 10:00');
  });

  test('with no meeting scheduled the receipt says so', async () => {
    const { card } = await raise(bot(), teacher);
    expect(card.text()).toContain('No meeting is scheduled yet');
  });
});

describe('category 1', () => {
  test('nothing goes to the channel, and with nothing urgent nobody is told', async () => {
    await seatPanel(bot());
    const before = inChannel();
    const { card } = await raise(bot(), teacher, { values: { ownCategory: '1' } });
    await bot().settle();
    expect(referenceOn(card)).toMatch(/^CON-2026-/);
    expect(card.text()).toContain('This is a consultation');
    expect(card.text()).toContain('020 8825 8930');
    expect(inChannel()).toBe(before);
    expect(cardsAbout(bot(), PEOPLE.coordinator, 'consultation')).toEqual([]);
  });

  test.each([
    ['R4', { dob: '12' }],
    ['R5', { leadTalked: 'not-available' }],
    ['R6', { crimeLikely: 'yes' }],
    ['R8', { adultInTrust: 'yes' }],
    ['a category lower than suggested', { targeted: 'yes' }],
  ])('R3: with %s the coordinator is told privately, at once, and the channel is not', async (_, values) => {
    await seatPanel(bot());
    const before = inChannel();
    const { card } = await raise(bot(), teacher, { values: { ...values, ownCategory: '1' } });
    await bot().settle();
    const told = cardsAbout(bot(), PEOPLE.coordinator, `${referenceOn(card)}: a consultation`);
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('Robin');
    expect(inChannel()).toBe(before);
    expect(cardsAbout(bot(), PEOPLE.viceChair, referenceOn(card))).toEqual([]);
  });
});

describe('what the author does after submitting', () => {
  test('answers duties: “Done, at … with …” is kept, and they are no longer asked for', async () => {
    await seatPanel(bot());
    const { card, concern } = await raise(bot(), teacher, { values: { crimeLikely: 'yes' } });
    await press(card, 'Record as done', { rules: ['R6'], when: '17:50 today', withWhom: 'Made-up Officer, 123' });
    expect(card.text()).toContain('Done. Your answer is on record.');
    expect(card.text()).not.toContain('Made-up Officer');
    expect(
      card
        .inputs()
        .find((i) => i.id === 'rules')
        ?.choices.map((c) => c.value),
    ).not.toContain('R6');
    const duty = (await stored(concern)).duties.find((d) => d.rule === 'R6');
    expect(duty?.answer).toMatchObject({ when: '17:50 today', withWhom: 'Made-up Officer, 123', by: teacher.personId });
    bot().clock.advance({ hours: 3 });
    await bot().settle();
    expect(cardsAbout(bot(), teacher, 'R6')).toEqual([]);
  });

  test('an answer without when or with whom is asked for again, with what was typed', async () => {
    const { card } = await raise(bot(), teacher);
    await press(card, 'Record as done', { rules: ['R2'], when: '17:50 today' });
    expect(card.text()).toContain('Say whom you spoke to');
    expect(card.inputs().find((i) => i.id === 'when')?.value).toBe('17:50 today');
    await press(card, 'Record as done', { rules: [], withWhom: 'x' });
    expect(card.text()).toContain('Choose what you have done.');
  });

  test('a second answer does not change the first', async () => {
    const { card, concern } = await raise(bot(), teacher);
    const old = card.frozen();
    await press(card, 'Record as done', { rules: ['R2'], when: 'first', withWhom: 'first' });
    await press(old, 'Record as done', { rules: ['R2'], when: 'second', withWhom: 'second' });
    expect((await stored(concern)).duties.find((d) => d.rule === 'R2')?.answer?.when).toBe('first');
  });

  test.each([
    ['an addition', 'addition', 'something was added or corrected'],
    ['a correction', 'correction', 'something was added or corrected'],
  ])('%s is kept beside the referral and told to the coordinator, once', async (_, kind, told) => {
    await seatPanel(bot());
    const { card, concern } = await raise(bot(), teacher);
    await press(card, 'Add or correct');
    const old = card.frozen();
    await press(card, 'Send', { kind, text: 'Seen again in a made-up car.' });
    await press(old, 'Send', { kind, text: 'Seen again in a made-up car.' });
    await bot().settle();
    const state = await stored(concern);
    expect(state.additions).toEqual([expect.objectContaining({ kind, text: 'Seen again in a made-up car.' })]);
    expect(state.answers.values['details']).toBe('Seen in a made-up car.');
    const cards = cardsAbout(bot(), PEOPLE.coordinator, told);
    expect(cards).toHaveLength(1);
    expect(cards[0]).not.toContain('made-up car');
  });

  test('a request to withdraw is told to the coordinator, and duties stay to be done', async () => {
    await seatPanel(bot());
    const { card, concern } = await raise(bot(), teacher);
    await press(card, 'Ask to withdraw');
    await press(card, 'Ask to withdraw', { text: '' });
    expect(card.text()).toContain('Write what you want to say.');
    await press(card, 'Ask to withdraw', { text: 'Entered twice.' });
    expect(card.text()).toContain('You asked to withdraw');
    await press(card, 'Back to the receipt');
    expect(card.buttons()).toContain('Record as done');
    await bot().settle();
    expect(cardsAbout(bot(), PEOPLE.coordinator, 'the referrer asks to withdraw it')).toHaveLength(1);
    expect((await stored(concern)).status).toBe('submitted');
  });

  test('50,000 characters are refused with a sentence, and what fits stays', async () => {
    const { card } = await raise(bot(), teacher);
    await press(card, 'Add or correct');
    await press(card, 'Send', { text: 'z'.repeat(50_000) });
    expect(card.text()).toContain('The limit is 4000');
    expect(card.inputs().find((i) => i.id === 'text')?.value).toHaveLength(4_000);
  });
});

describe('before there is a channel', () => {
  test('a submitted concern is kept, the coordinator told, and its card posted once the channel is set', async () => {
    await bot().as(PEOPLE.coordinator).install();
    const { card } = await raise(bot(), teacher);
    await bot().settle();
    expect(inChannel()).toBe(0);
    expect(
      cardsAbout(bot(), PEOPLE.coordinator, `${referenceOn(card)}: submitted, but there is no MASE channel yet`),
    ).toHaveLength(1);
    await takeChannel(bot());
    bot().clock.advance({ minutes: 2 });
    await bot().settle();
    await bot().settle();
    const posted = bot()
      .connector.posts(CHANNEL_ID)
      .filter((p) => JSON.stringify(p).includes(referenceOn(card)));
    expect(posted).toHaveLength(1);
  });

  test('a coordinator whom no chat reaches yet is told of a consultation as soon as they can be reached', async () => {
    const { card } = await raise(bot(), teacher, { values: { crimeLikely: 'yes', ownCategory: '1' } });
    await bot().settle();
    bot().clock.advance({ hours: 30 });
    await bot().settle();
    expect(await bot().bot().deps.store.outbox.deadLetters(10)).toEqual([]);
    await bot().as(PEOPLE.coordinator).install();
    bot().clock.advance({ minutes: 1 });
    await bot().settle();
    expect(cardsAbout(bot(), PEOPLE.coordinator, `${referenceOn(card)}: a consultation`)).toHaveLength(1);
  });

  test('once the channel is set the coordinator is no longer told that there is none', async () => {
    await raise(bot(), teacher);
    await bot().settle();
    await takeChannel(bot());
    bot().clock.advance({ minutes: 5 });
    await bot().settle();
    expect(cardsAbout(bot(), PEOPLE.coordinator, 'there is no MASE channel yet')).toEqual([]);
    expect(bot().connector.posts(CHANNEL_ID).length).toBeGreaterThan(1);
  });
});

test('two concerns have two references', async () => {
  const first = await raise(bot(), teacher);
  const { card } = await review(bot(), teacher);
  await submit(card);
  expect(referenceOn(first.card)).not.toBe(referenceOn(card));
});
