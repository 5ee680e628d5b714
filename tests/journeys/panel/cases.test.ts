/** Decides what the channel learns of a submitted concern, and what accepting it does for everybody (product §1.6). */
import type { Values } from '../../../src/domain/form/answers';
import { startTestBot, type TestBot } from '../../support/bot';
import { CHANNEL_ID } from '../../support/people';
import {
  accept,
  baseText,
  cardFrom,
  cardsSaying,
  caseCard,
  caseInChannel,
  chair,
  chatTraffic,
  concernOf,
  coordinator,
  fillUntilReview,
  findingsOf,
  health,
  openPanel,
  outsider,
  phoneTexts,
  postsOf,
  raise,
  referenceOn,
  refusalFrom,
  submit,
  teacher,
  viceChair,
} from './story';

const SECRETS: Values = {
  childName: 'Zebedee Zyxwvut',
  address: '7 Quizzical Quay',
  details: 'Seen near the flamingo fountain',
  categoryReason: 'The marzipan presents',
};

let bot: TestBot;
beforeEach(async () => {
  bot = await openPanel();
});
afterEach(async () => {
  await bot.stop();
  const open = `${bot.channelTraffic()} ${phoneTexts(bot.connector)} ${bot.log.text()}`;
  for (const secret of Object.values(SECRETS).flat()) expect(open).not.toContain(secret);
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

test.each([
  ['2', 'Category 2'],
  ['3', 'Category 3'],
  ['cannot-say', 'Referrer could not say: treated as category 2'],
])(
  'a concern of category %s is one card in the channel: codes and dates, nothing that anybody wrote',
  async (category, words) => {
    const reference = await caseInChannel(bot, { ...SECRETS, ownCategory: category });
    expect(reference).toMatch(/^MASE-2026-\d{4}$/);
    expect(postsOf(bot.connector, reference)).toBe(1);
    const text = caseCard(bot, health, reference).text();
    for (const shown of [words, '16 or 17', 'Schools and education', '2 March 2026', 'Waiting to be accepted'])
      expect(text).toContain(shown);
  },
);

test('what the answers mark stands on the card as codes', async () => {
  const reference = await caseInChannel(bot, { ...SECRETS, dob: '11', harmLikely: 'yes', ownCategory: '3' });
  const text = caseCard(bot, health, reference).text();
  expect(text).toContain('Under 13: always to ECIRS (§11.3)');
  expect(text).toContain('A strategy or multi-agency planning meeting has not been recorded');
});

test('a concern of category 1 is a consultation, and the channel hears nothing of it', async () => {
  const before = bot.connector.posts(CHANNEL_ID).length;
  expect(cardFrom(await raise(bot, { ...SECRETS, ownCategory: '1' })).text()).toContain('CON-2026-0001');
  await bot.settle();
  expect(bot.connector.posts(CHANNEL_ID)).toHaveLength(before);
});

test('pressing Submit twice, at once or later, submits once and gives the same receipt', async () => {
  const review = (await fillUntilReview(bot, SECRETS)).frozen();
  const receipts = [...(await Promise.all([submit(review), submit(review)])), await submit(review)].map(cardFrom);
  const references = new Set(receipts.map(referenceOn));
  expect(references.size).toBe(1);
  await bot.settle();
  for (const reference of references) expect(postsOf(bot.connector, reference)).toBe(1);
});

test('a concern submitted before there is a channel is kept, the coordinator is told, and it is shown once there is one', async () => {
  await bot.stop();
  bot = await startTestBot();
  await bot.as(teacher).install();
  await bot.as(coordinator).install();
  const submitted = cardFrom(await raise(bot, SECRETS));
  await bot.bot().scheduler.tickNow();
  await bot.bot().relay.runOnce();
  expect(cardsSaying(bot, coordinator, 'there is no MASE channel yet')).toHaveLength(1);
  expect(bot.connector.posts(CHANNEL_ID)).toHaveLength(0);
  await bot.inChannel(coordinator).say('use this channel');
  bot.clock.advance({ minutes: 2 });
  await bot.settle();
  expect(postsOf(bot.connector, referenceOn(submitted))).toBe(1);
});

test('accepting changes the card for everybody, once, and tells the referrer without the panel’s detail', async () => {
  const reference = await caseInChannel(bot, SECRETS);
  cardFrom(await accept(bot, reference));
  await bot.settle();
  expect(postsOf(bot.connector, reference)).toBe(1);
  expect(baseText(bot.connector, reference)).toContain('Accepted on 2 March 2026');
  for (const player of [health, chair]) expect(caseCard(bot, player, reference).text()).toContain('Accepted on');
  expect(cardsSaying(bot, teacher, `${reference} has been accepted`)).toHaveLength(1);
});

test('accepting twice, from an old card or by another leader, does it once and shows what is true', async () => {
  const reference = await caseInChannel(bot, SECRETS);
  const old = caseCard(bot, viceChair, reference).frozen();
  const mine = caseCard(bot, coordinator, reference).frozen();
  const answers = await Promise.all([mine.click('Accept'), mine.click('Accept'), old.click('Accept')]);
  for (const answer of answers) expect(cardFrom(answer).text()).toContain('Accepted on');
  await bot.settle();
  const { store } = bot.bot().deps;
  const events = await store.events('concern', (await concernOf(bot, reference)).id);
  expect(events.filter((e) => e.type === 'case-accepted')).toHaveLength(1);
  expect(cardsSaying(bot, teacher, 'has been accepted')).toHaveLength(1);
  cardFrom(await old.click('Accept'));
  await bot.settle();
  expect(cardsSaying(bot, teacher, 'has been accepted')).toHaveLength(1);
});

test('a plain member can not accept, an outsider gets nothing, and neither changes anything', async () => {
  const reference = await caseInChannel(bot, SECRETS);
  expect(refusalFrom(await accept(bot, reference, health))).toContain('Only the MASE coordinator');
  expect(refusalFrom(await accept(bot, reference, outsider))).toContain('Only');
  expect(refusalFrom(await caseCard(bot, outsider, reference).click('Refresh'))).toContain('members');
  expect((await concernOf(bot, reference)).status).toBe('submitted');
  expect(chatTraffic(bot.connector, outsider)).not.toContain(reference);
});

test('work that is blocked or complex is escalated by those who lead, once, and the card says so', async () => {
  const reference = await caseInChannel(bot, SECRETS);
  expect(refusalFrom(await caseCard(bot, health, reference).click('Blocked or complex'))).toContain('Only');
  const card = caseCard(bot, coordinator, reference);
  await card.click('Blocked or complex');
  await card.click('Mark as escalated');
  await bot.settle();
  expect(baseText(bot.connector, reference)).toContain('Escalated to the Vulnerable Adolescents Panel');
  expect(caseCard(bot, chair, reference).buttons()).not.toContain('Blocked or complex');
});
