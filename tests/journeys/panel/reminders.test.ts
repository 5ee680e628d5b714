/** Decides when people are reminded of what they owe: one digest each, once an occasion, nothing that is over (product §1.9). */
import type { TestBot } from '../../support/bot';
import { CHANNEL_ID, personalChatOf } from '../../support/people';
import {
  actionsOf,
  assignedAction,
  cardFrom,
  cardsSaying,
  caseInChannel,
  chair,
  coordinator,
  decide,
  findingsOf,
  health,
  openPanel,
  propose,
  scheduleMeeting,
} from './story';

const HEADING = 'Before the MASE meeting on';
const WORDING = 'Visit the flamingo arcade';
const LATE = { byWhen: '2026-04-30', wording: WORDING };

let bot: TestBot;
beforeEach(async () => {
  bot = await openPanel({ onDisk: true });
});
afterEach(async () => {
  await bot.stop();
  expect(`${bot.channelTraffic()} ${bot.log.text()}`).not.toContain(WORDING);
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

const digests = (): number => cardsSaying(bot, health, HEADING).length;

async function on(instant: string): Promise<void> {
  bot.clock.set(instant);
  await bot.settle();
}

test('10, 5 and 2 working days before a meeting and on its morning, each owner gets one digest of all they owe', async () => {
  const first = await assignedAction(bot, LATE);
  const second = await assignedAction(bot, LATE);
  await scheduleMeeting(bot);
  const moments = ['2026-03-18T08:30', '2026-03-25T08:30', '2026-03-30T07:30', '2026-04-01T07:30'];
  for (const [i, at] of moments.entries()) {
    await on(new Date(Date.parse(`${at}:00.000Z`) - 1_000).toISOString());
    expect(digests()).toBe(i);
    await on(`${at}:00.000Z`);
    expect(digests()).toBe(i + 1);
    await bot.restart();
    await bot.settle();
    expect(digests()).toBe(i + 1);
  }
  const newest = cardsSaying(bot, health, HEADING).at(-1)?.text();
  for (const reference of [first, second]) expect(newest).toContain(reference);
});

test('a service that was down sends only the newest reminder when it is back', async () => {
  await assignedAction(bot, LATE);
  await scheduleMeeting(bot);
  await on('2026-03-31T12:00:00.000Z');
  expect(digests()).toBe(1);
});

test('a meeting moved away and back reminds anew', async () => {
  await assignedAction(bot, LATE);
  const id = await scheduleMeeting(bot);
  await on('2026-03-18T09:00:00.000Z');
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  for (const date of ['2026-04-08', '2026-04-01']) {
    await card.click('Move', { meeting: id });
    cardFrom(await card.click('Move', { date }));
  }
  await bot.settle();
  expect(digests()).toBe(2);
});

test('nobody is reminded of what is done, nor of a meeting that is cancelled', async () => {
  await assignedAction(bot, LATE);
  const id = await scheduleMeeting(bot);
  await on('2026-03-18T09:00:00.000Z');
  const digest = cardsSaying(bot, health, HEADING).at(-1);
  expect((await digest?.click('Done'))?.kind).toBe('card');
  await on('2026-03-25T09:00:00.000Z');
  expect(digests()).toBe(1);
  await assignedAction(bot, LATE);
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Cancel the meeting', { meeting: id });
  await card.click('Cancel the meeting');
  await on('2026-03-30T09:00:00.000Z');
  expect(digests()).toBe(1);
});

test('what is overdue is said once each working day, and not on a weekend', async () => {
  const reference = await assignedAction(bot);
  const overdue = (): number => cardsSaying(bot, health, 'You have overdue actions').length;
  await on('2026-03-21T10:00:00.000Z');
  expect(overdue()).toBe(0);
  for (const [i, day] of ['23', '24'].entries()) {
    await on(`2026-03-${day}T10:00:00.000Z`);
    await on(`2026-03-${day}T15:00:00.000Z`);
    expect(overdue()).toBe(i + 1);
  }
  const card = cardsSaying(bot, health, 'You have overdue actions').at(-1);
  await card?.click('Done');
  expect((await actionsOf(bot, reference))[0]?.status).toBe('done');
});

test('"send reminders now" reminds everyone who owes something, once for a press that is repeated', async () => {
  await assignedAction(bot, LATE);
  const id = await scheduleMeeting(bot);
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Send reminders now', { meeting: id });
  const asked = card.frozen();
  await Promise.all([asked.click('Send reminders now'), asked.click('Send reminders now')]);
  await bot.settle();
  expect(digests()).toBe(1);
});

test('an owner whom no personal message reaches is mentioned in the channel with the reference alone', async () => {
  const reference = await caseInChannel(bot);
  await propose(bot, reference, LATE);
  const sent = bot.connector.posts(personalChatOf(health)).length;
  bot.connector.fault({ on: 'send', how: { status: 403, code: 'ConversationBlockedByUser' } });
  await decide(bot, reference, chair, 'Approve');
  await bot.settle();
  expect(bot.connector.posts(personalChatOf(health)).length).toBe(sent);
  const mention = JSON.stringify(bot.connector.posts(CHANNEL_ID).at(-1)?.versions[0]);
  expect(mention).toContain('We could not reach you');
  expect(mention).toContain(reference);
  expect(mention).toContain(health.userId);
});
