/** Decides what time it is in a test: the time that the test sets, read as the real clock reads it. */
import { systemClock } from '../../src/adapters/clock';
import type { Instant } from '../../src/domain/calendar';
import type { Clock } from '../../src/ports/clock';

interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

export interface TestClock extends Clock {
  set(instant: Instant): void;
  /** Moves the time on, and resolves nothing: whoever waits must be run by the test. */
  advance(span: Span): void;
}

const msOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;

/** A clock that stands still at `start` until it is set or advanced. */
export function testClock(start: Instant): TestClock {
  let ms = Date.parse(start);
  return {
    ...systemClock(() => ms),
    set: (instant) => {
      ms = Date.parse(instant);
    },
    advance: (span) => {
      ms += msOf(span);
    },
  };
}
