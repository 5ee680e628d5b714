/** Decides what the buttons of the panel list do: add somebody from the channel's roster, change their role, take them off (product §1.2). */
import { panelCard, type Chosen } from '../../cards/panel/panelCard';
import type { PanelMember } from '../../domain/panel/panel';
import { refuse, type Fault, type Result } from '../../domain/refusal';
import { DirectoryUnavailable, type RosterEntry } from '../../ports/directory';
import type { Deps } from '../../usecases/deps';
import { putMember, removeMember, seePanel } from '../../usecases/panel/setUpPanel';
import type { Context } from '../context';
import * as forms from '../forms';
import { card, refused } from '../replies';
import { route, type AnyRoute } from '../router';
import type { Reply, Turn } from '../turn';

const places = ['personal'] as const;

async function rosterOf(
  deps: Deps,
  channel: Parameters<Deps['directory']['roster']>[0] | undefined,
): Promise<Result<readonly RosterEntry[]>> {
  if (channel === undefined) return refuse({ code: 'no-channel' });
  try {
    return { ok: true, value: await deps.directory.roster(channel) };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return refuse({ code: 'directory-unavailable' });
    throw error;
  }
}

/** The panel list with everyone of the roster who could be on it. */
export async function panelReply(
  { deps }: Context,
  turn: Turn,
  said: { message?: string; faults?: readonly Fault[]; chosen?: Chosen } = {},
): Promise<Reply> {
  const seen = await seePanel(deps, turn.actor);
  if (!seen.ok) return refused(seen.refusal);
  const roster = await rosterOf(deps, seen.value.channel);
  if (!roster.ok) return refused(roster.refusal);
  const { faults = [], ...rest } = said;
  return card(panelCard({ panel: seen.value, roster: roster.value, profile: deps.profile, faults, ...rest }));
}

type Entry = ReturnType<typeof forms.putMember.parse>;

/** The entry for the list, or what is wrong with it. */
async function entryOf({ deps }: Context, turn: Turn, form: Entry): Promise<Result<PanelMember>> {
  const seen = await seePanel(deps, turn.actor);
  if (!seen.ok) return seen;
  const roster = await rosterOf(deps, seen.value.channel);
  if (!roster.ok) return roster;
  const person = roster.value.find((r) => r.personId === form.person);
  const faults: Fault[] = [];
  if (person === undefined) faults.push({ field: 'person', message: 'Choose somebody who is in the MASE channel.' });
  if (!deps.profile.agencies.some((a) => a.id === form.agency))
    faults.push({ field: 'agency', message: 'Choose their agency.' });
  if (person === undefined || faults.length > 0) return refuse({ code: 'faults', faults });
  const deputy = seen.value.members.find((m) => m.personId === form.deputyFor && m.personId !== person.personId);
  const entry: PanelMember = { personId: person.personId, name: person.name, agency: form.agency, role: form.role };
  return { ok: true, value: deputy === undefined ? entry : { ...entry, deputyFor: deputy.personId } };
}

export function panelRoutes(context: Context): readonly AnyRoute[] {
  const { deps } = context;
  return [
    route({ verb: 'showPanel', form: forms.nothing, places, readOnly: true, run: (turn) => panelReply(context, turn) }),
    route({
      verb: 'putMember',
      form: forms.putMember,
      places,
      run: async (turn, form) => {
        const entry = await entryOf(context, turn, form);
        const put = entry.ok ? await putMember(deps, turn.actor, entry.value) : entry;
        if (put.ok) return panelReply(context, turn, { message: 'The panel list is changed.' });
        return put.refusal.code === 'faults'
          ? panelReply(context, turn, { faults: put.refusal.faults, chosen: form })
          : refused(put.refusal);
      },
    }),
    route({
      verb: 'removeMember',
      form: forms.removeMember,
      places,
      run: async (turn, form) => {
        if (form.leaver === '')
          return panelReply(context, turn, {
            faults: [{ field: 'leaver', message: 'Choose whom to take off the list.' }],
          });
        const removed = await removeMember(deps, turn.actor, form.leaver);
        if (removed.ok)
          return panelReply(context, turn, { message: 'They are off the list, and lose access at their next click.' });
        if (removed.refusal.code !== 'faults') return refused(removed.refusal);
        return panelReply(context, turn, { faults: removed.refusal.faults.map((f) => ({ ...f, field: 'leaver' })) });
      },
    }),
  ];
}
