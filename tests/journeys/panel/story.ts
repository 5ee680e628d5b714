/** Decides how the panel's journeys begin: a panel seated through its own cards, concerns raised step by step, every card checked at the end. */
import type { Values } from '../../../src/domain/form/answers';
import type { Action } from '../../../src/domain/action/action';
import type { Submitted } from '../../../src/domain/concern/concern';
import { WHOLE } from '../../support/answers';
import { startTestBot, type TestBot, type TestBotOptions } from '../../support/bot';
import { cardFindings } from '../../support/cardLint';
import { textOfCard } from '../../support/cardReading';
import type { Answer, CardView, Client } from '../../support/client';
import type { Connector, Json } from '../../support/connector';
import { CHANNEL_ID, PEOPLE, personalChatOf, type Player } from '../../support/people';

export const { teacher, coordinator, chair, viceChair, health, school, outsider, stranger } = PEOPLE;

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const cardsIn = (activity: Json): readonly Json[] =>
  ((activity['attachments'] ?? []) as readonly Json[])
    .filter((a) => a['contentType'] === ADAPTIVE)
    .map((a) => a['content'] as Json);

const SEATS: readonly (readonly [Player, agency: string, role: string])[] = [
  [chair, 'police', 'chair'],
  [viceChair, 'social-care', 'vice-chair'],
  [health, 'health', 'member'],
  [school, 'education', 'member'],
];

/** The channel taken by the first coordinator, and everyone put on the list through its card. */
export async function seatPanel(client: Client): Promise<void> {
  for (const player of [teacher, coordinator, chair, viceChair, health, school]) await client.as(player).install();
  await client.inChannel(coordinator).say('use this channel');
  await client.as(coordinator).say('panel');
  const list = client.as(coordinator).card();
  for (const [player, agency, role] of SEATS)
    await list.click('Add to the list', { person: player.personId, agency, role });
}

/** A bot whose panel is seated. */
export async function openPanel(options: TestBotOptions = {}): Promise<TestBot> {
  const bot = await startTestBot(options);
  await seatPanel(bot);
  return bot;
}

/** What a card asks that these values answer. */
const fillOf = (card: CardView, values: Values): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    card.inputs().flatMap(({ id }) => {
      const value = values[id.slice(2)];
      return id.startsWith('q_') && value !== undefined ? [[id, value]] : [];
    }),
  );

const MOST_STEPS = 60;

/** Fills a concern through its cards as far as the review. Resolves to that card. */
export async function fillUntilReview(client: Client, over: Values = {}, author: Player = teacher): Promise<CardView> {
  const values = { ...WHOLE, ...over };
  await client.as(author).say('raise a concern');
  const card = client.as(author).card();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (card.buttons().includes('Submit')) return card;
    await card.click('Next', fillOf(card, values));
  }
  throw new Error(`the form does not end:\n${card.text()}`);
}

export const submit = (review: CardView): Promise<Answer> => review.click('Submit', { q_declaration: ['agreed'] });

/** Raises a concern through its cards and submits it. Resolves to what the author then sees. */
export const raise = async (client: Client, over: Values = {}, author: Player = teacher): Promise<Answer> =>
  submit(await fillUntilReview(client, over, author));

/** The reference on a card. */
export function referenceOn(card: CardView): string {
  const found = /(?:MASE|CON)-\d{4}-\d{4}/.exec(card.text())?.[0];
  if (found === undefined) throw new Error(`there is no reference on this card:\n${card.text()}`);
  return found;
}

/** What a press brought, which must be a card. */
export function cardFrom(answer: Answer): CardView {
  if (answer.kind !== 'card' && answer.kind !== 'dialog')
    throw new Error(`this was to be a card: ${JSON.stringify(answer)}`);
  return answer.card;
}

/** What a press was refused with. */
export function refusalFrom(answer: Answer): string {
  if (answer.kind !== 'error') throw new Error(`this was to be refused: ${answer.kind}`);
  return answer.text;
}

/** A case in the channel. Resolves to its reference. */
export async function caseInChannel(bot: TestBot, over: Values = {}): Promise<string> {
  const reference = referenceOn(cardFrom(await raise(bot, over)));
  await bot.settle();
  return reference;
}

/** The card of a case in the channel, as somebody sees it. */
export function caseCard(client: Client, player: Player, reference: string): CardView {
  const card = client
    .inChannel(player)
    .cards()
    .find((c) => c.text().includes(reference));
  if (card === undefined) throw new Error(`${reference} is not in the channel`);
  return card;
}

/** How many messages of the channel hold this case's card. */
export const postsOf = (connector: Connector, reference: string): number =>
  connector.posts(CHANNEL_ID).filter((p) => JSON.stringify(p.versions[0]).includes(reference)).length;

/** What everyone reads on the card of a case, whoever looked at what. */
export function baseText(connector: Connector, reference: string): string {
  const post = connector.posts(CHANNEL_ID).find((p) => JSON.stringify(p.versions[0]).includes(reference));
  const [card] = cardsIn(post?.versions.at(-1) ?? {});
  return card === undefined ? '' : textOfCard(card);
}

