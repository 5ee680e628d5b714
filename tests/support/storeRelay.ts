/** Decides how the relay is tried: the real store in memory, a clock that stands still, and a sender that does what the test says. */
import { openSqliteStore } from '../../src/adapters/sqlite/store';
import type { DeliveryFailed } from '../../src/ports/messenger';
import type { Delivery, Store } from '../../src/ports/store';
import { createRelay, type Relay, type RelaySettings } from '../../src/worker/relay';
import type { DeliverOutcome } from '../../src/worker/settling';
import { testClock, type TestClock } from './clock';
import { recordingLog, type LogLine } from './log';
import { START } from './storeSamples';

export interface RelayTrial {
  readonly clock: TestClock;
  readonly store: Store;
  readonly relay: Relay;
  readonly lines: readonly LogLine[];
  /** What was handed to the sender, in order. */
  readonly begun: readonly Delivery[];
  readonly dead: readonly { readonly key: string; readonly code: string }[];
  /** From now on the sender answers this; at first it sends everything. */
  readonly sendWith: (answer: (delivery: Delivery) => Promise<DeliverOutcome>) => void;
}

export const SENT: DeliverOutcome = { kind: 'sent' };

export function relayTrial(over: Partial<RelaySettings> = {}): RelayTrial {
  const clock = testClock(START);
  const store = openSqliteStore({ file: ':memory:', auditKey: 'a made-up audit key', now: () => clock.now() });
  const log = recordingLog();
  const begun: Delivery[] = [];
  const dead: { key: string; code: string }[] = [];
  let answer: (delivery: Delivery) => Promise<DeliverOutcome> = () => Promise.resolve(SENT);
  const relay = createRelay({
    outbox: store.outbox,
    clock,
    deliver: (delivery) => {
      begun.push(delivery);
      return answer(delivery);
    },
    onDead: (delivery: Delivery, error: DeliveryFailed) => {
      dead.push({ key: delivery.key, code: error.code });
      return Promise.resolve();
    },
    log,
    leaseSeconds: 60,
    batch: 4,
    ...over,
  });
  const sendWith: RelayTrial['sendWith'] = (next) => {
    answer = next;
  };
  return { clock, store, relay, lines: log.lines, begun, dead, sendWith };
}

/** A promise that the test settles itself. */
export function held<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle?.(value) };
}
