/** Decides that timed work runs regularly, never twice at once, and that an error never ends it. */
import { createScheduler } from '../../src/worker/scheduler';
import { recordingLog } from '../support/log';
import { held } from '../support/storeRelay';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function trial(tick?: () => Promise<void>) {
  const log = recordingLog();
  const seen = { ticks: 0 };
  const scheduler = createScheduler({
    tick: () => {
      seen.ticks += 1;
      return tick?.() ?? Promise.resolve();
    },
    everySeconds: 30,
    log,
  });
  return { scheduler, seen, log };
}

test('it ticks at the start and then every so many seconds, until it is stopped', async () => {
  const { scheduler, seen } = trial();
  scheduler.start();
  scheduler.start();
  expect(seen.ticks).toBe(1);
  await jest.advanceTimersByTimeAsync(90_000);
  expect(seen.ticks).toBe(4);
  await scheduler.stop();
  await jest.advanceTimersByTimeAsync(90_000);
  expect(seen.ticks).toBe(4);
});

test('a tick that takes longer than its interval is not overlapped', async () => {
  const slow = held<undefined>();
  const { scheduler, seen } = trial(() => slow.promise);
  scheduler.start();
  await jest.advanceTimersByTimeAsync(300_000);
  expect(seen.ticks).toBe(1);
  slow.resolve(undefined);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(seen.ticks).toBe(2);
  await scheduler.stop();
});

test.each([
  ['is rejected', () => Promise.reject(new RangeError('Zyxwv'))],
  [
    'is thrown',
    (): Promise<void> => {
      throw new RangeError('Zyxwv');
    },
  ],
])('an error that %s is logged by its code, and the next tick comes', async (_how, tick) => {
  const { scheduler, seen, log } = trial(tick);
  scheduler.start();
  await jest.advanceTimersByTimeAsync(30_000);
  expect(seen.ticks).toBe(2);
  expect(log.lines.map((line) => line.fields)).toEqual([{ code: 'RangeError' }, { code: 'RangeError' }]);
  await expect(scheduler.tickNow()).resolves.toBeUndefined();
  await scheduler.stop();
});

test('a tick asked for while one is running begins after it, once for all who asked', async () => {
  const slow = held<undefined>();
  const { scheduler, seen } = trial(() => slow.promise);
  const first = scheduler.tickNow();
  const asked = [scheduler.tickNow(), scheduler.tickNow()];
  await jest.advanceTimersByTimeAsync(0);
  expect(seen.ticks).toBe(1);
  slow.resolve(undefined);
  await Promise.all([first, ...asked]);
  expect(seen.ticks).toBe(2);
});

test('stopping waits for the tick that is running', async () => {
  const slow = held<undefined>();
  const { scheduler } = trial(() => slow.promise);
  scheduler.start();
  let stopped = false;
  const stopping = scheduler.stop().then(() => {
    stopped = true;
  });
  await jest.advanceTimersByTimeAsync(0);
  expect(stopped).toBe(false);
  slow.resolve(undefined);
  await stopping;
});

test('one that was never started stops at once', async () => {
  await expect(trial().scheduler.stop()).resolves.toBeUndefined();
});
