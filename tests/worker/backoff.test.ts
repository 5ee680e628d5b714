/** Decides how long a send waits for its next attempt, and when it is given up. */
import fc from 'fast-check';
import { MAX_ATTEMPTS, nextAttempt, type Failure } from '../../src/worker/backoff';

const failure = (over: Partial<Failure> = {}): Failure => ({ begun: 1, retryable: true, uncertain: false, ...over });
const again = (inMs: number) => ({ kind: 'again', inMs });

test.each([
  [1, 2],
  [2, 6],
  [3, 18],
  [4, 54],
  [5, 162],
  [6, 486],
  [7, 900],
  [29, 900],
])('after attempt %s the next one comes in %s seconds', (begun, seconds) => {
  expect(nextAttempt(failure({ begun }))).toEqual(again(seconds * 1_000));
});

test('the last attempt is given up, and what must not be repeated at once', () => {
  expect(nextAttempt(failure({ begun: MAX_ATTEMPTS }))).toEqual({ kind: 'give-up' });
  expect(nextAttempt(failure({ retryable: false }))).toEqual({ kind: 'give-up' });
});

test('what may have arrived waits at least half a minute', () => {
  expect(nextAttempt(failure({ uncertain: true }))).toEqual(again(30_000));
  expect(nextAttempt(failure({ uncertain: true, begun: 4 }))).toEqual(again(54_000));
});

test('a time that the receiver asked for is honoured, however long, and never shortens the wait', () => {
  expect(nextAttempt(failure({ retryAfterMs: 3_600_000 }))).toEqual(again(3_600_000));
  expect(nextAttempt(failure({ retryAfterMs: 10, begun: 3 }))).toEqual(again(18_000));
});

test('all attempts together reach over an outage of a morning', () => {
  const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => nextAttempt(failure({ begun: i + 1 })));
  const total = waits.reduce((sum, next) => sum + (next.kind === 'again' ? next.inMs : 0), 0);
  expect(total).toBeGreaterThan(5 * 3_600_000);
});

test('a later attempt never comes sooner after the one before, and a less certain one never sooner than a certain one', () => {
  const attempts = fc.integer({ min: 1, max: MAX_ATTEMPTS - 2 });
  const waitOf = (over: Partial<Failure>): number => {
    const next = nextAttempt(failure(over));
    return next.kind === 'again' ? next.inMs : Infinity;
  };
  fc.assert(
    fc.property(attempts, fc.option(fc.nat(4_000_000), { nil: 0 }), (begun, retryAfterMs) => {
      expect(waitOf({ begun: begun + 1, retryAfterMs })).toBeGreaterThanOrEqual(waitOf({ begun, retryAfterMs }));
      expect(waitOf({ begun, retryAfterMs, uncertain: true })).toBeGreaterThanOrEqual(waitOf({ begun, retryAfterMs }));
      expect(waitOf({ begun, retryAfterMs })).toBeGreaterThanOrEqual(retryAfterMs);
    }),
  );
});
