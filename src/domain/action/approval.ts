/** Decides when an action is approved or ended: by agency, not by head, and never by its own proposer (product §1.7). */
import type { Decided, Moment } from '../decision';
import { LIMITS } from '../form/field';
import { tooLong } from '../form/length';
import type { PanelMember } from '../panel/panel';
import type { Profile } from '../profile/profile';
import { notAllowed, ok, refuse, type Fault, type Result } from '../refusal';
import type { Action, Vote } from './action';

const decidesAlone = (member: PanelMember): boolean => member.role === 'chair' || member.role === 'vice-chair';

/** The agencies among the votes that count: core ones, other than the proposer's. */
function agenciesOf(votes: readonly Vote[], action: Action, profile: Profile): number {
  const core = new Set(profile.agencies.filter((a) => a.core).map((a) => a.id));
  const counting = votes.map((v) => v.agency).filter((a) => core.has(a) && a !== action.proposedBy.agency);
  return new Set(counting).size;
}

const carries = (votes: readonly Vote[], action: Action, profile: Profile): boolean =>
  votes.some((v) => v.alone) || agenciesOf(votes, action, profile) >= profile.approval.agencies;

const vote = (member: PanelMember, moment: Moment): Vote => ({
  personId: member.personId,
  agency: member.agency,
  alone: decidesAlone(member),
  at: moment.at,
});

/** Checks that are the same for approving and declining. */
function votable(action: Action, member: PanelMember): Result<Action> {
  if (action.status !== 'proposed') return refuse({ code: 'already-decided' });
  return action.proposedBy.personId === member.personId ? notAllowed('own-proposal') : ok(action);
}

const without = <V extends Vote>(votes: readonly V[], member: PanelMember): readonly V[] =>
  votes.filter((v) => v.personId !== member.personId);

/** The chair or vice chair alone, or two core agencies other than the proposer's, approve; one person's later vote replaces the earlier. */
export function approveAction(
  action: Action,
  member: PanelMember,
  moment: Moment,
  profile: Profile,
): Result<Decided<Action>> {
  const allowed = votable(action, member);
  if (!allowed.ok) return allowed;
  const approvals = [...without(action.approvals, member), vote(member, moment)];
  const status = carries(approvals, action, profile) ? 'approved' : 'proposed';
  const state: Action = {
    ...action,
    approvals,
    declines: without(action.declines, member),
    status,
    revision: action.revision + 1,
  };
  const data = { agency: member.agency, status };
  return ok({ state, events: [{ type: 'action-approved-by', by: member.personId, at: moment.at, data }] });
}

function reasonFaults(reason: string): readonly Fault[] {
  if (reason.trim() === '') return [{ field: 'reason', message: 'Say why you decline it.' }];
  return tooLong('reason', reason, LIMITS.wording);
}

/** Declined by the chair or vice chair, or by two agencies: ended. A reason is always needed. */
export function declineAction(
  action: Action,
  member: PanelMember,
  reason: string,
  moment: Moment,
  profile: Profile,
): Result<Decided<Action>> {
  const allowed = votable(action, member);
  if (!allowed.ok) return allowed;
  const faults = reasonFaults(reason);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const declines = [...without(action.declines, member), { ...vote(member, moment), reason: reason.trim() }];
  const status = carries(declines, action, profile) ? 'declined' : 'proposed';
  const state: Action = {
    ...action,
    declines,
    approvals: without(action.approvals, member),
    status,
    revision: action.revision + 1,
  };
  const data = { agency: member.agency, status, reason: reason.trim() };
  return ok({ state, events: [{ type: 'action-declined-by', by: member.personId, at: moment.at, data }] });
}
