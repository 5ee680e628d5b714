/** Decides whether a draft can be submitted, and what it becomes: a case for MASE or a consultation (product §1.3, §1.4). */
import type { Decided, Moment } from '../decision';
import { dutiesFor, marksFor, sendsTo } from '../duties/rules';
import { ageBandOf } from '../form/age';
import { textOf } from '../form/answers';
import { allFaults, type PageFault } from '../form/check';
import { ok, refuse, type Result } from '../refusal';
import type { Category, Draft, Submitted } from './concern';

const CATEGORIES: readonly Category[] = ['1', '2', '3', 'cannot-say'];

/** The draft with the declaration of the review as it stood when Submit was pressed. */
export function declare(draft: Draft, declared: boolean): Draft {
  const { declaration: _before, ...values } = draft.answers.values;
  return {
    ...draft,
    answers: { ...draft.answers, values: declared ? { ...values, declaration: ['agreed'] } : values },
  };
}

/** What still stands against submitting, page by page; none when it can go. */
export const faultsBeforeSubmit = (draft: Draft, on: string): readonly PageFault[] => allFaults(draft.answers, on);

/** Whether what was answered goes to MASE or stays a consultation. */
export const routeOf = (draft: Draft): 'case' | 'consultation' => sendsTo(draft.answers);

/** The submitted concern. Refuses `stale` for an old card and `incomplete` with a sentence for each thing missing. */
export function submitDraft(
  draft: Draft,
  revision: number,
  reference: string,
  moment: Moment,
): Result<Decided<Submitted>> {
  if (revision !== draft.revision) return refuse({ code: 'stale' });
  const faults = faultsBeforeSubmit(draft, moment.on);
  const category = CATEGORIES.find((c) => c === textOf(draft.answers.values, 'ownCategory'));
  if (faults.length > 0 || category === undefined)
    return refuse({ code: 'incomplete', faults: faults.map((f) => f.fault) });
  const { id, author, startedAt, answers } = draft;
  const duties = dutiesFor(answers, moment.on)
    .filter((d) => d.followUp !== 'told')
    .map((d) => ({ rule: d.rule, raisedAt: moment.at }));
  const state: Submitted = {
    stage: routeOf(draft),
    id,
    author,
    startedAt,
    answers,
    reference,
    submittedAt: moment.at,
    category,
    ageBand: ageBandOf(answers, moment.on),
    agency: textOf(answers.values, 'agency'),
    marks: marksFor(answers, moment.on),
    duties,
    chased: { urgent: 0, nextDay: 0 },
    status: 'submitted',
    additions: [],
  };
  const data = { reference, stage: state.stage, category, duties: duties.map((d) => d.rule) };
  return ok({ state, events: [{ type: 'concern-submitted', by: author.id, at: moment.at, data }] });
}
