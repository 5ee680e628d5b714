/** Decides what the tests of use cases stand on: the real store in memory, a clock that stands still, a roster by hand, Ealing's profile. */
import ealing from '../../config/ealing.json';
import { openSqliteStore } from '../../src/adapters/sqlite/store';
import { PANEL_ID, type PanelChannel, type PanelMember } from '../../src/domain/panel/panel';
import { profileSchema, type Profile } from '../../src/domain/profile/profile';
import type { Refusal, Result } from '../../src/domain/refusal';
import type { Message } from '../../src/ports/message';
import type { Kind, Store } from '../../src/ports/store';
import type { Deps } from '../../src/usecases/deps';
import { testClock, type TestClock } from './clock';
import { testDirectory, type TestDirectory } from './directory';
import { CHANNEL_ID, HOME_TENANT, PEOPLE, POLICE_TENANT, TEAM_ID, type Player } from './people';

export const PROFILE: Profile = profileSchema.parse(ealing);

export const CHANNEL: PanelChannel = {
  teamId: TEAM_ID,
  channelId: CHANNEL_ID,
  serviceUrl: 'https://made-up.example.org/',
  tenantId: HOME_TENANT,
};

export const seat = (
  person: Player,
  role: PanelMember['role'],
  agency: string,
  over: Partial<PanelMember> = {},
): PanelMember => ({ personId: person.personId, name: person.name, role, agency, ...over });

export const PANEL_LIST: readonly PanelMember[] = [
  seat(PEOPLE.coordinator, 'coordinator', 'social-care'),
  seat(PEOPLE.chair, 'chair', 'police'),
  seat(PEOPLE.viceChair, 'vice-chair', 'social-care'),
  seat(PEOPLE.health, 'member', 'health'),
  seat(PEOPLE.school, 'member', 'education'),
];

export interface House extends Deps {
  readonly clock: TestClock;
  readonly directory: TestDirectory;
  /** Every message committed since it was last asked, each key once for ever, as the relay would get them. */
  readonly sent: () => Promise<readonly Message[]>;
}

/** Opens a house without a panel. The caller closes its store. */
export function openHouse(start = '2026-03-02T09:00:00.000Z'): House {
  const clock = testClock(start);
  const store = openSqliteStore({ file: ':memory:', auditKey: 'a made-up audit key', now: () => clock.now() });
  let made = 0;
  return {
    store,
    clock,
    directory: testDirectory(),
    ids: { next: () => `id-${String((made += 1))}` },
    profile: PROFILE,
    setup: {
      firstCoordinator: PEOPLE.coordinator.personId,
      allowedTeam: TEAM_ID,
      allowedTenants: [HOME_TENANT, POLICE_TENANT],
    },
    sent: () => drain(store, clock),
  };
}

async function drain(store: Store, clock: TestClock): Promise<readonly Message[]> {
  while ((await store.outbox.pump(1_000)) > 0);
  const all: Message[] = [];
  for (;;) {
    const some = await store.outbox.claim(clock.now(), clock.plusMinutes(clock.now(), 1), 1_000);
    if (some.length === 0) return all;
    for (const delivery of some) {
      all.push({ key: delivery.key, lane: delivery.lane, body: delivery.body });
      await store.outbox.settle(delivery, { kind: 'done' }, clock.now());
    }
  }
}

/** Puts a panel in its channel, everyone of it on the roster too. */
export async function seatPanel(house: House, members = PANEL_LIST): Promise<void> {
  const { store, directory } = house;
  directory.put(PEOPLE.coordinator, PEOPLE.chair, PEOPLE.viceChair, PEOPLE.health, PEOPLE.school);
  const state = { channel: CHANNEL, members };
  await store.commit({ kind: 'panel', id: PANEL_ID, expectedVersion: 0, state, events: [], messages: [] });
}

/** A new house before each test, with its panel seated, closed after it. */
export function eachHouse(start?: string): () => House {
  let house: House | undefined;
  const get = (): House => {
    if (house === undefined) throw new Error('the house is not open yet');
    return house;
  };
  beforeEach(async () => {
    house = openHouse(start);
    await seatPanel(house);
  });
  afterEach(() => get().store.close());
  return get;
}

/** What an aggregate holds, which must be there. */
export async function stateOf<K extends Kind>(house: House, kind: K, id: string) {
  const loaded = await house.store.load(kind, id);
  if (loaded === undefined) throw new Error(`there is no ${kind} ${id}`);
  return loaded.state;
}

/** The value of something that was to be allowed. */
export function allowed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The refusal of something that was to be refused. */
export function refused<T>(result: Result<T>): Refusal {
  if (result.ok) throw new Error('this was to be refused');
  return result.refusal;
}
