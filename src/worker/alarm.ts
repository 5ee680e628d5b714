/** Decides how a loop sleeps: until its time has come or it is woken, whichever is first. */

export interface Alarm {
  /** Wakes the sleeper; with nobody asleep, the next sleep ends at once. */
  ring(): void;
  /** Resolves after `ms`, or when rung; without `ms`, only when rung. A new sleep replaces the one before. */
  sleep(ms?: number): Promise<void>;
  /** Forgets the time of a sleep that nobody waits for any more. */
  clear(): void;
}

export function createAlarm(): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  let rung = false;
  const end = (): void => {
    clearTimeout(timer);
    wake?.();
    timer = undefined;
    wake = undefined;
  };
  return {
    ring: () => {
      rung = wake === undefined;
      end();
    },
    sleep: (ms) => {
      end();
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        wake = resolve;
        if (ms !== undefined) timer = setTimeout(end, ms);
      });
    },
    clear: end,
  };
}
