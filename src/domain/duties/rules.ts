/** Decides which duties the answers raise, R1 to R19, and where a concern then goes (product §1.4, §1.11). */
import type { LocalDate } from '../calendar';
import type { Category } from '../concern/concern';
import { textOf, type Answers } from '../form/answers';
import * as facts from '../form/facts';
import { isLower, type Suggested } from '../risk/suggest';
import type { Duty, Mark, RuleId } from './duty';
import { DUTIES } from './texts';

/** Raised on a case by its chair or coordinator, never by the answers (§4). */
export const R18_DUTY: Duty = DUTIES.R18;

const CATEGORIES: readonly Category[] = ['1', '2', '3', 'cannot-say'];

const categoryOf = (answers: Answers): Category | undefined =>
  CATEGORIES.find((c) => c === textOf(answers.values, 'ownCategory'));

const isForPanel = (category: Category | undefined): boolean => category !== undefined && category !== '1';

/** Exchange, control or repetition asks for ECIRS whatever the category. */
const seriousByItself = (answers: Answers): boolean =>
  textOf(answers.values, 'exchange') === 'yes' ||
  ['evident', 'likely'].includes(textOf(answers.values, 'coercion')) ||
  textOf(answers.values, 'repeated') === 'yes';

type Rule = (answers: Answers, on: LocalDate) => boolean;

/** When each rule holds. A page that an adult no longer sees is not read: only danger and the adult's own duty stand (R12). */
const HOLDS: Readonly<Record<RuleId, Rule>> = {
  R1: facts.dangerNow,
  R2: (a) => !facts.concernsEnded(a) && (isForPanel(categoryOf(a)) || seriousByItself(a)),
  R3: (a) => categoryOf(a) === '1',
  R4: (a, on) => (facts.youngestAge(a, on) ?? 13) < 13,
  R5: (a) => facts.significantHarm(a) || facts.leadMissing(a),
  R6: (a) => facts.significantHarm(a) || facts.crime(a),
  R7: facts.leadFirst,
  R8: facts.childProtection,
  R9: (a) => categoryOf(a) !== undefined,
  R10: (a, on) => facts.mayBeAged(a, on, 13, 15),
  R11: (a, on) => facts.mayBeAged(a, on, 16, 17) || facts.disputedAdult(a, on),
  R12: (a, on) => facts.looksAdult(a, on) && !facts.disputedAdult(a, on),
  R13: facts.placedAcrossBorder,
  R14: facts.everMissing,
  R15: facts.gangLinked,
  R16: facts.moved,
  R17: (a, on) => (facts.youngestAge(a, on) ?? 16) < 16 && facts.missingNow(a) && facts.perpetratorWithAddress(a),
  R18: () => false,
  R19: facts.ageIsEstimate,
};

/** The most urgent first. */
const ORDER: readonly RuleId[] = [
  'R1',
  'R12',
  'R4',
  'R5',
  'R8',
  'R6',
  'R2',
  'R7',
  'R3',
  'R9',
  'R17',
  'R16',
  'R13',
  'R14',
  'R15',
  'R19',
  'R10',
  'R11',
];

const FOR_ADULTS: readonly RuleId[] = ['R1', 'R6', 'R12'];

/** R2 in full: with a category for the panel it goes to MASE as well. */
const worded = (rule: RuleId, answers: Answers): Duty => {
  const duty = DUTIES[rule];
  if (rule !== 'R2' || !isForPanel(categoryOf(answers))) return duty;
  return {
    ...duty,
    title: 'Refer to ECIRS; this also goes to MASE',
    text: `${duty.text} Submitting sends it to the MASE panel; ECIRS is still yours to call.`,
  };
};

/** What the answers require, the most urgent first. No rule takes away a duty that another raised. */
export function dutiesFor(answers: Answers, on: LocalDate): readonly Duty[] {
  const adult = facts.confirmedAdult(answers, on);
  return ORDER.filter((rule) => HOLDS[rule](answers, on) && (!adult || FOR_ADULTS.includes(rule))).map((rule) =>
    worded(rule, answers),
  );
}

const MARK_OF: readonly (readonly [mark: Mark, holds: Rule])[] = [
  ['child-protection', HOLDS.R8],
  ['cross-border', HOLDS.R13],
  ['missing', HOLDS.R14],
  ['gangs', HOLDS.R15],
  ['nrm', HOLDS.R16],
  ['abduction', HOLDS.R17],
  ['under-13', facts.knownUnderThirteen],
];

/** The codes on the channel card. `under-13` only where an estimate says so, not for want of one. */
export const marksFor = (answers: Answers, on: LocalDate): readonly Mark[] =>
  MARK_OF.filter(([, holds]) => holds(answers, on)).map(([mark]) => mark);

/** Category 1, or a talk with the lead after which no concerns remain, is a consultation; all else goes to MASE (§11.1). */
export const sendsTo = (answers: Answers): 'case' | 'consultation' =>
  facts.concernsEnded(answers) || categoryOf(answers) === '1' ? 'consultation' : 'case';

const FOR_COORDINATOR: readonly RuleId[] = ['R4', 'R5', 'R6', 'R8'];

/**
 * Whether the coordinator learns privately of a consultation at once (R3): R4, R5, R6 or R8 holds, the category is lower
 * than suggested, or no concerns remain though the category is one for the panel.
 */
export function tellsCoordinator(answers: Answers, on: LocalDate, suggestion: Suggested): boolean {
  if (sendsTo(answers) === 'case') return false;
  const category = categoryOf(answers);
  const rank: Suggested = category === undefined ? 'none' : category === 'cannot-say' ? '2' : category;
  return FOR_COORDINATOR.some((rule) => HOLDS[rule](answers, on)) || isLower(rank, suggestion) || isForPanel(category);
}
