/** Decides what was meant by "DOB/age": a date of birth, an age, a range of ages, or not known (Appendix 3; product §1.4 R19). */
import { ageOn, isLocalDate, MONTHS, type LocalDate } from '../calendar';
import type { AgeBand } from '../concern/concern';
import { textOf, type Answers } from './answers';

/** What the one field holds. Ages are whole years; both ends of a range are included. */
export type AgeAnswer =
  | { readonly kind: 'born'; readonly date: LocalDate }
  | { readonly kind: 'age'; readonly years: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'fault'; readonly message: string };

/** The youngest and the oldest that somebody can be on a day; undefined where nothing is known. */
export interface AgeRange {
  readonly youngest: number | undefined;
  readonly oldest: number | undefined;
}

const OLDEST = 120;
const EXAMPLE = 'such as 15 3 2011';
const FAULTS = {
  nonsense: `Write a date of birth (${EXAMPLE}), an age (14), a range (13 to 15) or "not known".`,
  impossible: `That day does not exist. Write the day, then the month, then the year, ${EXAMPLE}.`,
  shortYear: `Write the year with four digits, ${EXAMPLE}.`,
  future: 'The date of birth is in the future. Check the day, the month and the year.',
  tooOld: `This gives an age over ${String(OLDEST)}. Check what you typed.`,
  reversed: 'Put the younger age first, such as 13 to 15.',
} as const;

const fault = (name: keyof typeof FAULTS): AgeAnswer => ({ kind: 'fault', message: FAULTS[name] });

const NOT_KNOWN = new Set([
  'not known',
  'unknown',
  'not sure',
  'age not known',
  'age unknown',
  'do not know',
  "don't know",
  'n/k',
  'nk',
]);
const YEARS = '(?: ?(?:years?|yrs?)(?: old)?)?';

function monthNumber(word: string): number | undefined {
  const index = MONTHS.findIndex((m) => {
    const name = m.toLowerCase();
    return word === name || word === name.slice(0, 3) || (word === 'sept' && name === 'september');
  });
  return index < 0 ? undefined : index + 1;
}

function born(year: string, month: number, day: string, on: LocalDate): AgeAnswer {
  if (year.length === 2) return fault('shortYear');
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(date)) return fault('impossible');
  if (date > on) return fault('future');
  return ageOn(date, on) > OLDEST ? fault('tooOld') : { kind: 'born', date };
}

/** A date of birth, day first always; undefined when the text is not written like a date. */
function parseBorn(text: string, on: LocalDate): AgeAnswer | undefined {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text);
  if (iso !== null) return born(iso[1] ?? '', Number(iso[2]), iso[3] ?? '', on);
  const digits = /^(\d{1,2})(?: ?[-/.] ?| )(\d{1,2})(?: ?[-/.] ?| )(\d{4}|\d{2})$/.exec(text);
  if (digits !== null) return born(digits[3] ?? '', Number(digits[2]), digits[1] ?? '', on);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4}|\d{2})$/.exec(text);
  const month = words === null ? undefined : monthNumber(words[2] ?? '');
  return words === null || month === undefined ? undefined : born(words[3] ?? '', month, words[1] ?? '', on);
}

const range = (from: number, to: number): AgeAnswer => {
  if (from > to) return fault('reversed');
  if (to > OLDEST) return fault('tooOld');
  return from === to ? { kind: 'age', years: from } : { kind: 'range', from, to };
};

function parseYears(text: string): AgeAnswer | undefined {
  const one = new RegExp(`^(?:aged? )?(\\d{1,3})${YEARS}$`).exec(text);
  if (one !== null) return range(Number(one[1]), Number(one[1]));
  const months = /^(\d{1,2}) months?(?: old)?$/.exec(text);
  if (months !== null) return { kind: 'age', years: Math.floor(Number(months[1]) / 12) };
  const two = new RegExp(`^(?:between |aged? )?(\\d{1,3}) ?(?:-|–|to|or|and) ?(\\d{1,3})${YEARS}$`).exec(text);
  if (two !== null) return range(Number(two[1]), Number(two[2]));
  const under = new RegExp(`^(?:under|below|less than) (\\d{1,3})${YEARS}$`).exec(text);
  if (under !== null) return Number(under[1]) === 0 ? undefined : range(0, Number(under[1]) - 1);
  const about = new RegExp(`^(?:about|around|approximately|approx\\.?) (\\d{1,3})${YEARS}$`).exec(text);
  return about === null ? undefined : range(Math.max(0, Number(about[1]) - 1), Number(about[1]) + 1);
}

/**
 * Reads one field: `15/3/2011`, `15 March 2011`, `2011-03-15`, `14`, `14 years`, `13-15`, `13 to 15`, `under 13` (0 to 12),
 * `about 14` (13 to 15), `not known`. Refuses, with a sentence, two-digit years, days that do not exist or lie after `on`,
 * ages over 120, a range with the older age first, and anything else.
 */
export function parseAge(text: string, on: LocalDate): AgeAnswer {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/’/g, "'");
  if (NOT_KNOWN.has(plain)) return { kind: 'not-known' };
  return parseBorn(plain, on) ?? parseYears(plain) ?? fault('nonsense');
}

/** The ages that an answer leaves possible on a day. */
export function ageRange(answer: AgeAnswer, on: LocalDate): AgeRange {
  switch (answer.kind) {
    case 'born': {
      const years = ageOn(answer.date, on);
      return { youngest: years, oldest: years };
    }
    case 'age':
      return { youngest: answer.years, oldest: answer.years };
    case 'range':
      return { youngest: answer.from, oldest: answer.to };
    case 'not-known':
    case 'fault':
      return { youngest: undefined, oldest: undefined };
  }
}

/** The band of the youngest possible age (R19): exactly 13 is 13 to 15, exactly 16 is 16 or 17 (product §1.11). */
export function ageBand(range: AgeRange): AgeBand {
  if (range.youngest === undefined) return 'not-known';
  if (range.youngest < 13) return 'under-13';
  if (range.youngest < 16) return '13-to-15';
  return range.youngest < 18 ? '16-or-17' : '18-or-over';
}

/** The age answered for the child; undefined when the question is still blank or its answer cannot be read. */
export function childAge(answers: Answers, on: LocalDate): AgeAnswer | undefined {
  const text = textOf(answers.values, 'dob');
  if (text === '') return undefined;
  const answer = parseAge(text, on);
  return answer.kind === 'fault' ? undefined : answer;
}

/** The band that a channel card shows. An adult's age that is disputed or mistyped is not known: a child (product §1.11). */
export function ageBandOf(answers: Answers, on: LocalDate): AgeBand {
  const answer = childAge(answers, on);
  const band = answer === undefined ? 'not-known' : ageBand(ageRange(answer, on));
  return band === '18-or-over' && textOf(answers.values, 'adultConfirm') === 'disputed' ? 'not-known' : band;
}
