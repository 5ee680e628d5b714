/** Decides who can make a channel the panel's, who belongs to the panel, and when somebody stops belonging (product §1.2). */
import { startTestBot, type TestBot } from '../../support/bot';
import { CHANNEL_ID, HOME_TENANT, TEAM_ID } from '../../support/people';
import {
  caseCard,
  caseInChannel,
  cardFrom,
  chair,
  coordinator,
  findingsOf,
  health,
  outsider,
  refusalFrom,
  school,
  seatPanel,
  stranger,
  viceChair,
} from './story';

const ELSEWHERE = '19:another-channel@thread.tacv2';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(async () => {
  await bot.stop();
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

const panel = async () => (await bot.bot().deps.store.load('panel', 'mase'))?.state;

test('nobody but the first coordinator can make a channel the panel’s', async () => {
  for (const player of [chair, viceChair, health, outsider]) {
    await bot.inChannel(player).say('use this channel');
    expect(await panel()).toBeUndefined();
  }
  await bot.inChannel(coordinator).say('use this channel');
  expect((await panel())?.channel?.channelId).toBe(CHANNEL_ID);
  expect((await panel())?.members).toMatchObject([{ personId: coordinator.personId, role: 'coordinator' }]);
});

test('a channel of another team is refused, even to the first coordinator', async () => {
  await bot.post({
    type: 'message',
    id: 'in-other-team',
    channelId: 'msteams',
    serviceUrl: bot.connector.url,
    from: { id: coordinator.userId, name: coordinator.name, aadObjectId: coordinator.personId },
    recipient: { id: '28:bot-of-tests', name: 'Raise a concern' },
    conversation: { id: ELSEWHERE, conversationType: 'channel', isGroup: true, tenantId: HOME_TENANT },
    channelData: { tenant: { id: HOME_TENANT }, team: { id: `${TEAM_ID}-other` }, channel: { id: ELSEWHERE } },
    text: 'use this channel',
  });
  expect(await panel()).toBeUndefined();
  expect(bot.inChannel(coordinator, ELSEWHERE).lastText()).toContain('not set up for the MASE panel');
});

test('moving the panel to another channel needs the chair, and saying it again where it is changes nothing', async () => {
  await seatPanel(bot);
  await bot.inChannel(coordinator).say('use this channel');
  expect(bot.inChannel(coordinator).lastText()).toContain('already');
  for (const player of [coordinator, viceChair, health]) {
    await bot.inChannel(player, ELSEWHERE).say('use this channel');
    expect((await panel())?.channel?.channelId).toBe(CHANNEL_ID);
  }
  await bot.inChannel(chair, ELSEWHERE).say('use this channel');
  expect((await panel())?.channel).toMatchObject({ channelId: ELSEWHERE, tenantId: HOME_TENANT });
  expect((await panel())?.members).toHaveLength(5);
});

test('a case that changes after the panel has moved is shown in the new channel, and no more in the old one', async () => {
  await seatPanel(bot);
  const reference = await caseInChannel(bot);
  const old = bot.connector.posts(CHANNEL_ID).at(-1)?.versions.length;
  bot.connector.setRoster(ELSEWHERE, [coordinator, chair]);
  await bot.inChannel(chair, ELSEWHERE).say('use this channel');
  cardFrom(await bot.inChannel(coordinator).card().click('Accept'));
  await bot.settle();
  expect(bot.inChannel(coordinator, ELSEWHERE).card().text()).toContain(reference);
  expect(bot.connector.posts(CHANNEL_ID).at(-1)?.versions).toHaveLength(old ?? 0);
});

test('the coordinator sees who is on the list and puts on it only somebody who is in the channel', async () => {
  await bot.inChannel(coordinator).say('use this channel');
  await bot.as(coordinator).say('panel');
  const card = bot.as(coordinator).card();
  expect(card.text()).toContain(`${coordinator.name}, Children's social care, Coordinator`);
  const put = await card.click('Add to the list', { person: health.personId, agency: 'health', role: 'member' });
  expect(cardFrom(put).text()).toContain(`${health.name}, Health, Member`);
  const { body } = await bot.as(coordinator).invoke('adaptiveCard/action', {
    action: { verb: 'putMember', data: { person: outsider.personId, agency: 'health', role: 'chair' } },
  });
  expect(JSON.stringify(body)).toContain('Choose somebody who is in the MASE channel');
  expect((await panel())?.members.map((m) => m.personId)).toEqual([coordinator.personId, health.personId]);
});

test('a plain member, an outsider and somebody from a strange tenant can not see or change the list', async () => {
  await seatPanel(bot);
  const data = { leaver: chair.personId };
  for (const player of [health, outsider]) {
    await bot.as(player).say('panel');
    const { body } = await bot.as(player).invoke('adaptiveCard/action', { action: { verb: 'removeMember', data } });
    expect(body).toMatchObject({ statusCode: 400, value: { code: 'Forbidden' } });
  }
  expect(
    (await bot.as(stranger).invoke('adaptiveCard/action', { action: { verb: 'removeMember', data } })).status,
  ).toBe(403);
  expect((await panel())?.members).toHaveLength(5);
});

test('somebody taken off the list loses access at the next click, on cards they already have', async () => {
  await seatPanel(bot);
  const reference = await caseInChannel(bot);
  const card = caseCard(bot, health, reference);
  cardFrom(await card.click('Refresh'));
  await bot.as(coordinator).say('panel');
  await bot.as(coordinator).card().click('Take off the list', { leaver: health.personId });
  for (const press of ['Refresh', 'Propose an action'])
    expect(refusalFrom(await card.click(press))).toContain('members');
  expect(await card.click('View')).toMatchObject({ kind: 'message' });
});

test('the panel keeps a coordinator', async () => {
  await seatPanel(bot);
  await bot.as(coordinator).say('panel');
  const card = bot.as(coordinator).card();
  await card.click('Take off the list', { leaver: coordinator.personId });
  expect(card.text()).toContain('must keep a coordinator');
  expect((await panel())?.members).toHaveLength(5);
});

test('somebody who leaves the channel loses access at the next click, though the list still has them', async () => {
  await seatPanel(bot);
  const reference = await caseInChannel(bot);
  bot.connector.setRoster(CHANNEL_ID, [coordinator, chair, viceChair, school]);
  expect(refusalFrom(await caseCard(bot, health, reference).click('Refresh'))).toContain('members');
  cardFrom(await caseCard(bot, school, reference).click('Refresh'));
});

test('while nobody can tell who is in the channel, nobody has access, and they are asked to try again', async () => {
  await seatPanel(bot);
  const reference = await caseInChannel(bot);
  bot.connector.fault({ on: 'read', how: { status: 503 } });
  expect(refusalFrom(await caseCard(bot, chair, reference).click('Refresh'))).toContain('Try again');
  cardFrom(await caseCard(bot, chair, reference).click('Refresh'));
});

test('a chair from another tenant that the borough allows is a member, and a strange tenant gets nothing', async () => {
  await seatPanel(bot);
  const reference = await caseInChannel(bot);
  cardFrom(await caseCard(bot, chair, reference).click('Refresh'));
  bot.connector.setRoster(CHANNEL_ID, [coordinator, chair, viceChair, health, school, stranger]);
  const before = bot.connector.calls.length;
  const { status, body } = await bot.inChannel(stranger).invoke('adaptiveCard/action', {
    action: { verb: 'showCase', data: { concern: 'any' } },
  });
  expect(status).toBe(403);
  expect(JSON.stringify(body)).not.toContain(reference);
  await bot.as(stranger).say('raise a concern');
  expect(bot.connector.calls).toHaveLength(before);
});
