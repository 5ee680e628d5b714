/** Decides how an owner answers for an action from their own chat: Done, On track, Blocked, Cannot do (product §1.7). */
import { may } from '../../domain/access';
import type { Action } from '../../domain/action/action';
import { reportAction as decideReport, type Report } from '../../domain/action/progress';
import { ok, refuse, type Result } from '../../domain/refusal';
import type { Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { caseCardMessage } from '../messages';

export const reportAction = (deps: Deps, caller: Caller, id: string, report: Report): Promise<Result<Action>> =>
  change(deps, 'action', id, (action) => {
    const allowed = may(caller, { verb: 'report-action', action });
    if (!allowed.ok) return allowed;
    const decided = decideReport(action, report, caller.personId, momentOf(deps));
    if (!decided.ok) return decided;
    const occasion = `action:${id}:${String(decided.value.state.revision)}`;
    return ok({ ...decided.value, messages: [caseCardMessage(action.concernId, occasion)] });
  });

/** The action, for its owner. */
export async function ownAction(deps: Deps, caller: Caller, id: string): Promise<Result<Action>> {
  const loaded = await deps.store.load('action', id);
  if (loaded === undefined) return refuse({ code: 'not-found' });
  const allowed = may(caller, { verb: 'report-action', action: loaded.state });
  return allowed.ok ? ok(loaded.state) : allowed;
}

const SHOWN = 12;

/** The caller's open actions, soonest first, as many as one card holds. */
export async function myActions(deps: Deps, caller: Caller): Promise<readonly Action[]> {
  const rows = await deps.store.queries.openActionsOfOwner(caller.personId, SHOWN);
  const loaded = await Promise.all(rows.map((r) => deps.store.load('action', r.id)));
  return loaded.flatMap((l) => (l === undefined ? [] : [l.state]));
}
