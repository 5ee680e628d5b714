/** Decides when a send that did not succeed is tried again, and when it is given up. */

/** What is known of a send that did not succeed. */
export interface Failure {
  /** How many sends were begun, this one included; 1 after the first. */
  readonly begun: number;
  readonly retryable: boolean;
  /** It may have arrived. */
  readonly uncertain: boolean;
  /** What the receiver asked for. */
  readonly retryAfterMs?: number;
}

export type NextAttempt = { readonly kind: 'again'; readonly inMs: number } | { readonly kind: 'give-up' };

/** About six hours, so that an outage of a morning loses nothing. */
export const MAX_ATTEMPTS = 30;
const FIRST_MS = 2_000;
const FACTOR = 3;
/** Short enough that people hear soon after an outage ends. */
const LONGEST_MS = 15 * 60_000;
/** What may have arrived is not repeated before its receipt would have come. */
const UNCERTAIN_MS = 30_000;

/** 2, 6, 18 seconds … up to 15 minutes; never sooner than was asked for; at least 30 seconds when the message may have arrived. */
export function nextAttempt(failure: Failure): NextAttempt {
  if (!failure.retryable || failure.begun >= MAX_ATTEMPTS) return { kind: 'give-up' };
  const grown = Math.min(FIRST_MS * FACTOR ** (failure.begun - 1), LONGEST_MS);
  return { kind: 'again', inMs: Math.max(grown, failure.retryAfterMs ?? 0, failure.uncertain ? UNCERTAIN_MS : 0) };
}
