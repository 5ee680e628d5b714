/** Decides who opens the full form, that the look is on record before it opens, and that nobody else ever sees that view (product §1.2, §1.6). */
import { readFileSync } from 'node:fs';
import { readCast } from '../../../src/local/cast';
import type { Values } from '../../../src/domain/form/answers';
import { startTestBot, type TestBot } from '../../support/bot';
import type { Answer } from '../../support/client';
import { CHANNEL_ID, type Player } from '../../support/people';
import {
  cardFrom,
  caseCard,
  caseInChannel,
  chair,
  concernOf,
  coordinator,
  findingsOf,
  health,
  openPanel,
  outsider,
  phoneTexts,
  propose,
  raise,
  referenceOn,
  school,
  teacher,
  viceChair,
} from './story';

const NAME = 'Zebedee Zyxwvut';
const STORY = 'Seen near the flamingo fountain';
const LONG: Values = {
  childName: NAME,
  details: `${STORY} ${'and again '.repeat(380)}`.trim(),
  ownWords: 'periwinkle '.repeat(300).trim(),
};

let bot: TestBot;
afterEach(async () => {
  await bot.stop();
  const open = `${bot.channelTraffic()} ${phoneTexts(bot.connector)} ${bot.log.text()}`;
  for (const secret of [NAME, STORY]) expect(open).not.toContain(secret);
});

const looks = async (reference: string) => {
  const id = (await concernOf(bot, reference)).id;
  return bot.bot().deps.store.events('views', `${id}:2026-03`);
};
const view = (player: Player, reference: string): Promise<Answer> => caseCard(bot, player, reference).click('View');

describe('in a client with dialogs', () => {
  beforeEach(async () => {
    bot = await openPanel();
  });
  afterEach(() => {
    expect(findingsOf(bot, bot.connector)).toEqual([]);
  });

  test.each([
    ['coordinator', coordinator],
    ['chair', chair],
    ['vice chair', viceChair],
    ['member', health],
  ])('the %s opens the form in a dialog, and that they looked is on record', async (_role, player) => {
    const reference = await caseInChannel(bot, { childName: NAME, details: STORY });
    const answer = await view(player, reference);
    expect(answer).toMatchObject({ kind: 'dialog', title: reference });
    expect(cardFrom(answer).text()).toContain(NAME);
    expect(await looks(reference)).toMatchObject([{ type: 'looked-at-form', by: player.personId }]);
  });

  test('a form that is too long for one card is turned page by page, every page a look of its own', async () => {
    const reference = await caseInChannel(bot, LONG);
    let card = cardFrom(await view(health, reference));
    const pages = [card.text()];
    while (card.buttons().includes('Next') && pages.length < 20) {
      card = cardFrom(await card.click('Next'));
      pages.push(card.text());
    }
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.join('\n');
    expect(all).toContain(NAME);
    expect(all).toContain(STORY);
    expect(pages[1]).toContain(`Page 2 of ${String(pages.length)}`);
    expect(await looks(reference)).toHaveLength(pages.length);
  });

  test('an outsider and an auditor get nothing, and their try leaves nothing open', async () => {
    const reference = await caseInChannel(bot, { childName: NAME, details: STORY });
    bot.connector.setRoster(CHANNEL_ID, [coordinator, chair, viceChair, health, school, outsider]);
    for (const seated of [false, true]) {
      if (seated) {
        await bot.as(coordinator).say('panel');
        const list = bot.as(coordinator).card();
        await list.click('Add to the list', { person: outsider.personId, agency: 'other', role: 'auditor' });
      }
      const answer = await view(outsider, reference);
      expect(answer).toMatchObject({ kind: 'message' });
      expect(JSON.stringify(answer)).not.toContain(NAME);
    }
    cardFrom(await caseCard(bot, outsider, reference).click('Refresh'));
    expect(await looks(reference)).toEqual([]);
  });

  test('wording and form that one member opened never reach another member’s view', async () => {
    const reference = await caseInChannel(bot, { childName: NAME, details: STORY });
    await propose(bot, reference, { wording: 'Visit the tangerine arcade' });
    await caseCard(bot, health, reference).click('Show wording');
    expect(caseCard(bot, health, reference).text()).toContain('tangerine');
    for (const player of [school, chair, coordinator, outsider])
      expect(caseCard(bot, player, reference).text()).not.toContain('tangerine');
    expect(bot.channelTraffic()).not.toContain('tangerine');
    await caseCard(bot, health, reference).click('Back to the case');
    await view(health, reference);
    expect((await looks(reference)).map((e) => e.type)).toEqual(['looked-at-wording', 'looked-at-form']);
  });

  test('a consultation opens for the coordinator, the chair and the vice chair alone', async () => {
    const reference = referenceOn(cardFrom(await raise(bot, { childName: NAME, details: STORY, ownCategory: '1' })));
    await bot.settle();
    const data = { concern: (await concernOf(bot, reference)).id, page: 1 };
    const open = async (player: Player): Promise<string> =>
      JSON.stringify((await bot.as(player).invoke('adaptiveCard/action', { action: { verb: 'viewCase', data } })).body);
    for (const player of [coordinator, chair, viceChair]) expect(await open(player)).toContain(NAME);
    for (const player of [health, school, outsider]) expect(await open(player)).not.toContain(NAME);
    for (const player of [health, outsider]) {
      await bot.as(player).say(reference);
      for (const card of bot.as(player).cards()) expect(card.text()).not.toContain('A consultation');
    }
    await bot.as(chair).say(reference);
    expect(bot.as(chair).card().text()).toContain('A consultation, not sent to the MASE channel');
    expect(await looks(reference)).toHaveLength(3);
  });

  test('a draft opens for its author alone', async () => {
    await bot.as(teacher).say('raise a concern');
    const [draft] = await bot.bot().deps.store.queries.concernsOfAuthor(teacher.personId, 1);
    const press = { action: { verb: 'viewCase', data: { concern: draft?.id, page: 1 } } };
    for (const player of [coordinator, chair, health])
      expect((await bot.as(player).invoke('adaptiveCard/action', press)).body).toMatchObject({ statusCode: 400 });
  });
});

describe('in a client of one chat', () => {
  const cast = readCast(readFileSync('.m365agentsplayground.yml', 'utf8'));
  const played = (role: string): Player => {
    const found = cast.people.find((p) => p.role === role);
    if (found === undefined) throw new Error(`nobody plays ${role}`);
    return found;
  };

  test('the form goes into the chat of the member who asked, after the look is on record, and never into the channel', async () => {
    bot = await startTestBot({ cast });
    bot.connector.setRoster(cast.channelId, cast.people);
    await bot.as(played('teacher')).install();
    const reference = referenceOn(cardFrom(await raise(bot, { childName: NAME, details: STORY }, played('teacher'))));
    await bot.settle();
    const member = bot.inChannel(played('health'), cast.channelId);
    const card = member.cards().find((c) => c.text().includes(reference));
    expect(await card?.click('View')).toMatchObject({ kind: 'message' });
    expect(await looks(reference)).toMatchObject([{ type: 'looked-at-form', by: played('health').personId }]);
    await bot.settle();
    const chat = bot.connector.posts(cast.personalChatId).map((p) => JSON.stringify(p.versions.at(-1)));
    expect(chat.some((post) => post.includes(NAME) && post.includes('Hanna Health'))).toBe(true);
    const shared = bot.connector.posts(cast.channelId).map((p) => JSON.stringify(p.versions));
    expect(shared.join('')).not.toContain(NAME);
  });
});
