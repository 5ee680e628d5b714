/** Decides what the panel's cards are made of: a title, groups of lines, facts, questions and buttons, and the buttons of the whole card. */
import type { Fault } from '../../domain/refusal';
import type { Button, Fact, Option, Ref } from '../ref';

export type LineTone = 'default' | 'attention';

export interface Line {
  readonly line: string;
  readonly tone: LineTone;
  readonly weight: 'default' | 'bolder';
}

/** One question, as the template draws it. `value` is what was typed. */
export interface Question {
  readonly kind: 'text' | 'date' | 'time' | 'choice';
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly fault: string;
  /** What the client says by itself when an input cannot be read. */
  readonly error: string;
  readonly value: string;
  readonly long: boolean;
  /** Characters; 0 for inputs without a length. */
  readonly limit: number;
  readonly style: 'compact' | 'expanded';
  readonly choices: readonly Option[];
}

export interface Group {
  /** `warning` puts it on a coloured ground; the words stay as dark as all others. */
  readonly style: 'default' | 'warning';
  readonly heading: string;
  readonly separator: boolean;
  readonly lines: readonly Line[];
  readonly facts: readonly Fact[];
  readonly fields: readonly Question[];
  readonly buttons: readonly Button[];
}

export interface SheetData {
  readonly title: string;
  /** What is wrong with what was typed; told again at each question. */
  readonly problems: readonly { readonly line: string }[];
  readonly groups: readonly Group[];
  /** At most four together with `dialogs`. */
  readonly buttons: readonly Button[];
  /** Buttons that open a dialog. */
  readonly dialogs: readonly { readonly title: string; readonly data: Readonly<Record<string, unknown>> }[];
  /** Buttons behind "…". */
  readonly more: readonly Button[];
}

export const line = (text: string, tone: LineTone = 'default', weight: Line['weight'] = 'default'): Line => ({
  line: text,
  tone,
  weight,
});

export const group = (parts: Partial<Group>): Group => ({
  style: 'default',
  heading: '',
  separator: false,
  lines: [],
  facts: [],
  fields: [],
  buttons: [],
  ...parts,
});

export interface SheetInput extends Partial<Omit<SheetData, 'problems'>> {
  readonly title: string;
  readonly faults?: readonly Fault[];
}

export function sheet({ faults = [], ...parts }: SheetInput): Ref<'panel', SheetData> {
  const problems = faults.map((f) => ({ line: f.message }));
  return { name: 'panel', data: { groups: [], buttons: [], dialogs: [], more: [], ...parts, problems } };
}

/** What every question needs; the rest has a usual value. */
interface Asked {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly hint?: string;
}

function question(asked: Asked, kind: Question['kind'], rest: Partial<Question>): Question {
  const { id, label, value, faults, hint = '' } = asked;
  const fault = faults.find((f) => f.field === id)?.message ?? '';
  const usual = { error: 'Answer this question.', long: false, limit: 0, style: 'compact' as const, choices: [] };
  return { kind, id, label, value, hint, fault, ...usual, ...rest };
}

/** A text of up to `limit` characters. More than that is cut, so that the card still fits; the fault says how much it was. */
export const askText = (asked: Asked, limit: number, long = limit > 200): Question =>
  question({ ...asked, value: asked.value.slice(0, limit) }, 'text', {
    limit,
    long,
    error: `Enter up to ${limit.toLocaleString('en-GB')} characters.`,
  });

export const askDate = (asked: Asked): Question => question(asked, 'date', { error: 'Choose a day.' });

export const askTime = (asked: Asked): Question => question(asked, 'time', { error: 'Enter a time, such as 14:00.' });

/** One of several; a value that is not among them is not chosen. */
export function askChoice(asked: Asked, choices: readonly Option[], style: Question['style'] = 'compact'): Question {
  const value = choices.some((c) => c.value === asked.value) ? asked.value : '';
  return question({ ...asked, value }, 'choice', { choices, style, error: 'Choose one of these.' });
}
