/** Decides how a step is saved: at any button, once, by its author alone, and never over something newer. */
import type { Draft } from '../../domain/concern/concern';
import { asOwnDraft, saveStep as decideSave, type Saved } from '../../domain/concern/draft';
import type { Save } from '../../domain/concern/save';
import { draftDueAt } from '../../domain/concern/timing';
import { ok, refuse, type Result } from '../../domain/refusal';
import type { Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { keepReferrer } from '../person/keepReferrer';

export interface SaveStepInput extends Omit<Save, 'newId'> {
  readonly concern: string;
}

/** The draft with the moment at which the scheduler must look at it. */
export function withDue(draft: Draft, deps: Deps): Draft {
  const { dueAt: _old, ...rest } = draft;
  const dueAt = draftDueAt(rest, deps.profile, deps.clock);
  return dueAt === undefined ? rest : { ...rest, dueAt };
}

export async function saveStep(deps: Deps, caller: Caller, input: SaveStepInput): Promise<Result<Saved>> {
  const newId = deps.ids.next();
  let saved: Saved | undefined;
  const changed = await change(deps, 'concern', input.concern, (concern) => {
    const draft = asOwnDraft(concern, caller.personId);
    if (!draft.ok) return draft;
    const decided = decideSave(draft.value, { ...input, newId }, momentOf(deps));
    if (!decided.ok) return decided;
    const { repeat, state } = decided.value;
    saved = repeat ? decided.value : { ...decided.value, state: withDue(state, deps) };
    return ok(saved);
  });
  if (!changed.ok) return changed;
  if (saved === undefined) return refuse({ code: 'not-found' });
  if (input.page === 'referrer') await keepReferrer(deps, caller, saved.state.answers);
  return ok(saved);
}
