/** Decides what the contract asks of a store's test set-up, and what it gives each test. */
import type { Instant } from '../../src/domain/calendar';
import type { Delivery, Store } from '../../src/ports/store';
import { START } from '../support/storeSamples';
import { testClock, type TestClock } from '../support/clock';

/** One place where data is kept; every `open` is another process on the same data. */
interface Place {
  open(): Promise<Store>;
  /** Closes nothing: removes what is left when every store has been closed. */
  remove(): Promise<void>;
}

export type MakePlace = (settings: { readonly now: () => Instant; readonly auditKey: string }) => Promise<Place>;

export interface Capabilities {
  /** Two stores can be open on the same data at once. */
  readonly shared: boolean;
  /** Data is still there when the last store on it was closed. */
  readonly durable: boolean;
}

export const AUDIT_KEY = 'a made-up audit key';

export interface Given {
  readonly clock: TestClock;
  /** The store under test. */
  readonly store: () => Store;
  /** Another process on the same data; closed after the test. */
  readonly openAgain: () => Promise<Store>;
  /** Claims as a sender that holds a lane for a minute. */
  readonly claim: (store?: Store, limit?: number) => Promise<readonly Delivery[]>;
  /** Claims the one delivery that must be claimable. */
  readonly claimOne: (store?: Store) => Promise<Delivery>;
}

/** Opens a new store before each test and removes it afterwards. */
export function eachTest(make: MakePlace): Given {
  const clock = testClock(START);
  let place: Place;
  let opened: Store[] = [];
  const openAgain = async (): Promise<Store> => {
    const store = await place.open();
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    clock.set(START);
    place = await make({ now: () => clock.now(), auditKey: AUDIT_KEY });
    await openAgain();
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
    await place.remove();
  });
  const store = (): Store => {
    const [first] = opened;
    if (first === undefined) throw new Error('no store is open');
    return first;
  };
  const claim: Given['claim'] = (from = store(), limit = 10) =>
    from.outbox.claim(clock.now(), clock.plusMinutes(clock.now(), 1), limit);
  return {
    clock,
    store,
    openAgain,
    claim,
    claimOne: async (from) => {
      const [delivery, ...more] = await claim(from);
      if (delivery === undefined || more.length > 0) throw new Error('one delivery was to be claimable');
      return delivery;
    },
  };
}
