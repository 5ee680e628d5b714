/** What every use case is given: the store, the time, new ids, who is who, and the borough profile. */
import type { Profile } from '../domain/profile/profile';
import type { Clock, Ids } from '../ports/clock';
import type { Directory } from '../ports/directory';
import type { Store } from '../ports/store';

export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly directory: Directory;
  readonly profile: Profile;
  readonly setup: Setup;
}

/** First use (product §1.2): who may make a channel the MASE channel, and in which team. */
export interface Setup {
  readonly firstCoordinator: string;
  readonly allowedTeam: string;
  readonly allowedTenants: readonly string[];
}
