/** Decides who is on the channel's roster in a test: whoever the test puts there, or nobody can tell. */
import { DirectoryUnavailable, type Directory, type RosterEntry } from '../../src/ports/directory';
import type { Player } from './people';

export interface TestDirectory extends Directory {
  readonly put: (...people: readonly Player[]) => void;
  readonly remove: (person: Player) => void;
  /** From now on the roster cannot be read, or can again. */
  readonly readable: (yes: boolean) => void;
}

/** A roster that the test writes by hand; empty at first. */
export function testDirectory(): TestDirectory {
  const roster = new Map<string, RosterEntry>();
  let open = true;
  return {
    put: (...people) => {
      for (const person of people) roster.set(person.personId, person);
    },
    remove: (person) => {
      roster.delete(person.personId);
    },
    readable: (yes) => {
      open = yes;
    },
    roster: () =>
      open ? Promise.resolve([...roster.values()]) : Promise.reject(new DirectoryUnavailable('roster not readable')),
  };
}
