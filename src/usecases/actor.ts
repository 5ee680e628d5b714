/** Decides who somebody is to the panel right now: a member only when on the channel's roster and on the panel list (product §1.2). */
import type { Actor } from '../domain/access';
import { memberOf, NO_PANEL, PANEL_ID, type Panel } from '../domain/panel/panel';
import type { PersonId } from '../domain/person';
import { ok, refuse, type Result } from '../domain/refusal';
import { DirectoryUnavailable } from '../ports/directory';
import type { Deps } from './deps';

/** Somebody as an activity names them. */
export interface Caller {
  readonly personId: PersonId;
  readonly name: string;
  readonly tenantId: string;
}

export async function loadPanel(deps: Pick<Deps, 'store'>): Promise<Panel> {
  return (await deps.store.load('panel', PANEL_ID))?.state ?? NO_PANEL;
}

async function onRoster(deps: Deps, panel: Panel, person: PersonId): Promise<boolean> {
  if (panel.channel === undefined) return false;
  const roster = await deps.directory.roster(panel.channel);
  return roster.some((r) => r.personId === person && deps.setup.allowedTenants.includes(r.tenantId));
}

/** The caller with their membership. Refuses `directory-unavailable` when the roster cannot be read: access fails closed. */
export async function actorOf(deps: Deps, caller: Caller): Promise<Result<Actor>> {
  const panel = await loadPanel(deps);
  const member = memberOf(panel, caller.personId);
  if (member === undefined) return ok(caller);
  try {
    return ok((await onRoster(deps, panel, caller.personId)) ? { ...caller, member } : caller);
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return refuse({ code: 'directory-unavailable' });
    throw error;
  }
}
