/** Decides who belongs to the MASE panel, in which role, and who stands in for whom (product §1.2; §12 "Membership"). */
import type { LocalDate } from '../calendar';
import type { PersonId } from '../person';

/** There is one panel in a deployment; its aggregate has this id. */
export const PANEL_ID = 'mase';

export type PanelRole = 'member' | 'coordinator' | 'vice-chair' | 'chair' | 'auditor';

export interface PanelMember {
  readonly personId: PersonId;
  readonly name: string;
  /** An agency id of the borough profile. */
  readonly agency: string;
  readonly role: PanelRole;
  readonly deputyFor?: PersonId;
  readonly awayFrom?: LocalDate;
  readonly awayTo?: LocalDate;
}

/** The Teams channel that carries the panel's cards. */
export interface PanelChannel {
  readonly teamId: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
}

export interface Panel {
  readonly channel?: PanelChannel;
  readonly members: readonly PanelMember[];
}

export const NO_PANEL: Panel = { members: [] };

export const memberOf = (panel: Panel, person: PersonId): PanelMember | undefined =>
  panel.members.find((m) => m.personId === person);

export const isAway = (member: PanelMember, on: LocalDate): boolean =>
  member.awayFrom !== undefined && member.awayFrom <= on && (member.awayTo === undefined || on <= member.awayTo);

const withRole = (panel: Panel, role: PanelRole): readonly PanelMember[] =>
  panel.members.filter((m) => m.role === role);

const deputiesOf = (panel: Panel, people: readonly PanelMember[]): readonly PanelMember[] =>
  panel.members.filter((m) => people.some((p) => p.personId === m.deputyFor));

/** Who does the coordinator's work on a day: coordinators present; else their deputies; else the vice chair; else every coordinator. */
export function coordinatorsOn(panel: Panel, on: LocalDate): readonly PanelMember[] {
  const coordinators = withRole(panel, 'coordinator');
  const present = (list: readonly PanelMember[]): readonly PanelMember[] => list.filter((m) => !isAway(m, on));
  const choices = [
    present(coordinators),
    present(deputiesOf(panel, coordinators)),
    present(withRole(panel, 'vice-chair')),
  ];
  return choices.find((list) => list.length > 0) ?? coordinators;
}

/** Everyone who hears of an urgent duty left unanswered: coordinators, their deputies and the vice chair (product §1.4). */
export function escalationList(panel: Panel): readonly PanelMember[] {
  const coordinators = withRole(panel, 'coordinator');
  return [...new Set([...coordinators, ...deputiesOf(panel, coordinators), ...withRole(panel, 'vice-chair')])];
}
