/** Decides who may open a case or its full form, and records who looked before anything opens (product §1.2, §1.6). */
import { may, type Actor, type Request } from '../../domain/access';
import type { Action } from '../../domain/action/action';
import { asSubmitted } from '../../domain/concern/caseLife';
import type { Submitted } from '../../domain/concern/concern';
import type { Meeting } from '../../domain/meeting/meeting';
import { ok, refuse, type Result } from '../../domain/refusal';
import { viewLogId, type Look, type ViewLog } from '../../domain/views/viewLog';
import type { Message } from '../../ports/message';
import { actorOf, type Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { identityMessage } from '../messages';

const ACTIONS_SHOWN = 50;

/** A case with what its card shows. */
export interface CaseView {
  readonly concern: Submitted;
  readonly actions: readonly Action[];
  readonly meeting?: Meeting;
}

export async function actionsOf(deps: Pick<Deps, 'store'>, concernId: string): Promise<readonly Action[]> {
  const rows = await deps.store.queries.actionsOfConcern(concernId, ACTIONS_SHOWN);
  const loaded = await Promise.all(rows.map((r) => deps.store.load('action', r.id)));
  return loaded.flatMap((l) => (l === undefined ? [] : [l.state]));
}

/** What a case's card shows, read now. */
export async function caseView(deps: Pick<Deps, 'store'>, concern: Submitted): Promise<CaseView> {
  const meeting = concern.meetingId === undefined ? undefined : await deps.store.load('meeting', concern.meetingId);
  const actions = await actionsOf(deps, concern.id);
  return meeting === undefined ? { concern, actions } : { concern, actions, meeting: meeting.state };
}

type ViewVerb = 'see-case' | 'see-identity' | 'see-wording' | 'triage' | 'list-case' | 'propose-action' | 'escalate';

async function open(
  deps: Deps,
  caller: Caller,
  id: string,
  verb: ViewVerb,
): Promise<Result<{ actor: Actor; concern: Submitted }>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  const loaded = await deps.store.load('concern', id);
  if (loaded === undefined) return refuse({ code: 'not-found' });
  const request: Request = { verb, concern: loaded.state };
  const allowed = may(actor.value, request);
  if (!allowed.ok) return allowed;
  const concern = asSubmitted(loaded.state);
  return concern.ok ? ok({ actor: actor.value, concern: concern.value }) : concern;
}

/** The case without identity, for a card that the caller may use for `verb`. */
export async function openCase(
  deps: Deps,
  caller: Caller,
  id: string,
  verb: ViewVerb,
): Promise<Result<CaseView & { readonly actor: Actor }>> {
  const opened = await open(deps, caller, id, verb);
  return opened.ok ? ok({ ...(await caseView(deps, opened.value.concern)), actor: opened.value.actor }) : opened;
}

async function recordLook(deps: Deps, concernId: string, look: Look, messages: readonly Message[]): Promise<void> {
  const decide = (log: ViewLog) =>
    ok({
      state: { looks: [...log.looks, look] },
      events: [{ type: `looked-at-${look.what}`, by: look.by, at: look.at, data: { concernId } }],
      messages,
    });
  await change(deps, 'views', viewLogId(concernId, look.at), decide, { looks: [] });
}

/** The full form or the wording of its actions; the look is on record before this resolves. */
export async function viewIdentity(
  deps: Deps,
  caller: Caller,
  id: string,
  what: Look['what'],
): Promise<Result<CaseView & { readonly actor: Actor }>> {
  const opened = await open(deps, caller, id, what === 'form' ? 'see-identity' : 'see-wording');
  if (!opened.ok) return opened;
  await recordLook(deps, id, { by: caller.personId, at: momentOf(deps).at, what }, []);
  return ok({ ...(await caseView(deps, opened.value.concern)), actor: opened.value.actor });
}

/** The full form into the caller's own chat, for a client that cannot show dialogs; the look and the message are one commit. */
export async function sendIdentity(deps: Deps, caller: Caller, id: string): Promise<Result<Submitted>> {
  const opened = await open(deps, caller, id, 'see-identity');
  if (!opened.ok) return opened;
  const look: Look = { by: caller.personId, at: momentOf(deps).at, what: 'form' };
  await recordLook(deps, id, look, [identityMessage(id, caller.personId, deps.ids.next())]);
  return ok(opened.value.concern);
}

/** Whether somebody may still see the full form, asked again at delivery. */
export async function maySeeIdentity(deps: Deps, caller: Caller, id: string): Promise<Result<Submitted>> {
  const opened = await open(deps, caller, id, 'see-identity');
  return opened.ok ? ok(opened.value.concern) : opened;
}
