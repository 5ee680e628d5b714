/** Decides when the timed work runs: every so many seconds, never twice at once, and an error never ends it. */
import { codeOf, type Log } from '../ports/log';

export interface SchedulerSettings {
  /** The timed work; it finds out by itself what is due. */
  readonly tick: () => Promise<void>;
  readonly everySeconds: number;
  readonly log: Log;
}

export interface Scheduler {
  /** Ticks now and then every so many seconds; a tick that would overlap is left out. */
  start(): void;
  /** Resolves when no tick is running and none will. */
  stop(): Promise<void>;
  /** Resolves when a tick that began after this call has ended; several callers share one. Never rejects. */
  tickNow(): Promise<void>;
}

export function createScheduler({ tick, everySeconds, log }: SchedulerSettings): Scheduler {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  async function safeTick(): Promise<void> {
    try {
      await tick();
    } catch (error) {
      log.error({ code: codeOf(error) }, 'timed work failed; it runs again at its next time');
    }
  }

  function begin(): Promise<void> {
    queued = undefined;
    running = safeTick().finally(() => {
      running = undefined;
    });
    return running;
  }

  function tickNow(): Promise<void> {
    if (running === undefined) return begin();
    queued ??= running.then(begin);
    return queued;
  }

  return {
    start: () => {
      if (timer !== undefined) return;
      timer = setInterval(() => {
        if (running === undefined) void begin();
      }, everySeconds * 1_000);
      void tickNow();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await (queued ?? running);
    },
    tickNow,
  };
}
