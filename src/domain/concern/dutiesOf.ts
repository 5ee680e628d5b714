/** Decides which duties a submitted concern has, in words: all that it raised when it was submitted, those only told too, and R18 once the panel says so. */
import type { LocalDate } from '../calendar';
import type { Duty } from '../duties/duty';
import { dutiesFor, R18_DUTY } from '../duties/rules';
import type { Submitted } from './concern';

export function dutiesOf(concern: Submitted, submittedOn: LocalDate): readonly Duty[] {
  const all = [...dutiesFor(concern.answers, submittedOn), R18_DUTY];
  return all.filter((d) => d.followUp === 'told' || concern.duties.some((r) => r.rule === d.rule));
}
