/** Decides who does the coordinator's work today; before there is a panel list, the first coordinator of the configuration does. */
import { coordinatorsOn, escalationList, type Panel, type PanelMember } from '../../domain/panel/panel';
import type { PersonId } from '../../domain/person';
import type { Deps } from '../deps';

const idsOr = (members: readonly PanelMember[], deps: Deps): readonly PersonId[] =>
  members.length > 0 ? members.map((m) => m.personId) : [deps.setup.firstCoordinator];

export const coordinatorIds = (panel: Panel, deps: Deps): readonly PersonId[] =>
  idsOr(coordinatorsOn(panel, deps.clock.today()), deps);

/** Coordinators, their deputies and the vice chair (product §1.4). */
export const escalationIds = (panel: Panel, deps: Deps): readonly PersonId[] => idsOr(escalationList(panel), deps);
