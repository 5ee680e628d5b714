/** Decides how a card's name and data become an Adaptive Card that can be sent. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import type { CardRef } from './catalogue';
import { escapeMarkdown, hideDollars, revealDollars } from './escape';

export type AdaptiveCardJson = Readonly<Record<string, unknown>>;

/** No card may be larger, in bytes of UTF-16 (platform notes §3.1). */
export const CARD_LIMIT = 25 * 1024;

/** The size of a card as Teams counts it. */
export const cardBytes = (card: unknown): number => JSON.stringify(card).length * 2;

/** The nearest folder above that holds package.json, so that source and build find the same templates. */
function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the folder of card templates was not found');
  return packageRoot(parent);
}

const compiled = new Map<string, Template>();

function templateOf(name: string): Template {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const template = new Template(
    JSON.parse(readFileSync(join(packageRoot(__dirname), 'cards', `${name}.json`), 'utf8')),
  );
  compiled.set(name, template);
  return template;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((v: unknown) => mapStrings(v, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, mapStrings(v, change)]));
}

const escapeText = (value: unknown): unknown => (typeof value === 'string' ? escapeMarkdown(value) : value);
const escapeFact = (fact: unknown): unknown =>
  isRecord(fact) ? { ...fact, title: escapeText(fact['title']), value: escapeText(fact['value']) } : fact;

/** Escapes what Teams renders as Markdown (text blocks and facts); what actions carry and what inputs hold is plain and stays as it is. */
function escapeCard(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(escapeCard);
  if (!isRecord(node)) return node;
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (key === 'data' || key === 'choices') return [key, value];
    if (key === 'facts' && Array.isArray(value)) return [key, value.map(escapeFact)];
    // Teams finds an @mention by its `<at>` as it stands; its presenter lets no Markdown into the name.
    const escaped = key === 'text' && node['type'] === 'TextBlock' && node['id'] !== 'mention';
    return [key, escaped ? escapeText(value) : escapeCard(value)];
  });
  return Object.fromEntries(entries);
}

function refuseLeftOvers(card: unknown, name: string): void {
  mapStrings(card, (text) => {
    // The text itself is not told: it may stand beside something about a child.
    if (text.includes('${')) throw new Error(`card ${name}: its data lacks something that its template names`);
    return text;
  });
}

/** The card of `ref`, schema 1.5. Throws when its template names something that the data lacks: a bug, never a matter of what people typed. */
export function render(ref: CardRef): AdaptiveCardJson {
  const expanded: unknown = templateOf(ref.name).expand({ $root: mapStrings(ref.data, hideDollars) });
  refuseLeftOvers(expanded, ref.name);
  return escapeCard(mapStrings(expanded, revealDollars)) as AdaptiveCardJson;
}
