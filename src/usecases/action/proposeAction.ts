/** Decides how a member proposes an action: for a case they may see, owned by somebody on the panel list, waiting for approval. */
import { may } from '../../domain/access';
import type { Action } from '../../domain/action/action';
import { proposalFaults, proposeAction as decidePropose, type ProposalInput } from '../../domain/action/propose';
import { asCase } from '../../domain/concern/caseLife';
import type { Submitted } from '../../domain/concern/concern';
import { memberOf } from '../../domain/panel/panel';
import { notAllowed, ok, refuse, type Result } from '../../domain/refusal';
import { actorOf, loadPanel, type Caller } from '../actor';
import { create, momentOf } from '../change';
import type { Deps } from '../deps';
import { assignedMessage, caseCardMessage } from '../messages';

export interface ProposeInput extends ProposalInput {
  readonly concern: string;
  readonly owner: string;
  /** Made when the form was opened, so that a double click proposes once. */
  readonly proposal: string;
}

/** The rules of this case whose statutes require action without approval (product §1.7). */
export const statutoryRules = (concern: Submitted): readonly ('R4' | 'R6')[] =>
  (['R4', 'R6'] as const).filter((rule) => concern.duties.some((d) => d.rule === rule));

export async function proposeAction(deps: Deps, caller: Caller, input: ProposeInput): Promise<Result<Action>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  const loaded = await deps.store.load('concern', input.concern);
  if (loaded === undefined) return refuse({ code: 'not-found' });
  const allowed = may(actor.value, { verb: 'propose-action', concern: loaded.state });
  if (!allowed.ok) return allowed;
  const by = actor.value.member;
  if (by === undefined) return notAllowed('members-only');
  const concern = asCase(loaded.state);
  if (!concern.ok) return concern;
  const already = await deps.store.load('action', input.proposal);
  if (already !== undefined)
    return already.state.concernId === input.concern ? ok(already.state) : refuse({ code: 'not-found' });
  const owner = memberOf(await loadPanel(deps), input.owner);
  const moment = momentOf(deps);
  if (owner === undefined) return refuse({ code: 'faults', faults: proposalFaults(input, moment.on, false) });
  const of = {
    id: input.proposal,
    concernId: concern.value.id,
    reference: concern.value.reference,
    owner: { id: owner.personId, name: owner.name, agency: owner.agency },
    by: { personId: by.personId, agency: by.agency },
    statutory: statutoryRules(concern.value),
  };
  const decided = decidePropose(input, of, moment);
  if (!decided.ok) return decided;
  const action = decided.value.state;
  const assigned = action.status === 'approved' ? [assignedMessage(action)] : [];
  const messages = [caseCardMessage(action.concernId, `action:${action.id}:1`), ...assigned];
  return ok(await create(deps, 'action', action.id, { ...decided.value, messages }));
}
