/** Decides which category the answers suggest, and on what grounds; the professional decides (§8, §11.2; product §1.5). */
import type { LocalDate } from '../calendar';
import { listOf, textOf, type Answers } from '../form/answers';
import { knownUnderThirteen } from '../form/facts';
import { INDICATORS, STRONG_INDICATORS } from './checklist';

export type Suggested = '3' | '2' | '1' | 'none';

/** One thing that was answered and speaks for the suggestion, with the § it rests on. */
export interface Ground {
  readonly text: string;
  readonly section: string;
}

export interface Suggestion {
  readonly category: Suggested;
  readonly grounds: readonly Ground[];
}

/** Settings of the profile that never let the suggestion fall below a category; null is off. */
export interface Floors {
  readonly underThirteen: '2' | '3' | null;
}

const ORDER: readonly Suggested[] = ['none', '1', '2', '3'];

/** True when `a` is a lower category than `b`. */
export const isLower = (a: Suggested, b: Suggested): boolean => ORDER.indexOf(a) < ORDER.indexOf(b);

const ground = (holds: boolean, text: string, section: string): readonly Ground[] => (holds ? [{ text, section }] : []);

/** What, beside repetition, makes it habitual, self-defined or controlled. */
function groundsOfThree(answers: Answers): readonly Ground[] {
  const says = (id: string): string => textOf(answers.values, id);
  if (says('repeated') !== 'yes') return [];
  const beside = [
    ...ground(['evident', 'likely'].includes(says('coercion')), `Coercion or control is ${says('coercion')}.`, '§11.2'),
    ...ground(says('exchange') === 'yes', 'Something is received in exchange.', '§11.2'),
    ...ground(
      says('selfDefined') === 'yes',
      'The child has been led to see it as their own choice or relationship.',
      '§11.2',
    ),
  ];
  return beside.length === 0 ? [] : [{ text: 'It is repeated or continuing.', section: '§11.2' }, ...beside];
}

function groundsOfTwo(answers: Answers): readonly Ground[] {
  const says = (id: string): string => textOf(answers.values, id);
  const strong = INDICATORS.filter(
    (i) => STRONG_INDICATORS.includes(i.id) && listOf(answers.values, 'indicators').includes(i.id),
  );
  return [
    ...ground(says('repeated') === 'yes', 'It is repeated or continuing.', '§11.2'),
    ...ground(
      ['evident', 'likely', 'possible'].includes(says('coercion')),
      `Coercion or control is ${says('coercion')}.`,
      '§11.2',
    ),
    ...ground(says('exchange') === 'yes', 'Something is received in exchange.', '§11.2'),
    ...ground(says('exchange') === 'possibly', 'Something may be received in exchange.', '§11.2'),
    ...ground(says('targeted') === 'yes', 'Someone is targeting the child.', '§11.2'),
    ...ground(says('online') === 'yes', 'Abuse has happened or been asked for online.', '§6'),
    ...ground(says('harmLikely') === 'yes', 'Significant harm is happening or likely.', '§11.1'),
    ...ground(says('crimeLikely') === 'yes', 'A crime has happened or is likely.', '§11.1'),
    ...strong.map((i) => ({ text: `Indicator: ${i.label}.`, section: '§8' })),
  ];
}

function groundsOfOne(answers: Answers): readonly Ground[] {
  const counted = (n: number, one: string, many: string, section: string): readonly Ground[] =>
    n === 0 ? [] : [{ text: n === 1 ? `1 ${one}.` : `${String(n)} ${many}.`, section }];
  const { values, rows } = answers;
  const others = ['factorsOther', 'indicatorsOther'].filter((id) => textOf(values, id) !== '').length;
  return [
    ...counted(listOf(values, 'factors').length, 'vulnerability factor', 'vulnerability factors', '§7'),
    ...counted(listOf(values, 'indicators').length, 'risk indicator', 'risk indicators', '§8'),
    ...counted(
      others,
      'other factor or indicator in your words',
      'other factors or indicators in your words',
      'Appendix 3',
    ),
    ...counted(listOf(values, 'signs').length, 'further sign', 'further signs', '§8'),
    ...counted(rows.perpetrators.length, 'alleged perpetrator', 'alleged perpetrators', 'Appendix 3'),
  ];
}

function byAnswers(answers: Answers): Suggestion {
  const three = groundsOfThree(answers);
  if (three.length > 0) return { category: '3', grounds: three };
  const two = groundsOfTwo(answers);
  if (two.length > 0) return { category: '2', grounds: two };
  const one = groundsOfOne(answers);
  return { category: one.length > 0 ? '1' : 'none', grounds: one };
}

/** The suggested category with each ground. `none`: talk to your lead, or share it as information. Floors only raise. */
export function suggestCategory(answers: Answers, on: LocalDate, floors?: Floors): Suggestion {
  const suggestion = byAnswers(answers);
  const floor = floors?.underThirteen ?? null;
  if (floor === null || !knownUnderThirteen(answers, on) || !isLower(suggestion.category, floor)) return suggestion;
  const text = `The child is or may be under 13: never below category ${floor} in this borough.`;
  return { category: floor, grounds: [{ text, section: '§11.3' }, ...suggestion.grounds] };
}
