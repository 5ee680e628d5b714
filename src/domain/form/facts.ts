/** Decides what the answers say about the child, where pages and duties must read them alike (product §1.4, §1.11). */
import type { LocalDate } from '../calendar';
import { ageRange, childAge, type AgeRange } from './age';
import { listOf, textOf, type Answers } from './answers';

const is = (answers: Answers, id: string, ...wanted: readonly string[]): boolean =>
  wanted.includes(textOf(answers.values, id));

/** "Not sure" counts as yes (product §1.4). */
const yesOrNotSure = (answers: Answers, id: string): boolean => is(answers, id, 'yes', 'not-sure');

export const dangerNow = (answers: Answers): boolean => yesOrNotSure(answers, 'dangerNow');
export const crime = (answers: Answers): boolean => yesOrNotSure(answers, 'crimeLikely');
export const significantHarm = (answers: Answers): boolean => yesOrNotSure(answers, 'harmLikely');
export const leadMissing = (answers: Answers): boolean => is(answers, 'leadTalked', 'not-available', 'about-them');
const leadNotAsked = (answers: Answers): boolean => is(answers, 'leadTalked', 'no');

/** The lead was talked to, and nobody is worried any more: a consultation, no referral (product §1.11). */
export const concernsEnded = (answers: Answers): boolean =>
  is(answers, 'leadTalked', 'yes') && is(answers, 'concernsRemain', 'no');

/** Any of the three statements of §5 on parents, carers and adults in a position of trust. */
const facilitated = (answers: Answers): boolean =>
  ['parentFacilitates', 'failsToProtect', 'adultInTrust'].some((id) => yesOrNotSure(answers, id));

const anyFactor = (answers: Answers): boolean =>
  listOf(answers.values, 'factors').length > 0 || textOf(answers.values, 'factorsOther') !== '';

/** Child protection procedures apply (§5). */
export const childProtection = (answers: Answers): boolean =>
  (significantHarm(answers) && anyFactor(answers)) || facilitated(answers);

/** The child's possible ages; undefined while the question is blank. */
function ages(answers: Answers, on: LocalDate): AgeRange | undefined {
  const answer = childAge(answers, on);
  return answer === undefined ? undefined : ageRange(answer, on);
}

/** Surely 18 or over by what was answered, whatever the person then says about it. */
export const looksAdult = (answers: Answers, on: LocalDate): boolean => (ages(answers, on)?.youngest ?? 0) >= 18;

/** 18 or over, and not disputed: adult safeguarding, nothing more asked (R12). */
export const confirmedAdult = (answers: Answers, on: LocalDate): boolean =>
  looksAdult(answers, on) && is(answers, 'adultConfirm', 'adult');

/** An adult's age that is disputed or mistyped: go on as a child. */
export const disputedAdult = (answers: Answers, on: LocalDate): boolean =>
  looksAdult(answers, on) && is(answers, 'adultConfirm', 'disputed');

/** The youngest age possible; 0 with no estimate at all; undefined while the question is blank. */
export const youngestAge = (answers: Answers, on: LocalDate): number | undefined => {
  const range = ages(answers, on);
  return range === undefined ? undefined : (range.youngest ?? 0);
};

export const ageIsEstimate = (answers: Answers, on: LocalDate): boolean => {
  const kind = childAge(answers, on)?.kind;
  return kind === 'not-known' || kind === 'range' || disputedAdult(answers, on);
};

/** True when an age in `from`–`to` is among those estimated. With no estimate at all nothing is among them. */
export const mayBeAged = (answers: Answers, on: LocalDate, from: number, to: number): boolean => {
  const range = ages(answers, on);
  return range?.youngest !== undefined && range.oldest !== undefined && range.youngest <= to && range.oldest >= from;
};

const IN_CARE: readonly string[] = ['co', 'ico', 'lac', 'section-20'];

/** In care and placed across a border, either way. A placement by an authority with the legal status not told counts; "none" does not. */
export const placedAcrossBorder = (answers: Answers): boolean => {
  const status = listOf(answers.values, 'legalStatus');
  const inCare = IN_CARE.some((s) => status.includes(s)) || !status.includes('none');
  return inCare && placed(answers);
};

export const placed = (answers: Answers): boolean => is(answers, 'placedOut', 'into-ealing', 'out-of-ealing');

export const missingNow = (answers: Answers): boolean => is(answers, 'missing', 'now', 'continuing');

export const everMissing = (answers: Answers): boolean =>
  missingNow(answers) ||
  is(answers, 'missing', 'past') ||
  listOf(answers.values, 'missingFrom').length > 0 ||
  textOf(answers.values, 'missingDates') !== '' ||
  listOf(answers.values, 'indicators').includes('missing');

export const gangLinked = (answers: Answers): boolean =>
  listOf(answers.values, 'factors').includes('gang-association') ||
  is(answers, 'gangLink', 'yes') ||
  answers.rows.perpetrators.some((row) => textOf(row.values, 'gang') === 'yes');

export const moved = (answers: Answers): boolean => is(answers, 'moved', 'within-uk', 'into-uk');

/** A named alleged perpetrator whose address is known. */
export const perpetratorWithAddress = (answers: Answers): boolean =>
  answers.rows.perpetrators.some((r) => textOf(r.values, 'name') !== '' && textOf(r.values, 'address') !== '');

/** Under 13 by an estimate that was given, not for want of one. */
export const knownUnderThirteen = (answers: Answers, on: LocalDate): boolean =>
  (ages(answers, on)?.youngest ?? 13) < 13;

/** Talk to the safeguarding lead first: available, not asked, and nothing that cannot wait (R7). */
export const leadFirst = (answers: Answers, on: LocalDate): boolean =>
  leadNotAsked(answers) &&
  !dangerNow(answers) &&
  !crime(answers) &&
  !significantHarm(answers) &&
  !childProtection(answers) &&
  !confirmedAdult(answers, on) &&
  (youngestAge(answers, on) ?? 13) >= 13;
