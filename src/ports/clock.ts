/** The time, and what it is called in Europe/London. */
import type { Holidays, Instant, LocalDate, LocalTime } from '../domain/calendar';

export interface Clock {
  /** Now, in UTC. */
  now(): Instant;
  /** Today in Europe/London. */
  today(): LocalDate;
  dateOf(instant: Instant): LocalDate;
  timeOf(instant: Instant): LocalTime;
  /** The moment at which it is `time` on `date` in Europe/London; a time that summer time skips gives the moment after the gap. */
  at(date: LocalDate, time: LocalTime): Instant;
  plusMinutes(instant: Instant, minutes: number): Instant;
  /** England's bank holidays, from the year before `today` to three years after. */
  holidays(): Holidays;
}

/** New identifiers; injected so that tests can foresee them. */
export interface Ids {
  next(): string;
}
