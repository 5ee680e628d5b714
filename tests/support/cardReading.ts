/** Decides what a person sees of a card and what a press of a button sends, as the Teams client does it. */
import type { Json } from './connector';

export interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly multi: boolean;
  readonly valueOn: string;
  readonly valueOff: string;
}

export interface Action {
  readonly title: string;
  readonly json: Json;
  /** The inputs that travel with it: those of its own card and of the cards around it. */
  readonly inputs: readonly Input[];
}

/** What a person puts into an input, by its label or id: a text, the titles or values of choices, or a toggle. */
export type Fill = Readonly<Record<string, string | readonly string[] | boolean>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Markdown escapes as a reader sees them: gone. */
const seen = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u00a0', ' ');

function inputOf(json: Json): Input {
  const choices = list(json['choices'])
    .filter(isJson)
    .map((c) => ({ title: str(c['title']), value: str(c['value']) }));
  return {
    id: str(json['id']),
    type: str(json['type']),
    label: str(json['label']) || str(json['title']),
    value: str(json['value']),
    choices,
    multi: json['isMultiSelect'] === true,
    valueOn: str(json['valueOn']) || 'true',
    valueOff: str(json['valueOff']) || 'false',
  };
}

/** Every node of a card in order, not looking into cards behind a button nor into what actions carry. */
function nodesOf(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (!isJson(node)) return [];
  const inner = Object.entries(node).flatMap(([key, value]) =>
    key === 'data' || key === 'card' ? [] : nodesOf(value),
  );
  return [node, ...inner];
}

const isInput = (node: Json): boolean => str(node['type']).startsWith('Input.');
const isAction = (node: Json): boolean => str(node['type']).startsWith('Action.');

export const inputsOf = (card: Json): readonly Input[] => nodesOf(card).filter(isInput).map(inputOf);

export function actionsOf(card: Json, around: readonly Input[] = []): readonly Action[] {
  const inputs = [...around, ...inputsOf(card)];
  return nodesOf(card)
    .filter(isAction)
    .flatMap((json) => {
      const own = { title: str(json['title']), json, inputs };
      return isJson(json['card']) ? [own, ...actionsOf(json['card'], inputs)] : [own];
    });
}

/** Everything a reader can read on a card, a line for each text, label, choice, fact and button. */
export function textOfCard(card: Json): string {
  const lines = nodesOf(card).flatMap((node) => {
    const facts = [node['text'], node['label'], node['title'], node['errorMessage']];
    const value = isInput(node) || node['type'] === undefined ? [node['value']] : [];
    return [...facts, ...value].map(str).filter((line) => line !== '');
  });
  return [
    ...lines,
    ...nodesOf(card)
      .filter((n) => isJson(n['card']))
      .map((n) => textOfCard(n['card'] as Json)),
  ]
    .map(seen)
    .join('\n');
}

const choiceValue = (input: Input, said: string): string => {
  if (input.choices.length === 0) return said;
  const choice = input.choices.find((c) => c.title === said || c.value === said);
  if (choice === undefined)
    throw new Error(
      `"${input.label}" has no choice "${said}"; it has: ${input.choices.map((c) => c.title).join(' | ')}`,
    );
  return choice.value;
};

function valueOf(input: Input, filled: Fill[string] | undefined): string {
  if (filled === undefined) return input.type === 'Input.Toggle' && input.value === '' ? input.valueOff : input.value;
  if (typeof filled === 'boolean') return filled ? input.valueOn : input.valueOff;
  if (typeof filled === 'string') return filled === '' ? '' : choiceValue(input, filled);
  return filled.map((said) => choiceValue(input, said)).join(',');
}

/** What the client puts into the data of a press; blank inputs are left out. Throws for a label that the card does not have. */
export function collect(inputs: readonly Input[], fill: Fill): Json {
  const find = (key: string): Input | undefined =>
    inputs.find((i) => i.label === key) ?? inputs.find((i) => i.id === key);
  const unknown = Object.keys(fill).filter((key) => find(key) === undefined);
  if (unknown.length > 0)
    throw new Error(`no input "${unknown.join('", "')}"; the card has: ${inputs.map((i) => i.label).join(' | ')}`);
  const byId = new Map(Object.entries(fill).map(([key, value]) => [find(key)?.id ?? key, value]));
  const values = inputs.map((input) => [input.id, valueOf(input, byId.get(input.id))] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}
