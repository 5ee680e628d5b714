/** Decides whether a rendered card would work for everybody in Teams: findings as sentences, none when it is fine. */
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { CARD_LIMIT, cardBytes } from '../../src/cards/render';

/** The build that runs without a browser. */
const renderer = createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

export type CardNode = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is CardNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every element and action of a card with its path, depth first; what actions carry and what inputs offer is left out. */
function* walk(value: unknown, path = '$'): Generator<{ readonly node: CardNode; readonly path: string }> {
  if (Array.isArray(value)) for (const [i, v] of value.entries()) yield* walk(v, `${path}[${String(i)}]`);
  if (!isNode(value)) return;
  yield { node: value, path };
  for (const [key, v] of Object.entries(value))
    if (key !== 'data' && key !== 'choices') yield* walk(v, `${path}.${key}`);
}

export const nodes = (card: unknown): readonly CardNode[] => [...walk(card)].map((w) => w.node);
export const ofType = (card: unknown, type: string): readonly CardNode[] =>
  nodes(card).filter((n) => n['type'] === type);

/** Every text that Teams renders as Markdown. */
export function markdownOf(card: unknown): readonly string[] {
  const facts = ofType(card, 'FactSet').flatMap((n) => (Array.isArray(n['facts']) ? n['facts'].filter(isNode) : []));
  const texts = [...ofType(card, 'TextBlock').map((n) => n['text']), ...facts.flatMap((f) => [f['title'], f['value']])];
  return texts.filter((t) => typeof t === 'string');
}

/** What a reader sees of Markdown in which everything is escaped. */
export const asSeen = (markdown: string): string =>
  markdown
    .replace(/\n\n/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\u00a0/g, ' ');

/** All that a reader sees as text, one line each. */
export const textOf = (card: unknown): string => markdownOf(card).map(asSeen).join('\n');

const CORE = new Set(
  (
    'AdaptiveCard TextBlock FactSet ColumnSet Column Container ActionSet Input.Text Input.Number Input.Date Input.Time Input.Toggle ' +
    'Input.ChoiceSet Action.OpenUrl Action.Submit Action.Execute Action.ShowCard Action.ToggleVisibility'
  ).split(' '),
);

/** Whether something in a Markdown text would be rendered as more than the characters themselves. */
export function activeMarkdown(markdown: string): boolean {
  // Something stands where an escape stood: what was apart stays apart.
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '\u00b7');
  if (/[\\`*_{}[\]()<>#|~]|&#?\w+;/.test(bare)) return true;
  return markdown.split('\n').some((line) => /^\s*(?:[-+](?:\s|$)|-{2,}|=+\s*$|\d+\.(?:\s|$))|^(?: {4}|\t)/.test(line));
}

function rendererFindings(card: unknown): readonly string[] {
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  const parsed = new renderer.AdaptiveCard();
  parsed.hostConfig = new renderer.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return [...events, ...parsed.validateProperties().validationEvents].map((e) => `renderer: ${e.message}`);
}

function nodeFindings(node: CardNode, path: string): readonly string[] {
  const type = typeof node['type'] === 'string' ? node['type'] : '';
  const finding = (wrong: boolean, text: string): readonly string[] => (wrong ? [`${path}: ${text}`] : []);
  const input = type.startsWith('Input.');
  const inSight = (action: unknown): boolean => !isNode(action) || action['mode'] !== 'secondary';
  const actions = Array.isArray(node['actions']) ? node['actions'].filter(inSight).length : 0;
  return [
    ...finding(type !== '' && !CORE.has(type), `${type} is newer than Teams' phones`),
    ...finding(type === 'TextBlock' && node['wrap'] !== true, 'text is cut off'),
    ...finding(type === 'TextBlock' && node['text'] === '', 'text is empty'),
    ...finding(input && (typeof node['label'] !== 'string' || node['label'] === ''), 'input without a label'),
    ...finding(input && node['isRequired'] === true, 'the client would stop Back and Save and close'),
    ...finding(
      input && typeof node['errorMessage'] !== 'string' && node['id'] !== 'q_row',
      'input without an error message',
    ),
    ...finding(type === 'Input.ChoiceSet' && !Array.isArray(node['choices']), 'choices without any'),
    ...finding(
      type.startsWith('Action.') && (typeof node['title'] !== 'string' || node['title'] === ''),
      'action without a title',
    ),
    ...finding(
      type === 'Action.Execute' && (typeof node['verb'] !== 'string' || node['verb'] === ''),
      'action without a verb',
    ),
    ...finding(actions > 4, 'more than four actions in one place'),
  ];
}

/** What is wrong with a card, each as one sentence. */
export function cardFindings(card: unknown): readonly string[] {
  if (!isNode(card) || card['type'] !== 'AdaptiveCard') return ['it is not a card'];
  const bytes = cardBytes(card);
  return [
    ...(card['version'] === '1.5' ? [] : ['version is not 1.5']),
    // The renderer's own check of a language fails on every second card.
    ...('lang' in card ? ['a language is said, which the renderer refuses now and then'] : []),
    ...(bytes > CARD_LIMIT ? [`${String(bytes)} bytes are too many`] : []),
    ...(JSON.stringify(card).includes('"fallback"') ? ['a fallback hides something newer'] : []),
    ...[...walk(card)].flatMap(({ node, path }) => nodeFindings(node, path)),
    ...markdownOf(card)
      .filter(activeMarkdown)
      .map(() => 'active Markdown'),
    ...rendererFindings(card),
  ];
}
