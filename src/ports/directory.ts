/** Who is who, and who is in the panel's channel. */
import type { PanelChannel } from '../domain/panel/panel';
import type { PersonId } from '../domain/person';

export interface RosterEntry {
  readonly personId: PersonId;
  /** The channel's own id (`29:…`). */
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly guest: boolean;
}

export interface Directory {
  /** Everyone on the channel's roster (not the team's). Rejects with `DirectoryUnavailable` when it cannot be read: access fails closed. */
  roster(channel: PanelChannel): Promise<readonly RosterEntry[]>;
}

export class DirectoryUnavailable extends Error {
  override readonly name = 'DirectoryUnavailable';
}
