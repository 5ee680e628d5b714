/** Decides what an author may see and do with their own concerns: look, list, turn to a part, delete a draft. */
import type { Concern, Draft } from '../../domain/concern/concern';
import { asOwnDraft, changePart as decidePart } from '../../domain/concern/draft';
import { may } from '../../domain/access';
import { ok, refuse, type Result } from '../../domain/refusal';
import type { ConcernRow } from '../../ports/projections';
import { loadPanel, type Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { coordinatorMessage } from '../messages';
import { coordinatorIds } from '../panel/coordinators';
import { withDue } from './saveStep';

const LIST = 20;

/** The concern, if it is the caller's own. */
export async function ownConcern(deps: Deps, caller: Caller, id: string): Promise<Result<Concern>> {
  const loaded = await deps.store.load('concern', id);
  if (loaded === undefined || loaded.state.stage === 'deleted') return refuse({ code: 'not-found' });
  const allowed = may(caller, { verb: 'follow-own-concern', concern: loaded.state });
  return allowed.ok ? ok(loaded.state) : allowed;
}

/** The caller's newest concerns, drafts and submitted ones. */
export const myConcerns = (deps: Deps, caller: Caller): Promise<readonly ConcernRow[]> =>
  deps.store.queries.concernsOfAuthor(caller.personId, LIST);

/** The draft turned to the part that its author chose on the review. */
export async function changePart(
  deps: Deps,
  caller: Caller,
  input: { concern: string; revision: number; part: string },
): Promise<Result<Draft>> {
  const changed = await change(deps, 'concern', input.concern, (concern) => {
    const draft = asOwnDraft(concern, caller.personId);
    if (!draft.ok) return draft;
    const decided = decidePart(draft.value, input.part, input.revision, momentOf(deps));
    return decided.ok ? ok({ ...decided.value, state: withDue(decided.value.state, deps) }) : decided;
  });
  return changed.ok ? asOwnDraft(changed.value, caller.personId) : changed;
}

/**
 * Deletes a draft with all that was typed; submitted concerns are withdrawn by asking, not deleted. Of one that called for urgent
 * action the coordinator learns that it existed and who began it: danger to a child does not go away with a draft.
 */
export async function deleteDraft(deps: Deps, caller: Caller, id: string): Promise<Result<Concern>> {
  const coordinators = coordinatorIds(await loadPanel(deps), deps);
  return change(deps, 'concern', id, (concern) => {
    const draft = asOwnDraft(concern, caller.personId);
    if (!draft.ok) return draft;
    const { author, startedAt, urgentSince } = draft.value;
    const told = urgentSince === undefined ? [] : coordinators;
    const messages = told.map((to) => coordinatorMessage(id, to, 'urgent-draft', 'deleted'));
    const { at } = momentOf(deps);
    const state: Concern = { stage: 'deleted', id, author, startedAt, deletedAt: at, why: 'by-author' };
    return ok({ state, events: [{ type: 'draft-deleted', by: caller.personId, at, data: {} }], messages });
  });
}
