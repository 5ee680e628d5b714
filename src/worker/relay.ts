/** Decides when messages are taken from the outbox and handed to the sender: lanes side by side, one at a time within a lane. */
import type { Instant } from '../domain/calendar';
import type { Clock } from '../ports/clock';
import { codeOf, type Log } from '../ports/log';
import type { DeliveryFailed } from '../ports/messenger';
import type { Delivery, Outbox, Settlement } from '../ports/store';
import { createAlarm } from './alarm';
import {
  asDeliveryFailed,
  exhausted,
  isExhausted,
  settlementOf,
  settlementOfFailure,
  type DeliverOutcome,
} from './settling';

export interface RelaySettings {
  readonly outbox: Outbox;
  readonly clock: Pick<Clock, 'now'>;
  /** Sends one message; it reads the state again and checks access itself. Rejects with `DeliveryFailed`. */
  readonly deliver: (delivery: Delivery) => Promise<DeliverOutcome>;
  /** Told of each dead letter before it is settled; after a crash it may be told twice. */
  readonly onDead?: (delivery: Delivery, error: DeliveryFailed) => Promise<void>;
  readonly log: Log;
  /** How long a lane is held for one message; must be longer than the sender's own timeout, or a message is sent twice. */
  readonly leaseSeconds: number;
  /** How many messages are sent side by side. */
  readonly batch: number;
}

/** How many messages ended in each way; `lost` ones were claimed by another sender before they were settled. */
export type Tally = Readonly<Record<'sent' | 'obsolete' | 'postponed' | 'retried' | 'dead' | 'lost', number>>;

export interface Relay {
  /** Delivers until nothing can be claimed now, and resolves when all of it is settled. Rejects when the outbox cannot be read. */
  runOnce(): Promise<Tally>;
  /** Runs until stopped: at once when kicked, when something is due, and every few seconds for what others committed. */
  start(): void;
  /** Takes nothing more, and resolves when what was in flight is settled. */
  stop(): Promise<void>;
  /** Something was committed: run soon. */
  kick(): void;
}

const POLL_MS = 2_000;

const instantAfter = (now: Instant, seconds: number): Instant =>
  new Date(Date.parse(now) + seconds * 1_000).toISOString();

export function createRelay(settings: RelaySettings): Relay {
  const { outbox, clock, log } = settings;
  const alarm = createAlarm();
  let started = false;
  let stopping = false;
  let loop: Promise<void> = Promise.resolve();
  let lastPass: Promise<unknown> = Promise.resolve();

  async function tellOfDeath(delivery: Delivery, error: DeliveryFailed): Promise<void> {
    log.error({ key: delivery.key, code: error.code, attempts: delivery.attempts + 1 }, 'message given up');
    try {
      await settings.onDead?.(delivery, error);
    } catch (problem) {
      log.error({ key: delivery.key, code: codeOf(problem) }, 'nobody could be told of a message given up');
    }
  }

  async function send(delivery: Delivery): Promise<{ readonly as: keyof Tally; readonly settlement: Settlement }> {
    try {
      if (isExhausted(delivery)) throw exhausted(delivery);
      const outcome = await settings.deliver(delivery);
      const as = outcome.kind === 'not-yet' ? 'postponed' : outcome.kind;
      return { as, settlement: settlementOf(delivery, outcome, clock.now()) };
    } catch (problem) {
      const error = asDeliveryFailed(problem);
      const settlement = settlementOfFailure(delivery, error, clock.now());
      if (settlement.kind === 'dead') await tellOfDeath(delivery, error);
      else
        log.warn(
          { key: delivery.key, code: error.code, attempts: delivery.attempts + 1 },
          'message will be tried again',
        );
      return { as: settlement.kind === 'dead' ? 'dead' : 'retried', settlement };
    }
  }

  async function handle(delivery: Delivery): Promise<keyof Tally> {
    try {
      const { as, settlement } = await send(delivery);
      return (await outbox.settle(delivery, settlement, clock.now())) ? as : 'lost';
    } catch (problem) {
      // Its lease runs out by itself, and the next claim knows that the outcome was not learnt.
      log.error({ key: delivery.key, code: codeOf(problem) }, 'message could not be settled');
      return 'lost';
    }
  }

  /** How long to sleep: until something is due, at most until the next look at what other processes committed. */
  async function sleepMs(): Promise<number> {
    const due = await outbox.nextDue();
    const wait = due === undefined ? POLL_MS : Date.parse(due) - Date.parse(clock.now());
    return Math.min(Math.max(wait, 0), POLL_MS);
  }

  async function pass(): Promise<Tally> {
    const tally = { sent: 0, obsolete: 0, postponed: 0, retried: 0, dead: 0, lost: 0 };
    const inFlight = new Set<Promise<void>>();
    const launch = (delivery: Delivery): void => {
      const flight: Promise<void> = handle(delivery).then((as) => {
        tally[as] += 1;
        inFlight.delete(flight);
      });
      inFlight.add(flight);
    };
    try {
      for (;;) {
        const moved = stopping ? 0 : await outbox.pump(settings.batch);
        const room = stopping ? 0 : settings.batch - inFlight.size;
        const now = clock.now();
        const claimed = room > 0 ? await outbox.claim(now, instantAfter(now, settings.leaseSeconds), room) : [];
        claimed.forEach(launch);
        if (claimed.length > 0 || moved > 0) continue;
        if (inFlight.size === 0) return tally;
        await Promise.race([...inFlight, alarm.sleep(started ? POLL_MS : undefined)]);
        // A sleeper that lost the race must not swallow the next ring.
        alarm.clear();
      }
    } finally {
      await Promise.all(inFlight);
      alarm.clear();
    }
  }

  /** Passes follow one another, so that each ends only when nothing of it is in flight. */
  function runOnce(): Promise<Tally> {
    const next = lastPass.then(pass, pass);
    lastPass = next;
    return next;
  }

  async function rest(): Promise<void> {
    try {
      await runOnce();
      await alarm.sleep(await sleepMs());
    } catch (problem) {
      log.error({ code: codeOf(problem) }, 'the outbox could not be read');
      await alarm.sleep(POLL_MS);
    }
  }

  async function run(): Promise<void> {
    while (!stopping) await rest();
  }

  return {
    runOnce,
    start: () => {
      if (started) return;
      started = true;
      stopping = false;
      loop = run();
    },
    stop: async () => {
      stopping = true;
      alarm.ring();
      await loop;
      await lastPass.catch(() => undefined);
      started = false;
      stopping = false;
      alarm.clear();
    },
    kick: () => {
      alarm.ring();
    },
  };
}
