/** Decides the shape of a decision: the new state and what happened, before anything is kept. */
import type { Instant, LocalDate } from './calendar';
import type { PersonId } from './person';

export interface DomainEvent {
  readonly type: string;
  /** A person's id, or `system`. */
  readonly by: PersonId;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Decided<S> {
  readonly state: S;
  readonly events: readonly DomainEvent[];
}

/** The moment of a decision and the day it is in Europe/London. */
export interface Moment {
  readonly at: Instant;
  readonly on: LocalDate;
}
