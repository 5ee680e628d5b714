/** Decides when messages are taken from the outbox and handed to the sender: lanes side by side, one at a time within a lane. */
import type { Instant } from '../domain/calendar';
import { codeOf } from '../ports/log';
import type { Delivery } from '../ports/store';
import { createAlarm } from './alarm';
import { sender, type SendSettings, type Tally } from './sender';

export interface RelaySettings extends SendSettings {
  /** How long a lane is held for one message; must be longer than the sender's own timeout, or a message is sent twice. */
  readonly leaseSeconds: number;
  /** How many messages are sent side by side. */
  readonly batch: number;
}

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
  const handle = sender(settings);
  const alarm = createAlarm();
  let started = false;
  let stopping = false;
  let loop: Promise<void> = Promise.resolve();
  let lastPass: Promise<unknown> = Promise.resolve();

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

  /** One pass; resolves to how long to sleep after it. */
  async function passAndPlan(): Promise<number> {
    try {
      await runOnce();
      return await sleepMs();
    } catch (problem) {
      log.error({ code: codeOf(problem) }, 'the outbox could not be read');
      return POLL_MS;
    }
  }

  async function turn(): Promise<void> {
    const ms = await passAndPlan();
    // The ring of a stop may have been spent on the pass.
    if (!stopping) await alarm.sleep(ms);
  }

  async function run(): Promise<void> {
    while (!stopping) await turn();
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
