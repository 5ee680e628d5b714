/** Decides how whoever leads the panel keeps its list: who is on it, for which agency, in which role (product §1.2; §12). */
import type { Panel, PanelMember } from '../../domain/panel/panel';
import type { Profile } from '../../domain/profile/profile';
import type { Fault } from '../../domain/refusal';
import type { RosterEntry } from '../../ports/directory';
import { button, extract, type Option, type Ref } from '../ref';
import { withMost } from './room';
import { askChoice, group, line, sheet, type Group, type SheetData } from './sheet';
import { agencyLabel, ROLE_WORDS } from './words';

/** The entry that is being added, by input. */
export interface Chosen {
  readonly person: string;
  readonly agency: string;
  readonly role: string;
  readonly deputyFor: string;
}

const NOBODY: Chosen = { person: '', agency: '', role: 'member', deputyFor: '' };

export interface PanelCardInput {
  readonly panel: Panel;
  /** Everyone in the channel. */
  readonly roster: readonly RosterEntry[];
  readonly profile: Profile;
  readonly faults: readonly Fault[];
  /** What was chosen, when it comes back with a fault. */
  readonly chosen?: Chosen;
  /** What was just done. */
  readonly message?: string;
}

const NAME_LENGTH = 40;

const byName = <P extends { readonly name: string }>(people: readonly P[], most: number): readonly P[] =>
  [...people].sort((a, b) => a.name.localeCompare(b.name, 'en')).slice(0, most);

const nameOf = (person: { readonly name: string }): string => extract(person.name, NAME_LENGTH);

const ROLES: readonly Option[] = Object.entries(ROLE_WORDS).map(([value, title]) => ({ title, value }));

function memberOption(member: PanelMember, { panel, profile }: PanelCardInput): Option {
  const lead = panel.members.find((m) => m.personId === member.deputyFor);
  const deputy = lead === undefined ? '' : `, deputy for ${nameOf(lead)}`;
  const role = ROLE_WORDS[member.role];
  return {
    title: `${nameOf(member)}, ${agencyLabel(profile, member.agency)}, ${role}${deputy}`,
    value: member.personId,
  };
}

function unseen(people: number, most: number, of: string): readonly string[] {
  const left = people - most;
  return left > 0 ? [`${String(left)} more ${of} do not fit on this card.`] : [];
}

function onTheList(input: PanelCardInput, most: number): Group {
  const { panel, faults } = input;
  const asked = {
    id: 'leaver',
    label: 'On the list',
    value: '',
    faults,
    hint: 'To take somebody off, choose them and press Take off the list. They lose access at their next click.',
  };
  const rest = unseen(panel.members.length, most, 'members');
  return group({
    separator: true,
    lines: rest.map((r) => line(r)),
    fields: [
      askChoice(
        asked,
        byName(panel.members, most).map((m) => memberOption(m, input)),
        'expanded',
      ),
    ],
    buttons: [button('Take off the list', 'removeMember')],
  });
}

function adding(input: PanelCardInput, most: number): Group {
  const { panel, roster, profile, faults } = input;
  const others = roster.filter((r) => !panel.members.some((m) => m.personId === r.personId));
  if (others.length === 0)
    return group({
      heading: 'Add somebody',
      separator: true,
      lines: [line('Everyone in the MASE channel is on the list. Add a person to the channel first.')],
    });
  const people = byName(others, most).map((r) => ({
    title: `${nameOf(r)}${r.guest ? ' (guest)' : ''}`,
    value: r.personId,
  }));
  const agencies = profile.agencies.map((a) => ({ title: agencyLabel(profile, a.id), value: a.id }));
  const leads = byName(panel.members, most).map((m) => ({ title: nameOf(m), value: m.personId }));
  const { chosen = NOBODY } = input;
  const ask = (id: keyof Chosen, label: string) => ({ id, label, value: chosen[id], faults });
  return group({
    heading: 'Add somebody',
    separator: true,
    lines: unseen(others.length, most, 'people of the channel').map((r) => line(r)),
    fields: [
      askChoice(ask('person', 'Person in the MASE channel'), people),
      askChoice(ask('agency', 'Agency'), agencies),
      askChoice(ask('role', 'Role'), ROLES),
      askChoice(ask('deputyFor', 'Deputy for (if anybody)'), leads),
    ],
    buttons: [button('Add to the list', 'putMember', {}, 'positive')],
  });
}

function draw(input: PanelCardInput, most: number): Ref<'panel', SheetData> {
  const { message, faults } = input;
  return sheet({
    title: 'The MASE panel',
    faults,
    groups: [
      ...(message === undefined ? [] : [group({ lines: [line(message, 'default', 'bolder')] })]),
      group({
        lines: [
          line('A member is somebody who is in the MASE channel and on this list. Both are checked at every click.'),
        ],
      }),
      onTheList(input, most),
      adding(input, most),
    ],
  });
}

/** Inputs `person`, `agency`, `role`, `deputyFor` (verb `putMember`) and `leaver` (verb `removeMember`). */
export function panelCard(input: PanelCardInput): Ref<'panel', SheetData> {
  return withMost((most) => draw(input, most));
}
