/** Decides how a channel becomes the MASE channel and who is on the panel list (product §1.2). */
import { may, type Actor } from '../../domain/access';
import {
  memberOf,
  NO_PANEL,
  PANEL_ID,
  type Panel,
  type PanelChannel,
  type PanelMember,
} from '../../domain/panel/panel';
import { notAllowed, ok, refuse, type Result } from '../../domain/refusal';
import { actorOf, type Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';

const firstMember = (caller: Caller, deps: Deps): PanelMember => ({
  personId: caller.personId,
  name: caller.name,
  agency: deps.profile.coordinatorAgency,
  role: 'coordinator',
});

/** Who may set the channel: the first coordinator at first; moving it later needs the chair. */
function channelRefusal(panel: Panel, caller: Caller, deps: Deps): Result<true> {
  if (panel.channel === undefined)
    return caller.personId === deps.setup.firstCoordinator ? ok(true) : notAllowed('setup-only');
  return memberOf(panel, caller.personId)?.role === 'chair' ? ok(true) : notAllowed('chair-only');
}

/** "@bot use this channel": only in the allowed team. The first coordinator becomes the panel's first member. Saying it again is harmless. */
export function useChannel(deps: Deps, caller: Caller, channel: PanelChannel): Promise<Result<Panel>> {
  return change(
    deps,
    'panel',
    PANEL_ID,
    (panel) => {
      if (channel.teamId !== deps.setup.allowedTeam) return notAllowed('wrong-team');
      const same = panel.channel?.channelId === channel.channelId;
      if (same && panel.channel.serviceUrl === channel.serviceUrl) return refuse({ code: 'already-decided' });
      const allowed = same ? ok(true) : channelRefusal(panel, caller, deps);
      if (!allowed.ok) return allowed;
      const first = panel.channel === undefined && memberOf(panel, caller.personId) === undefined;
      const members = first ? [...panel.members, firstMember(caller, deps)] : panel.members;
      const data = { channelId: channel.channelId, before: panel.channel?.channelId ?? null };
      return ok({
        state: { channel, members },
        events: [{ type: 'channel-set', by: caller.personId, at: momentOf(deps).at, data }],
      });
    },
    NO_PANEL,
  );
}

/** Keeps the address at which the panel's channel is reached, from whatever is done there. */
export async function rememberChannel(deps: Deps, channelId: string, serviceUrl: string): Promise<void> {
  const known = (await deps.store.load('panel', PANEL_ID))?.state.channel;
  if (known?.channelId !== channelId || known.serviceUrl === serviceUrl) return;
  await change(deps, 'panel', PANEL_ID, (panel) => {
    if (panel.channel?.channelId !== channelId) return refuse({ code: 'no-channel' });
    const { at } = momentOf(deps);
    const state = { ...panel, channel: { ...panel.channel, serviceUrl } };
    return ok({ state, events: [{ type: 'channel-address-learnt', by: 'system', at, data: {} }] });
  });
}

/** Puts somebody on the panel list, or changes their entry. Whoever leads the panel keeps the list. */
export async function putMember(deps: Deps, caller: Caller, member: PanelMember): Promise<Result<Panel>> {
  return changeMembers(deps, caller, 'member-put', member.personId, (panel) => [
    ...panel.members.filter((m) => m.personId !== member.personId),
    member,
  ]);
}

/** Takes somebody off the panel list; they lose access at the next click. The last coordinator stays. */
export async function removeMember(deps: Deps, caller: Caller, personId: string): Promise<Result<Panel>> {
  return changeMembers(deps, caller, 'member-removed', personId, (panel) =>
    panel.members.filter((m) => m.personId !== personId),
  );
}

async function leads(deps: Deps, caller: Caller): Promise<Result<Actor>> {
  const actor = await actorOf(deps, caller);
  return actor.ok ? may(actor.value, { verb: 'keep-panel-list' }) : actor;
}

async function changeMembers(
  deps: Deps,
  caller: Caller,
  type: string,
  about: string,
  next: (panel: Panel) => readonly PanelMember[],
): Promise<Result<Panel>> {
  const allowed = await leads(deps, caller);
  if (!allowed.ok) return allowed;
  return change(deps, 'panel', PANEL_ID, (panel) => {
    const members = next(panel);
    if (!members.some((m) => m.role === 'coordinator'))
      return refuse({
        code: 'faults',
        faults: [{ field: 'person', message: 'The panel must keep a coordinator. Add another one first.' }],
      });
    const after = members.find((m) => m.personId === about);
    const data = { personId: about, role: after?.role ?? null, agency: after?.agency ?? null };
    return ok({ state: { ...panel, members }, events: [{ type, by: caller.personId, at: momentOf(deps).at, data }] });
  });
}

/** Who is on the channel's roster, and the panel list as it is, for whoever keeps it. */
export async function seePanel(deps: Deps, caller: Caller): Promise<Result<Panel>> {
  const allowed = await leads(deps, caller);
  if (!allowed.ok) return allowed;
  const loaded = await deps.store.load('panel', PANEL_ID);
  return loaded === undefined ? refuse({ code: 'no-channel' }) : ok(loaded.state);
}
