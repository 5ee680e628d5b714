/** Decides what becomes of what was typed, and what is wrong with it: each fault is a sentence at its field (product §1.3). */
import type { LocalDate } from '../calendar';
import type { Fault } from '../refusal';
import { parseAge } from './age';
import { textOf, type Answer, type Answers, type Row, type RowGroupId, type Values } from './answers';
import { confirmedAdult } from './facts';
import { LIMITS, type Field, type Page } from './field';
import { fieldsOf, pagesFor } from './pages';
import { ROW_FIELDS } from './rows';

/** A fault and the page on which it can be put right. */
export interface PageFault {
  readonly page: string;
  readonly fault: Fault;
}

export interface Cleaned {
  /** Undefined when blank. */
  readonly value: Answer | undefined;
  readonly fault?: string;
}

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Without control characters and broken surrogates; line ends are `\n`, and only a long text or a note keeps them. */
function plainText(raw: string, lines: boolean): string {
  const ends = raw.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const whole = ends.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '').replace(/\t/g, ' ');
  return (lines ? whole : whole.replace(/\s+/g, ' ')).normalize('NFC').trim();
}

/** Cut to at most `limit` UTF-16 units, never through a character. */
const cut = (text: string, limit: number): string =>
  text
    .slice(0, limit)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();

function cleanText(raw: string, lines: boolean, limit: number): Cleaned {
  const text = plainText(raw, lines);
  if (text === '') return { value: undefined };
  if (text.length <= limit) return { value: text };
  const fault = `You typed ${grouped(text.length)} characters. The limit is ${grouped(limit)}, so the end was cut off.`;
  return { value: cut(text, limit), fault };
}

const GONE = 'That choice is not on the list. Choose again.';

const allowed = (field: Field, id: string): boolean =>
  field.choices === undefined
    ? field.choicesFrom !== undefined && /^[a-z-]{1,40}$/.test(id)
    : field.choices.some((c) => c.id === id);

function cleanChoices(field: Field, raw: string): Cleaned {
  const typed = raw
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const known = [...new Set(typed)].filter((id) => allowed(field, id));
  const value = known.length === 0 ? undefined : known;
  return typed.every((id) => allowed(field, id)) ? { value } : { value, fault: GONE };
}

/**
 * Makes an answer of a card's raw input. Refuses nothing outright: a text over its limit is cut, an unknown choice is
 * dropped, and anything that is not text counts as blank; the first two come with a fault.
 */
export function cleanInput(field: Field, raw: unknown): Cleaned {
  if (typeof raw !== 'string') return { value: undefined };
  switch (field.kind) {
    case 'choices':
      return cleanChoices(field, raw);
    case 'choice': {
      const id = raw.trim();
      if (id === '') return { value: undefined };
      return allowed(field, id) ? { value: id } : { value: undefined, fault: GONE };
    }
    case 'note':
    case 'long':
      return cleanText(raw, true, LIMITS[field.kind]);
    case 'short':
    case 'email':
    case 'age':
      return cleanText(raw, false, LIMITS[field.kind]);
  }
}

const EMAIL_FAULT = 'Write an email address with an @ and a dot after it, such as name@example.org.';

/** What is wrong with a stored value by its kind; undefined when nothing is. */
function faultOfValue(field: Field, values: Values, on: LocalDate): string | undefined {
  const text = textOf(values, field.id);
  if (text === '') return undefined;
  if (field.kind === 'email') return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : EMAIL_FAULT;
  if (field.kind !== 'age') return undefined;
  const age = parseAge(text, on);
  return age.kind === 'fault' ? age.message : undefined;
}

const isBlank = (value: Answer | undefined): boolean => value === undefined || value.length === 0;

function faultsOf(
  fields: readonly Field[],
  values: Values,
  on: LocalDate,
  required: (field: Field) => boolean,
): readonly Fault[] {
  return fields.flatMap((field) => {
    const message =
      required(field) && isBlank(values[field.id])
        ? (field.ask ?? `Answer "${field.label}".`)
        : faultOfValue(field, values, on);
    return message === undefined ? [] : [{ field: field.id, message }];
  });
}

/** Everything wrong with the answers to one page's questions. Rows are checked by `faultsOfRow`. */
export const faultsOnPage = (page: Page, answers: Answers, on: LocalDate): readonly Fault[] =>
  faultsOf(fieldsOf(page, answers, on), answers.values, on, (f) => f.required?.(answers, on) ?? false);

/** Everything wrong with one sibling or alleged perpetrator; blank is never wrong there. */
export const faultsOfRow = (group: RowGroupId, row: Row, on: LocalDate): readonly Fault[] =>
  faultsOf(ROW_FIELDS[group], row.values, on, () => false);

const ADULT: PageFault = {
  page: 'adult',
  fault: {
    field: 'adultConfirm',
    message: 'This form is for children. For someone who is 18 or over, contact adult safeguarding.',
  },
};

/** Everything that stands against submitting, in the order of the pages. An adult's concern cannot be submitted (R12). */
export function allFaults(answers: Answers, on: LocalDate): readonly PageFault[] {
  const found = pagesFor(answers, on).flatMap((page) => {
    const group = page.rows;
    const inRows = group === undefined ? [] : answers.rows[group].flatMap((row) => faultsOfRow(group, row, on));
    return [...faultsOnPage(page, answers, on), ...inRows].map((fault) => ({ page: page.id, fault }));
  });
  return confirmedAdult(answers, on) ? [...found, ADULT] : found;
}
