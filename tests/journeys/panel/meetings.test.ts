/** Decides how the coordinator schedules, moves and cancels meetings, and how a case gets on an agenda and off it (product §1.8). */
import type { TestBot } from '../../support/bot';
import {
  accept,
  baseText,
  cardFrom,
  cardsSaying,
  caseCard,
  caseInChannel,
  chair,
  concernOf,
  coordinator,
  findingsOf,
  health,
  MEETING,
  openPanel,
  outsider,
  refusalFrom,
  scheduleMeeting,
  teacher,
} from './story';

const SECOND = { date: '2026-05-06', time: '10:00' } as const;

let bot: TestBot;
beforeEach(async () => {
  bot = await openPanel();
});
afterEach(async () => {
  await bot.stop();
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

const meeting = async (id: string) => (await bot.bot().deps.store.load('meeting', id))?.state;

async function acceptedCase(): Promise<string> {
  const reference = await caseInChannel(bot);
  await accept(bot, reference);
  await bot.settle();
  return reference;
}

async function list(reference: string, id: string): Promise<void> {
  const card = caseCard(bot, coordinator, reference);
  await card.click(card.buttons().find((b) => b.startsWith('List for')) ?? '');
  cardFrom(await card.click('List the case', { meeting: id }));
  await bot.settle();
}

const FAULTY: readonly (readonly [string, Record<string, string>, string])[] = [
  ['no day', { date: '', time: '14:00' }, 'Choose the day of the meeting.'],
  ['today', { date: '2026-03-02', time: '14:00' }, 'must be after today'],
  ['a day long past', { date: '2020-01-01', time: '14:00' }, 'must be after today'],
  ['a day that does not exist', { date: '2026-02-30', time: '14:00' }, 'Choose the day of the meeting.'],
  ['a day ten years ahead', { date: '2036-03-02', time: '14:00' }, 'within the next two years'],
  ['no time', { date: '2026-04-01', time: '' }, 'Enter the time it starts'],
  ['a time that does not exist', { date: '2026-04-01', time: '25:99' }, 'Enter the time it starts'],
];

test.each(FAULTY)('a meeting on %s is refused at the field, and what was typed stays', async (_what, when, fault) => {
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Schedule a meeting');
  await card.click('Schedule', { ...when, place: 'The made-up room' });
  expect(card.text()).toContain(fault);
  const kept = new Map(card.inputs().map((i) => [i.id, i.value]));
  expect(kept.get('place')).toBe('The made-up room');
  expect(kept.get('time')).toBe(when['time']);
  cardFrom(await card.click('Schedule', { date: MEETING.date, time: MEETING.time }));
  expect(card.text()).toContain('The meeting is scheduled.');
  expect(card.text()).toContain('The made-up room');
});

test('pressing Schedule twice schedules one meeting', async () => {
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Schedule a meeting');
  const form = card.frozen();
  await Promise.all([form.click('Schedule', { ...MEETING }), form.click('Schedule', { ...MEETING })]);
  expect(await bot.bot().deps.store.queries.meetingsFrom('2026-01-01', 10)).toHaveLength(1);
});

test('members read when the meetings are; only those who lead the panel can run them; an outsider gets nothing', async () => {
  await scheduleMeeting(bot);
  await bot.as(health).say('meetings');
  const card = bot.as(health).card();
  expect(card.text()).toContain('Wednesday 1 April 2026 at 14:00');
  expect(card.buttons()).toEqual([]);
  const press = { action: { verb: 'openScheduleMeeting', data: {} } };
  expect((await bot.as(health).invoke('adaptiveCard/action', press)).body).toMatchObject({ statusCode: 400 });
  const before = bot.as(outsider).cards().length;
  await bot.as(outsider).say('meetings');
  expect(bot.as(outsider).cards()).toHaveLength(before);
});

test('a case is listed with a warning while no strategy meeting is recorded, for everybody to see, and the referrer hears', async () => {
  const id = await scheduleMeeting(bot);
  const reference = await acceptedCase();
  const card = caseCard(bot, coordinator, reference);
  cardFrom(await card.click('List for a meeting'));
  expect(card.text()).toContain('A strategy or multi-agency planning meeting has not been recorded (§5, §11.1).');
  expect(card.text()).toContain('cut-off 18 March 2026');
  cardFrom(await card.click('List the case', { meeting: id }));
  await bot.settle();
  expect((await meeting(id))?.agenda).toEqual([(await concernOf(bot, reference)).id]);
  expect(baseText(bot.connector, reference)).toContain('Wednesday 1 April 2026 at 14:00');
  const [news] = cardsSaying(bot, teacher, `${reference} is listed for a MASE meeting`);
  expect(news?.text()).toContain('Wednesday 1 April 2026 at 14:00');
});

test('a case can be listed from the channel when the first meeting is scheduled on the way', async () => {
  const reference = await acceptedCase();
  const card = caseCard(bot, coordinator, reference);
  await card.click('List for a meeting');
  expect(card.text()).toContain('No meeting is scheduled yet.');
  await card.click('Schedule a meeting');
  await card.click('Schedule', { ...MEETING });
  cardFrom(await card.click('List the case'));
  await bot.settle();
  expect((await concernOf(bot, reference)).status).toBe('listed');
});

test('a case moved to another meeting is taken off the first agenda, and only the new one has it', async () => {
  const first = await scheduleMeeting(bot);
  const second = await scheduleMeeting(bot, SECOND);
  const reference = await acceptedCase();
  await list(reference, first);
  await list(reference, second);
  expect((await meeting(first))?.agenda).toEqual([]);
  expect((await meeting(second))?.agenda).toEqual([(await concernOf(bot, reference)).id]);
  await list(reference, first);
  expect((await meeting(first))?.agenda).toEqual([(await concernOf(bot, reference)).id]);
  expect((await meeting(second))?.agenda).toEqual([]);
  expect(cardsSaying(bot, teacher, 'is listed for a MASE meeting')).toHaveLength(3);
});

test('pressing List twice, or for a meeting that is already the case’s, lists it once', async () => {
  const id = await scheduleMeeting(bot);
  const reference = await acceptedCase();
  const card = caseCard(bot, coordinator, reference);
  await card.click('List for a meeting');
  const form = card.frozen();
  const answers = await Promise.all([form.click('List the case'), form.click('List the case')]);
  for (const answer of answers) expect(cardFrom(answer).text()).toContain('Listed for a meeting');
  await bot.settle();
  expect((await meeting(id))?.agenda).toHaveLength(1);
  expect(cardsSaying(bot, teacher, 'is listed for a MASE meeting')).toHaveLength(1);
});

test('nothing is listed without a meeting, for one that is cancelled, or before it is accepted', async () => {
  const id = await scheduleMeeting(bot);
  const other = await scheduleMeeting(bot, SECOND);
  const reference = await acceptedCase();
  const card = caseCard(bot, coordinator, reference);
  await card.click('List for a meeting');
  await card.click('List the case', { meeting: '' });
  expect(card.text()).toContain('Choose a meeting.');
  await bot.as(coordinator).say('meetings');
  const meetings = bot.as(coordinator).card();
  await meetings.click('Cancel the meeting', { meeting: other });
  await meetings.click('Cancel the meeting');
  const data = { concern: (await concernOf(bot, reference)).id, meeting: other };
  const { body } = await bot.as(coordinator).invoke('adaptiveCard/action', { action: { verb: 'listCase', data } });
  expect(JSON.stringify(body)).toContain('over or cancelled');
  const waiting = await caseInChannel(bot);
  const early = { concern: (await concernOf(bot, waiting)).id, meeting: id };
  await bot.as(coordinator).invoke('adaptiveCard/action', { action: { verb: 'listCase', data: early } });
  expect((await concernOf(bot, waiting)).status).toBe('submitted');
});

test('a plain member can not list a case', async () => {
  await scheduleMeeting(bot);
  const reference = await acceptedCase();
  expect(refusalFrom(await caseCard(bot, health, reference).click('List for a meeting'))).toContain('Only');
});

test('a meeting that is moved keeps its cases, the case’s card says the new day, and an old card moves nothing', async () => {
  const id = await scheduleMeeting(bot);
  const reference = await acceptedCase();
  await list(reference, id);
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Move', { meeting: id });
  const old = card.frozen();
  await card.click('Move', { date: '2020-01-01' });
  expect(card.text()).toContain('must be after today');
  await card.click('Move', { date: '2026-04-08', time: '09:30' });
  expect(card.text()).toContain('is reminded of the new day');
  cardFrom(await old.click('Move', { date: '2026-06-10' }));
  expect(await meeting(id)).toMatchObject({ date: '2026-04-08', time: '09:30', scheduleVersion: 2 });
  await bot.settle();
  expect(baseText(bot.connector, reference)).toContain('Wednesday 8 April 2026 at 09:30');
});

test('a meeting that is cancelled takes no cases any more, and the case’s card says that it must be listed anew', async () => {
  const id = await scheduleMeeting(bot);
  const reference = await acceptedCase();
  await list(reference, id);
  await bot.as(chair).say('meetings');
  const card = bot.as(chair).card();
  await card.click('Cancel the meeting', { meeting: id });
  expect(card.text()).toContain('1 case is listed for it and must be listed for another meeting.');
  await card.click('Cancel the meeting');
  expect((await meeting(id))?.status).toBe('cancelled');
  await bot.settle();
  expect(baseText(bot.connector, reference)).toContain('The meeting it was listed for is cancelled');
});
