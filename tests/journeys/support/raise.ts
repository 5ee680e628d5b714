/** Decides how somebody raises a whole concern in the tests: by what each card shows, from the first word to the receipt. */
import type { CardView } from '../../support/client';
import type { TestBot } from '../../support/bot';
import { actionsOf, collect, type Fill } from '../../support/cardReading';
import { CALM } from '../../support/answers';
import type { Json } from '../../support/connector';
import type { Player } from '../../support/people';
import type { Values } from '../../../src/domain/form/answers';

/** What is answered, by the id of the field; an empty text leaves it blank. */
export interface Changes {
  readonly values?: Values;
  readonly siblings?: readonly Values[];
  readonly perpetrators?: readonly Values[];
}

/** One card of the way: the fields that it asked, and what it said. */
export interface StepSeen {
  readonly asked: readonly string[];
  readonly text: string;
}

export interface Raised {
  /** The card where it stands: the review, or the receipt after Submit. */
  readonly card: CardView;
  readonly concern: string;
  readonly steps: readonly StepSeen[];
}

/** Sixteen, nothing urgent, category 2. */
export const PLAIN: Values = {
  ...CALM,
  childName: 'Robin Madeup',
  dob: '16',
  agency: 'education',
  details: 'Seen in a made-up car.',
  ownCategory: '2',
  categoryReason: 'Somebody gives presents.',
};

const MOST_PRESSES = 150;
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const idOf = (inputId: string): string => inputId.replace(/^q_/, '');

/** The ids of the fields that a card asks. */
export const askedOn = (card: CardView): readonly string[] => card.inputs().map((i) => idOf(i.id));

/** What a button carries. */
export function carriedBy(card: CardView, title: string): Json {
  const action = actionsOf(card.json()).find((a) => a.title === title);
  if (action === undefined) throw new Error(`no button "${title}"; the card has: ${card.buttons().join(' | ')}`);
  return record(action.json['data']);
}

/** The invoke that a press of a button makes. */
export function pressOf(card: CardView, title: string, fill: Fill = {}, over: Json = {}): Json {
  const action = actionsOf(card.json()).find((a) => a.title === title);
  const data = { ...carriedBy(card, title), ...collect(action?.inputs ?? [], fill), ...over };
  return { action: { type: 'Action.Execute', title, verb: action?.json['verb'], data }, trigger: 'manual' };
}

/** The concern that a card is about. */
export function concernOn(card: CardView): string {
  const ids = card
    .buttons()
    .map((title) => carriedBy(card, title)['concern'])
    .filter((id) => typeof id === 'string');
  if (ids[0] === undefined) throw new Error('this card is about no concern');
  return ids[0];
}

/** The answers that a card asks for, as its inputs take them. */
export const fillOf = (card: CardView, values: Values): Fill =>
  Object.fromEntries(
    card.inputs().flatMap((input) => {
      const value = values[idOf(input.id)];
      return value === undefined ? [] : [[input.id, value]];
    }),
  );

/** Presses a button that must answer with a card. */
export async function press(card: CardView, title: string, fill: Fill = {}): Promise<CardView> {
  const answer = await card.click(title, fill);
  if (answer.kind !== 'card') throw new Error(`"${title}" was answered by ${JSON.stringify(answer)}`);
  return answer.card;
}

/** Where a group of people is asked for, and what its button says. */
const GROUPS = [
  ['Add sibling', 'siblings'],
  ['Add person', 'perpetrators'],
] as const;

interface Walk {
  readonly values: Values;
  readonly rows: { siblings: readonly Values[]; perpetrators: readonly Values[] };
  readonly steps: StepSeen[];
}

function note(walk: Walk, card: CardView): void {
  walk.steps.push({ asked: askedOn(card), text: card.text() });
}

async function addRows(walk: Walk, card: CardView): Promise<boolean> {
  const group = GROUPS.find(([title]) => card.buttons().includes(title));
  const [row, ...rest] = group === undefined ? [] : walk.rows[group[1]];
  if (group === undefined || row === undefined) return false;
  walk.rows[group[1]] = rest;
  const form = await press(card, group[0]);
  note(walk, form);
  await press(form, 'Done', fillOf(form, row));
  note(walk, card);
  return true;
}

/** Walks from where a card stands until `arrived`; throws when a card shows a fault, or when something given was never asked. */
async function walkOn(walk: Walk, card: CardView, arrived: (card: CardView) => boolean): Promise<void> {
  for (let presses = 0; !arrived(card); presses += 1) {
    if (presses > MOST_PRESSES) throw new Error(`the way does not end: ${card.text()}`);
    if (await addRows(walk, card)) continue;
    await press(card, 'Next', fillOf(card, walk.values));
    note(walk, card);
    if (card.text().includes('There is a problem')) throw new Error(card.text());
  }
}

const walkFor = ({ values = {}, siblings = [], perpetrators = [] }: Changes): Walk => ({
  values: { ...PLAIN, ...values },
  rows: { siblings, perpetrators },
  steps: [],
});

export const onReview = (card: CardView): boolean => card.buttons().includes('Submit');
export const asks =
  (field: string) =>
  (card: CardView): boolean =>
    askedOn(card).includes(field);

/** A new concern, answered up to the card that `arrived` knows: a field that is asked, or the review. */
export async function draftUntil(
  bot: TestBot,
  player: Player,
  arrived: (card: CardView) => boolean,
  changes: Changes = {},
): Promise<Raised> {
  await bot.as(player).say('raise a concern');
  const card = bot.as(player).card();
  const walk = walkFor(changes);
  note(walk, card);
  await walkOn(walk, card, arrived);
  return { card, concern: concernOn(card), steps: walk.steps };
}

/** Goes on from a card until `arrived`. */
export async function goOn(
  card: CardView,
  arrived: (card: CardView) => boolean,
  changes: Changes = {},
): Promise<readonly StepSeen[]> {
  const walk = walkFor(changes);
  await walkOn(walk, card, arrived);
  return walk.steps;
}

/** A new concern up to the review; everything in `changes` must have been asked for on the way. */
export async function review(bot: TestBot, player: Player, changes: Changes = {}): Promise<Raised> {
  const raised = await draftUntil(bot, player, onReview, changes);
  const asked = new Set(raised.steps.flatMap((s) => s.asked));
  const given = Object.entries(changes.values ?? {}).filter(([, value]) => value !== '');
  const never = given.map(([id]) => id).filter((id) => !asked.has(id));
  if (never.length > 0) throw new Error(`never asked: ${never.join(', ')}`);
  return raised;
}

const DECLARED: Fill = { q_declaration: ['agreed'] };

/** A review submitted, with the declaration. */
export const submit = (card: CardView): Promise<CardView> => press(card, 'Submit', DECLARED);

/** The invoke of Submit with the declaration, to be sent again. */
export const submitPress = (card: CardView): Json => pressOf(card, 'Submit', DECLARED);

/** A whole concern, from the first word to the receipt. */
export async function raise(bot: TestBot, player: Player, changes: Changes = {}): Promise<Raised> {
  const raised = await review(bot, player, changes);
  await submit(raised.card);
  if (!raised.card.text().includes('Your concern has been submitted')) throw new Error(raised.card.text());
  return raised;
}

/** The reference on a receipt. */
export function referenceOn(card: CardView): string {
  const found = /(?:MASE|CON)-\d{4}-\d{4}/.exec(card.text());
  if (found === null) throw new Error(`no reference on: ${card.text()}`);
  return found[0];
}
