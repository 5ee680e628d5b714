/** Decides how an action is proposed and decided: by agency, never by its own proposer, its wording never in the channel (product §1.7). */
import type { TestBot } from '../../support/bot';
import { CHANNEL_ID } from '../../support/people';
import {
  actionsOf,
  baseText,
  cardFrom,
  cardsSaying,
  caseCard,
  caseInChannel,
  chair,
  coordinator,
  decide,
  findingsOf,
  health,
  openPanel,
  outsider,
  phoneTexts,
  PROPOSAL,
  propose,
  refusalFrom,
  school,
  viceChair,
} from './story';

const WORDING = 'Visit the flamingo arcade on Quizzical Quay';
const OUTCOME = 'No more marzipan presents';
const REASON = 'The periwinkle team has been there';
const SECRET = { wording: WORDING, outcome: OUTCOME };

let bot: TestBot;
let reference: string;
beforeEach(async () => {
  bot = await openPanel();
  reference = await caseInChannel(bot);
});
afterEach(async () => {
  await bot.stop();
  const open = `${bot.channelTraffic()} ${phoneTexts(bot.connector)} ${bot.log.text()}`;
  for (const secret of [WORDING, OUTCOME, REASON]) expect(open).not.toContain(secret);
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

const status = async (): Promise<string | undefined> => (await actionsOf(bot, reference))[0]?.status;

/** A second member for health, put on the list by the coordinator. */
async function seatSecondForHealth(): Promise<void> {
  bot.connector.setRoster(CHANNEL_ID, [coordinator, chair, viceChair, health, school, outsider]);
  await bot.as(coordinator).say('panel');
  await bot
    .as(coordinator)
    .card()
    .click('Add to the list', { person: outsider.personId, agency: 'health', role: 'member' });
}

const FAULTY: readonly (readonly [string, Record<string, string>, string])[] = [
  ['without its kind', { title: '' }, 'kind'],
  ['without a wording', { wording: '   ' }, 'Say what is to be done.'],
  ['with a wording of more than 1,000 characters', { wording: 'w'.repeat(1_001) }, '1001'],
  ['without an owner', { owner: '' }, 'Choose who is to do it.'],
  ['without a day', { byWhen: '' }, 'Choose a day by when'],
  ['by a day that is past', { byWhen: '2026-03-01' }, 'today or later'],
  ['by a day that does not exist', { byWhen: '2026-02-30' }, 'Choose a day by when'],
  ['without an outcome', { outcome: '' }, 'Say what outcome is sought.'],
  ['with an outcome of more than 300 characters', { outcome: 'o'.repeat(301) }, '301'],
];

test.each(FAULTY)(
  'an action %s is refused at the field, and all else that was typed stays',
  async (_what, over, fault) => {
    const card = cardFrom(await propose(bot, reference, { ...SECRET, ...over }));
    expect(card.text()).toContain(fault);
    expect(await actionsOf(bot, reference)).toEqual([]);
    const kept = new Map(card.inputs().map((i) => [i.id, i.value]));
    const typed = {
      title: 'place-visit',
      wording: WORDING,
      owner: health.personId,
      byWhen: PROPOSAL.byWhen,
      outcome: OUTCOME,
    };
    for (const [field, value] of Object.entries(typed)) if (!(field in over)) expect(kept.get(field)).toBe(value);
    const good = { ...PROPOSAL, ...SECRET };
    cardFrom(await card.click('Propose', good));
    expect(await status()).toBe('proposed');
  },
);

test('every fault of a proposal is told at once', async () => {
  const blank = { title: '', wording: '', owner: '', byWhen: '', outcome: '' };
  const text = cardFrom(await propose(bot, reference, blank)).text();
  for (const said of ['kind', 'what is to be done', 'who is to do it', 'by when', 'outcome'])
    expect(text).toContain(said);
});

test('nobody who is not on the panel list can be made to own an action', async () => {
  await propose(bot, reference);
  const [action] = await actionsOf(bot, reference);
  const data = {
    concern: action?.concernId,
    proposal: 'another',
    ...PROPOSAL,
    title: 'other',
    owner: outsider.personId,
  };
  const { body } = await bot.as(coordinator).invoke('adaptiveCard/action', { action: { verb: 'proposeAction', data } });
  expect(JSON.stringify(body)).toContain('Choose who is to do it.');
  expect(await actionsOf(bot, reference)).toHaveLength(1);
});

test('pressing Propose twice proposes once', async () => {
  const card = caseCard(bot, coordinator, reference);
  await card.click('Propose an action');
  const form = card.frozen();
  await Promise.all([
    form.click('Propose', { ...PROPOSAL, ...SECRET }),
    form.click('Propose', { ...PROPOSAL, ...SECRET }),
  ]);
  expect(await actionsOf(bot, reference)).toHaveLength(1);
});

test('proposed by the coordinator it is approved by health and then the school; the channel sees codes, the owner the words', async () => {
  cardFrom(await propose(bot, reference, SECRET));
  await bot.settle();
  expect(baseText(bot.connector, reference)).toContain('Waiting for approval');
  cardFrom(await decide(bot, reference, health, 'Approve'));
  await bot.settle();
  expect(await status()).toBe('proposed');
  expect(baseText(bot.connector, reference)).toContain('Approved by Health (2 March 2026)');
  const read = cardFrom(await decide(bot, reference, school, 'Approve')).text();
  for (const words of [WORDING, OUTCOME]) expect(read).toContain(words);
  await bot.settle();
  expect(await status()).toBe('approved');
  const text = caseCard(bot, viceChair, reference).text();
  for (const shown of [
    'Place visit',
    'Health. By 20 March 2026.',
    'Approved by Health (2 March 2026), Schools and education (2 March 2026)',
  ])
    expect(text).toContain(shown);
  const [mine] = cardsSaying(bot, health, 'The MASE panel asks you to do this');
  for (const words of [WORDING, OUTCOME, reference, 'Place visit', '20 March 2026'])
    expect(mine?.text()).toContain(words);
  expect(mine?.buttons()).toEqual(expect.arrayContaining(['Done', 'On track', 'Blocked', 'Cannot do']));
});

test('nobody approves their own proposal, and the coordinator approves none', async () => {
  await propose(bot, reference, SECRET, health);
  const card = caseCard(bot, health, reference);
  await card.click('Show wording');
  expect(card.buttons()).not.toContain('Approve');
  expect(card.text()).toContain('You proposed this action');
  const [action] = await actionsOf(bot, reference);
  const data = { concern: action?.concernId, action: action?.id };
  for (const player of [health, coordinator, outsider]) {
    const { body } = await bot.as(player).invoke('adaptiveCard/action', { action: { verb: 'approveAction', data } });
    expect(body).toMatchObject({ statusCode: 400, value: { code: 'Forbidden' } });
  }
  expect(await status()).toBe('proposed');
});

test('two people of one agency count once', async () => {
  await seatSecondForHealth();
  await propose(bot, reference, SECRET);
  await decide(bot, reference, health, 'Approve');
  await decide(bot, reference, outsider, 'Approve');
  expect(await status()).toBe('proposed');
  await decide(bot, reference, school, 'Approve');
  expect(await status()).toBe('approved');
});

test('the agency of the proposer does not count', async () => {
  await seatSecondForHealth();
  await propose(bot, reference, SECRET, outsider);
  await decide(bot, reference, health, 'Approve');
  await decide(bot, reference, school, 'Approve');
  expect(await status()).toBe('proposed');
});

test.each([
  ['chair', chair],
  ['vice chair', viceChair],
])('the %s approves alone', async (_role, player) => {
  await propose(bot, reference, SECRET);
  await decide(bot, reference, player, 'Approve');
  expect(await status()).toBe('approved');
});

test('declining needs a reason, which members read and the channel does not', async () => {
  await propose(bot, reference, SECRET);
  const asked = cardFrom(await decide(bot, reference, chair, 'Decline'));
  expect(asked.text()).toContain('Say why you decline it.');
  expect(await status()).toBe('proposed');
  await asked.click('Decline', { reason: REASON });
  expect(await status()).toBe('declined');
  await bot.settle();
  expect(baseText(bot.connector, reference)).toContain('Declined by Police');
  const seen = caseCard(bot, school, reference);
  await seen.click('Show wording');
  expect(seen.text()).toContain(REASON);
  expect(cardsSaying(bot, health, 'The MASE panel asks you to do this')).toHaveLength(0);
});

test('one agency that declines ends nothing; two do', async () => {
  await propose(bot, reference, SECRET);
  await decide(bot, reference, health, 'Decline', REASON);
  expect(await status()).toBe('proposed');
  await decide(bot, reference, school, 'Decline', REASON);
  expect(await status()).toBe('declined');
});

test('two members who approve at the same moment bring one outcome, and both see what is true', async () => {
  await propose(bot, reference, SECRET);
  const cards = [health, school].map((player) => caseCard(bot, player, reference));
  await Promise.all(cards.map((card) => card.click('Show wording')));
  const seen = await Promise.all(cards.map(async (card) => cardFrom(await card.click('Approve')).text()));
  expect(seen.some((text) => text.includes('It has been decided'))).toBe(true);
  expect(await status()).toBe('approved');
  await bot.settle();
  for (const player of [health, school]) {
    const card = caseCard(bot, player, reference);
    expect(card.text()).toContain('Approved, not answered by its owner yet');
  }
  expect(cardsSaying(bot, health, 'The MASE panel asks you to do this')).toHaveLength(1);
});

test('approving and declining at the same moment bring one outcome', async () => {
  await propose(bot, reference, SECRET);
  const yes = caseCard(bot, chair, reference);
  const no = caseCard(bot, viceChair, reference);
  await Promise.all([yes.click('Show wording'), no.click('Show wording')]);
  await Promise.all([yes.click('Approve'), no.click('Decline', { reason: REASON })]);
  const [action] = await actionsOf(bot, reference);
  expect((action?.approvals.length ?? 0) + (action?.declines.length ?? 0)).toBe(1);
  expect(action?.status).toBe(action?.approvals.length === 1 ? 'approved' : 'declined');
});

test('a second approval from an old card changes nothing and shows how it was decided', async () => {
  await propose(bot, reference, SECRET);
  const card = caseCard(bot, chair, reference);
  await card.click('Show wording');
  const old = card.frozen();
  await old.click('Approve');
  await bot.settle();
  expect(cardFrom(await old.click('Approve')).text()).toContain('It has been decided');
  expect(cardFrom(await old.click('Decline', { reason: REASON })).text()).toContain('It has been decided');
  expect(await status()).toBe('approved');
});

test('what the law already requires goes to its owner at once, and says so', async () => {
  const urgent = await caseInChannel(bot, { dob: '11', ownCategory: '3' });
  cardFrom(await propose(bot, urgent, { ...SECRET, title: 'Other', required: 'R4' }));
  await bot.settle();
  expect((await actionsOf(bot, urgent))[0]?.status).toBe('approved');
  expect(baseText(bot.connector, urgent)).toContain('Required by law');
  expect(cardsSaying(bot, health, 'The MASE panel asks you to do this')).toHaveLength(1);
  const seen = caseCard(bot, chair, urgent);
  await seen.click('Show wording');
  expect(seen.buttons()).not.toContain('Approve');
});

test('harm or a crime makes telling the police required; where no rule says so, a claim that the law requires it is not believed', async () => {
  const harmed = await caseInChannel(bot, { crimeLikely: 'yes', ownCategory: '3' });
  cardFrom(await propose(bot, harmed, { ...SECRET, required: 'R6' }));
  expect((await actionsOf(bot, harmed))[0]?.status).toBe('approved');
  await propose(bot, reference, SECRET);
  const [first] = await actionsOf(bot, reference);
  const data = {
    ...PROPOSAL,
    ...SECRET,
    title: 'other',
    concern: first?.concernId,
    proposal: 'claimed',
    required: 'R4',
  };
  await bot.as(coordinator).invoke('adaptiveCard/action', { action: { verb: 'proposeAction', data } });
  expect((await bot.bot().deps.store.load('action', 'claimed'))?.state.status).toBe('proposed');
});

test('an outsider can neither propose nor read', async () => {
  await propose(bot, reference, SECRET);
  await bot.settle();
  for (const press of ['Propose an action', 'Show wording'])
    expect(refusalFrom(await caseCard(bot, outsider, reference).click(press))).toContain('members');
});