export async function concernOf(bot: TestBot, reference: string): Promise<Submitted> {
  const { store } = bot.bot().deps;
  const row = await store.queries.concernByReference(reference);
  const concern = row === undefined ? undefined : (await store.load('concern', row.id))?.state;
  if (concern?.stage !== 'case' && concern?.stage !== 'consultation') throw new Error(`${reference} is not there`);
  return concern;
}

/** The actions of a case, as they are kept. */
export async function actionsOf(bot: TestBot, reference: string): Promise<readonly Action[]> {
  const { store } = bot.bot().deps;
  const rows = await store.queries.actionsOfConcern((await concernOf(bot, reference)).id, 50);
  const loaded = await Promise.all(rows.map((r) => store.load('action', r.id)));
  return loaded.flatMap((l) => (l === undefined ? [] : [l.state]));
}

export const accept = (bot: TestBot, reference: string, by = coordinator): Promise<Answer> =>
  caseCard(bot, by, reference).click('Accept');

export const MEETING = { date: '2026-04-01', time: '14:00', place: 'Room 1' } as const;

/** Schedules a meeting from the coordinator's own chat. Resolves to its id. */
export async function scheduleMeeting(bot: TestBot, when: Partial<Record<keyof typeof MEETING, string>> = {}) {
  const asked = { ...MEETING, ...when };
  await bot.as(coordinator).say('meetings');
  const card = bot.as(coordinator).card();
  await card.click('Schedule a meeting');
  await card.click('Schedule', asked);
  const meetings = await bot.bot().deps.store.queries.meetingsFrom(asked.date, 50);
  const made = meetings.find((m) => m.date === asked.date && m.time === asked.time);
  if (made === undefined) throw new Error(`no meeting was scheduled:\n${card.text()}`);
  return made.id;
}

export interface Proposed {
  readonly title: string;
  readonly wording: string;
  readonly owner: string;
  readonly byWhen: string;
  readonly outcome: string;
}

export const PROPOSAL: Proposed = {
  title: 'Place visit',
  wording: 'Visit the made-up arcade',
  owner: health.personId,
  byWhen: '2026-03-20',
  outcome: 'The arcade is safer',
};

/** Proposes an action on the card in the channel, which then shows it to all. Resolves to the answer of Propose. */
export async function propose(
  bot: TestBot,
  reference: string,
  over: Partial<Proposed> & { readonly required?: string } = {},
  by = coordinator,
): Promise<Answer> {
  const card = caseCard(bot, by, reference);
  await card.click('Propose an action');
  const answer = await card.click('Propose', { ...PROPOSAL, ...over });
  await bot.settle();
  return answer;
}

/** Opens the wording of a case's first action and presses a button there. */
export async function decide(
  bot: TestBot,
  reference: string,
  by: Player,
  press: 'Approve' | 'Decline',
  reason?: string,
): Promise<Answer> {
  const card = caseCard(bot, by, reference);
  await card.click('Show wording');
  return card.click(press, reason === undefined ? {} : { reason });
}

/** An action that its owner has in their own chat, in a new case. Resolves to the case's reference. */
export async function assignedAction(bot: TestBot, over: Partial<Proposed> = {}): Promise<string> {
  const reference = await caseInChannel(bot);
  await propose(bot, reference, over);
  await decide(bot, reference, chair, 'Approve');
  await bot.settle();
  return reference;
}

/** Cards in somebody's own chat of whose text this is a part. */
export const cardsSaying = (client: Client, player: Player, words: string): readonly CardView[] =>
  client
    .as(player)
    .cards()
    .filter((c) => c.text().includes(words));

/** The card without its mention, which Teams draws by rules of its own. */
function withoutMention(card: Json): Json {
  const { msteams, ...rest } = card;
  if (msteams === undefined || !Array.isArray(card['body'])) return card;
  return { ...rest, body: card['body'].filter((item) => !JSON.stringify(item).includes('<at>')) };
}

/** What is wrong with any card that anybody was shown, in one conversation or in all. */
export function findingsOf(client: Client, connector: Connector, conversationId?: string): readonly string[] {
  const posted = connector.posts(conversationId).flatMap((p) => p.versions.flatMap(cardsIn));
  return [...posted, ...client.answered].flatMap((card) =>
    cardFindings(withoutMention(card)).map((finding) => `${finding} on: ${textOfCard(card).slice(0, 80)}`),
  );
}

/** Everything that a locked phone may show. */
export const phoneTexts = (connector: Connector): string =>
  connector
    .posts()
    .flatMap((p) => p.versions.map((v) => `${JSON.stringify(v['summary'] ?? '')} ${JSON.stringify(v['text'] ?? '')}`))
    .join('\n');

/** Everything that went into a personal chat, as it went over the wire. */
export const chatTraffic = (connector: Connector, player: Player): string =>
  connector.calls
    .filter((c) => c.conversationId === personalChatOf(player))
    .map((c) => c.raw)
    .join('\n');
