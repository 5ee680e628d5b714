/** Decides how the owner of an action answers for it: one tap, once, theirs alone, and what it says to the panel (product §1.7). */
import type { TestBot } from '../../support/bot';
import type { CardView } from '../../support/client';
import {
  actionsOf,
  assignedAction,
  baseText,
  cardFrom,
  cardsSaying,
  caseCard,
  chair,
  findingsOf,
  health,
  openPanel,
  outsider,
  phoneTexts,
  refusalFrom,
  school,
} from './story';

const NOTE = 'The flamingo arcade was shut';
const HEADING = 'The MASE panel asks you to do this';

let bot: TestBot;
let reference: string;
beforeEach(async () => {
  bot = await openPanel();
  reference = await assignedAction(bot);
});
afterEach(async () => {
  await bot.stop();
  expect(`${bot.channelTraffic()} ${phoneTexts(bot.connector)} ${bot.log.text()}`).not.toContain(NOTE);
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

function mine(): CardView {
  const [card] = cardsSaying(bot, health, HEADING);
  if (card === undefined) throw new Error('the owner has no card');
  return card;
}
const action = async () => (await actionsOf(bot, reference))[0];

test.each([
  ['Done', '', 'done', 'Done.'],
  ['Done', NOTE, 'done', 'Done.'],
  ['On track', '', 'accepted', 'Under way'],
  ['On track', NOTE, 'accepted', 'Under way'],
  ['Blocked', NOTE, 'accepted', 'Under way'],
  ['Cannot do', NOTE, 'not-done', 'Ended, not done'],
])(
  '"%s" with the note "%s" is one tap, and the case’s card says so to everybody',
  async (press, note, status, words) => {
    cardFrom(await mine().click(press, { note }));
    expect(await action()).toMatchObject({ status, progress: [{ note }] });
    await bot.settle();
    expect(baseText(bot.connector, reference)).toContain(words);
    const seen = caseCard(bot, chair, reference);
    await seen.click('Show wording');
    expect(seen.text()).toContain(note);
  },
);

test.each([
  ['Blocked', 'Say what blocks it.'],
  ['Cannot do', 'Say why it cannot be done.'],
])('"%s" needs a note, asked for at the field', async (press, fault) => {
  const card = mine();
  expect(cardFrom(await card.click(press)).text()).toContain(fault);
  expect((await action())?.progress).toEqual([]);
  cardFrom(await card.click(press, { note: NOTE }));
  expect((await action())?.progress).toHaveLength(1);
});

test('a note of more than 1,000 characters is told at the field, and the rest of it stays', async () => {
  const card = cardFrom(await mine().click('Blocked', { note: 'n'.repeat(1_001) }));
  expect(card.text()).toContain('1001 characters');
  expect(card.inputs().find((i) => i.id === 'note')?.value).toHaveLength(1_000);
});

test('answered twice, at once or from an old card, counts once and shows what is true', async () => {
  const old = mine().frozen();
  await Promise.all([old.click('Done'), old.click('Done')]);
  expect((await action())?.progress).toHaveLength(1);
  expect(cardFrom(await old.click('Cannot do', { note: NOTE })).text()).toContain('It is recorded as done');
  expect((await action())?.status).toBe('done');
});

test('an answer from a card that is older than the last answer changes nothing', async () => {
  const card = mine();
  const old = card.frozen();
  await card.click('On track');
  expect(cardFrom(await old.click('Done')).text()).toContain('Under way');
  expect((await action())?.status).toBe('accepted');
  cardFrom(await card.click('Done'));
  expect((await action())?.status).toBe('done');
});

test('nobody else answers for an owner: not a member, not the chair, not an outsider, and never from the channel', async () => {
  const { id, revision } = (await action()) ?? { id: '', revision: 0 };
  const press = { action: { verb: 'reportAction', data: { action: id, revision, kind: 'done' } } };
  for (const player of [school, chair, outsider])
    expect((await bot.as(player).invoke('adaptiveCard/action', press)).body).toMatchObject({
      statusCode: 400,
      value: { code: 'Forbidden' },
    });
  const inChannel = await bot.inChannel(health).invoke('adaptiveCard/action', press);
  expect(inChannel.body).toMatchObject({ statusCode: 400 });
  expect((await action())?.status).toBe('approved');
});

test('an owner who left the panel still answers for what they owe, and sees nothing of the case', async () => {
  bot.connector.setRoster('19:panel-of-tests@thread.tacv2', [chair, school]);
  cardFrom(await mine().click('Done'));
  expect((await action())?.status).toBe('done');
  expect(refusalFrom(await caseCard(bot, health, reference).click('Show wording'))).toContain('members');
});

test('"my actions" lists what is owed, answered with one tap; what needs a note is asked for it', async () => {
  await bot.as(health).say('my actions');
  const card = bot.as(health).card();
  expect(card.text()).toContain(reference);
  expect(cardFrom(await card.click('Blocked')).text()).toContain('Say what blocks it.');
  cardFrom(await card.click('Blocked', { note: NOTE }));
  cardFrom(await card.click('My actions'));
  expect(cardFrom(await card.click('Done')).text()).toContain('Nothing is waiting for you.');
  expect((await action())?.status).toBe('done');
});
