/** Decides how a member approves or declines a proposed action; once it is approved, its owner hears of it in the same commit (product §1.7). */
import { may } from '../../domain/access';
import { approveAction as decideApprove, declineAction as decideDecline } from '../../domain/action/approval';
import type { Action } from '../../domain/action/action';
import type { Decided } from '../../domain/decision';
import type { PanelMember } from '../../domain/panel/panel';
import { notAllowed, ok, refuse, type Result } from '../../domain/refusal';
import { actorOf, type Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { assignedMessage, caseCardMessage } from '../messages';

async function vote(
  deps: Deps,
  caller: Caller,
  id: string,
  decide: (action: Action, member: PanelMember) => Result<Decided<Action>>,
): Promise<Result<Action>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  return change(deps, 'action', id, (action) => {
    const allowed = may(actor.value, { verb: 'approve-action', action });
    if (!allowed.ok) return allowed;
    if (actor.value.member === undefined) return notAllowed('members-only');
    const decided = decide(action, actor.value.member);
    if (!decided.ok) return decided;
    const after = decided.value.state;
    const card = caseCardMessage(action.concernId, `action:${id}:${String(after.revision)}`);
    return ok({ ...decided.value, messages: after.status === 'approved' ? [card, assignedMessage(after)] : [card] });
  });
}

/** Approves; refused for the proposer, for the coordinator, and for anything already decided. */
export const approveAction = (deps: Deps, caller: Caller, id: string): Promise<Result<Action>> =>
  vote(deps, caller, id, (action, member) =>
    action.approvals.some((v) => v.personId === member.personId)
      ? refuse({ code: 'already-decided' })
      : decideApprove(action, member, momentOf(deps), deps.profile),
  );

export const declineAction = (deps: Deps, caller: Caller, id: string, reason: string): Promise<Result<Action>> =>
  vote(deps, caller, id, (action, member) => decideDecline(action, member, reason, momentOf(deps), deps.profile));
