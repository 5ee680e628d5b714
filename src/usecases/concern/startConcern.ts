/** Decides how a concern begins: a draft of its author alone, with what is known of them filled in. */
import type { Draft } from '../../domain/concern/concern';
import { startDraft } from '../../domain/concern/draft';
import type { Caller } from '../actor';
import { create, momentOf } from '../change';
import type { Deps } from '../deps';
import { withDue } from './saveStep';

/** The author's newest concern when it is a draft in which nothing was saved yet. */
async function untouched(deps: Deps, caller: Caller): Promise<Draft | undefined> {
  const [newest] = await deps.store.queries.concernsOfAuthor(caller.personId, 1);
  const concern = newest?.stage === 'draft' ? (await deps.store.load('concern', newest.id))?.state : undefined;
  return concern?.stage === 'draft' && concern.lastSave === undefined ? concern : undefined;
}

/** Asking twice, or the same request delivered twice, gives the same empty draft. */
export async function startConcern(deps: Deps, caller: Caller): Promise<Draft> {
  const begun = await untouched(deps, caller);
  if (begun !== undefined) return begun;
  const person = await deps.store.load('person', caller.personId);
  const referrer = { referrerName: caller.name, ...person?.state.referrer };
  const moment = momentOf(deps);
  const decided = startDraft(deps.ids.next(), { id: caller.personId, name: caller.name }, referrer, moment);
  const state = withDue(decided.state, deps);
  await create(deps, 'concern', state.id, { ...decided, state });
  return state;
}
