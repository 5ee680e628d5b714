/** Decides how a use case changes one aggregate: load, let the domain decide, commit once; when someone was first, decide again on what is now true. */
import type { Decided, Moment } from '../domain/decision';
import { refuse, type Result } from '../domain/refusal';
import type { Message } from '../ports/message';
import { VersionConflict, type Kind, type States, type Store } from '../ports/store';
import type { Deps } from './deps';

/** What to keep: a decision and the messages that must follow it. */
export interface Outcome<S> extends Decided<S> {
  readonly messages?: readonly Message[];
}

type Decide<K extends Kind> = (
  state: States[K],
  version: number,
) => Result<Outcome<States[K]>> | Promise<Result<Outcome<States[K]>>>;

const ATTEMPTS = 6;

/** Now, as a decision sees it. */
export const momentOf = (deps: Pick<Deps, 'clock'>): Moment => ({ at: deps.clock.now(), on: deps.clock.today() });

async function commitOrConflict<K extends Kind>(
  store: Store,
  target: { readonly kind: K; readonly id: string; readonly version: number },
  outcome: Outcome<States[K]>,
): Promise<boolean> {
  try {
    const { kind, id, version } = target;
    await store.commit({
      kind,
      id,
      expectedVersion: version,
      state: outcome.state,
      events: outcome.events,
      messages: outcome.messages ?? [],
    });
    return true;
  } catch (error) {
    if (error instanceof VersionConflict) return false;
    throw error;
  }
}

/** True when a decision leaves everything as it was: a repeated click, say. */
const changesNothing = <S>(before: S, { state, events, messages = [] }: Outcome<S>): boolean =>
  state === before && events.length === 0 && messages.length === 0;

/** Changes an aggregate, or one that starts as `initial` when it does not exist yet. Resolves to the new state, or to the refusal. */
export async function change<K extends Kind>(
  deps: Pick<Deps, 'store'>,
  kind: K,
  id: string,
  decide: Decide<K>,
  initial?: States[K],
): Promise<Result<States[K]>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const loaded = await deps.store.load(kind, id);
    const state = loaded?.state ?? initial;
    const version = loaded?.version ?? 0;
    if (state === undefined) return refuse({ code: 'not-found' });
    const decision = await decide(state, version);
    if (!decision.ok) return decision;
    if (changesNothing(state, decision.value)) return { ok: true, value: state };
    if (await commitOrConflict(deps.store, { kind, id, version }, decision.value))
      return { ok: true, value: decision.value.state };
  }
  throw new Error(`${kind} kept changing while it was being changed`);
}

/** Creates an aggregate. When the same click has just created it, what was created first stands. */
export async function create<K extends Kind>(
  deps: Pick<Deps, 'store'>,
  kind: K,
  id: string,
  outcome: Outcome<States[K]>,
): Promise<States[K]> {
  if (await commitOrConflict(deps.store, { kind, id, version: 0 }, outcome)) return outcome.state;
  const first = await deps.store.load(kind, id);
  if (first === undefined) throw new Error(`${kind} was there and is gone`);
  return first.state;
}
