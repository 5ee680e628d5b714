/** Decides how a concern begins: a draft of its author alone, with what is known of them filled in. */
import type { Draft } from '../../domain/concern/concern';
import { startDraft } from '../../domain/concern/draft';
import type { Caller } from '../actor';
import { create, momentOf } from '../change';
import type { Deps } from '../deps';
import { withDue } from './saveStep';

export async function startConcern(deps: Deps, caller: Caller): Promise<Draft> {
  const person = await deps.store.load('person', caller.personId);
  const referrer = { referrerName: caller.name, ...person?.state.referrer };
  const decided = startDraft(deps.ids.next(), { id: caller.personId, name: caller.name }, referrer, momentOf(deps));
  const state = withDue(decided.state, deps);
  await create(deps, 'concern', state.id, { ...decided, state });
  return state;
}
