/** Decides what becomes of a submitted concern: accepted, listed, escalated, added to, its duties answered (product §1.4, §1.6). */
import type { Decided, Moment } from '../decision';
import type { RuleId } from '../duties/duty';
import { LIMITS } from '../form/field';
import { tooLong } from '../form/length';
import type { PersonId } from '../person';
import { ok, refuse, type Fault, type Result } from '../refusal';
import type { Addition, Concern, Submitted } from './concern';
import { unanswered } from './timing';

const decided = (
  state: Submitted,
  type: string,
  by: PersonId,
  moment: Moment,
  data: Record<string, unknown>,
): Result<Decided<Submitted>> => ok({ state, events: [{ type, by, at: moment.at, data }] });

/** The concern as a submitted one; drafts and deleted ones are refused. */
export function asSubmitted(concern: Concern): Result<Submitted> {
  if (concern.stage === 'case' || concern.stage === 'consultation') return ok(concern);
  return refuse({ code: 'not-found' });
}

/** The concern as a case of the panel. */
export function asCase(concern: Concern): Result<Submitted> {
  return concern.stage === 'case' ? ok(concern) : refuse({ code: 'not-found' });
}

export function acceptCase(concern: Submitted, by: PersonId, moment: Moment): Result<Decided<Submitted>> {
  if (concern.status === 'accepted' || concern.status === 'listed') return refuse({ code: 'already-decided' });
  if (concern.status !== 'submitted') return refuse({ code: 'wrong-status', status: concern.status });
  const state: Submitted = { ...concern, status: 'accepted', acceptedBy: { personId: by, at: moment.at } };
  return decided(state, 'case-accepted', by, moment, {});
}

/** Listed for a meeting, or moved to another one. Only an accepted case can be listed. */
export function listCase(
  concern: Submitted,
  meetingId: string,
  by: PersonId,
  moment: Moment,
): Result<Decided<Submitted>> {
  if (concern.status !== 'accepted' && concern.status !== 'listed')
    return refuse({ code: 'wrong-status', status: concern.status });
  if (concern.meetingId === meetingId) return refuse({ code: 'already-decided' });
  return decided({ ...concern, status: 'listed', meetingId }, 'case-listed', by, moment, { meetingId });
}

/** The coordinator grants what the author asked for; never while a duty that protects the child has no answer. */
export function withdrawConcern(concern: Submitted, by: PersonId, moment: Moment): Result<Decided<Submitted>> {
  if (concern.status === 'withdrawn') return refuse({ code: 'already-decided' });
  if (!concern.additions.some((a) => a.kind === 'withdrawal-request'))
    return refuse({ code: 'wrong-status', status: concern.status });
  if (unanswered(concern, 'urgent').length > 0) return refuse({ code: 'duties-open' });
  const { dueAt: _over, meetingId, ...rest } = concern;
  return decided({ ...rest, status: 'withdrawn' }, 'concern-withdrawn', by, moment, { meetingId: meetingId ?? null });
}

/** R18: work is blocked or complex; said once. */
export function escalateCase(concern: Submitted, by: PersonId, moment: Moment): Result<Decided<Submitted>> {
  if (concern.escalated !== undefined) return refuse({ code: 'already-decided' });
  const duties = [...concern.duties, { rule: 'R18' as const, raisedAt: moment.at }];
  const state: Submitted = { ...concern, duties, escalated: { by, at: moment.at } };
  return decided(state, 'case-escalated', by, moment, { rule: 'R18' });
}

export function additionFaults(text: string): readonly Fault[] {
  if (text.trim() === '') return [{ field: 'text', message: 'Write what you want to say.' }];
  return tooLong('text', text, LIMITS.long);
}

/** A correction, an addition, or a request to withdraw; kept beside the referral, which stays as it was submitted. */
export function addToConcern(
  concern: Submitted,
  kind: Addition['kind'],
  text: string,
  by: PersonId,
  moment: Moment,
): Result<Decided<Submitted>> {
  const faults = additionFaults(text);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const same = concern.additions.some((a) => a.kind === kind && a.text === text.trim());
  if (same) return refuse({ code: 'already-decided' });
  const addition: Addition = { at: moment.at, by, kind, text: text.trim() };
  return decided({ ...concern, additions: [...concern.additions, addition] }, `concern-${kind}`, by, moment, {
    text: addition.text,
  });
}

export interface DutyReport {
  readonly rules: readonly RuleId[];
  readonly when: string;
  readonly withWhom: string;
}

export function dutyReportFaults(report: DutyReport): readonly Fault[] {
  const faults: Fault[] = [];
  if (report.rules.length === 0) faults.push({ field: 'rules', message: 'Choose what you have done.' });
  if (report.when.trim() === '') faults.push({ field: 'when', message: 'Say when you did it, such as 17:50 today.' });
  if (report.withWhom.trim() === '')
    faults.push({ field: 'withWhom', message: 'Say whom you spoke to, and a reference if you were given one.' });
  return [
    ...faults,
    ...tooLong('when', report.when, LIMITS.short),
    ...tooLong('withWhom', report.withWhom, LIMITS.short),
  ];
}

/** "Done, at … with …": answers duties; ones already answered keep their first answer. */
export function answerDuties(
  concern: Submitted,
  report: DutyReport,
  by: PersonId,
  moment: Moment,
): Result<Decided<Submitted>> {
  const faults = dutyReportFaults(report);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const answer = { by, recordedAt: moment.at, when: report.when.trim(), withWhom: report.withWhom.trim() };
  const duties = concern.duties.map((d) =>
    report.rules.includes(d.rule) && d.answer === undefined ? { ...d, answer } : d,
  );
  const answered = duties.filter((d, i) => d !== concern.duties[i]).map((d) => d.rule);
  if (answered.length === 0) return refuse({ code: 'already-decided' });
  return decided({ ...concern, duties }, 'duties-answered', by, moment, {
    rules: answered,
    when: answer.when,
    withWhom: answer.withWhom,
  });
}
