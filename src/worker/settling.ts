/** Decides how a delivery is settled, from what came of sending it: done, again later, or a dead letter (architecture §2.4). */
import type { Instant } from '../domain/calendar';
import { codeOf } from '../ports/log';
import { CHANNEL_LANE } from '../ports/message';
import { DeliveryFailed } from '../ports/messenger';
import type { Delivery, PostedCard, Settlement } from '../ports/store';
import { MAX_ATTEMPTS, nextAttempt } from './backoff';

/** What `deliver` made of a message that did not fail. */
export type DeliverOutcome =
  | { readonly kind: 'sent'; readonly posted?: PostedCard }
  /** What it was about is no longer so; nothing was sent. */
  | { readonly kind: 'obsolete' }
  /** There is nothing to send it to yet; nothing was sent. */
  | { readonly kind: 'not-yet' };

const CONVERSATION_PAUSE_MS = 1_000;
/** How soon it is asked again whether there is a channel, or somebody's chat. */
const NOT_YET_MS = 60_000;

const plusMs = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** Conversations in Teams take one message a second; effects on aggregates need no pause. */
const isConversation = (lane: string): boolean => lane.startsWith(CHANNEL_LANE) || lane.startsWith('person:');

/** Whether so many sends were begun that another one is not tried: each of them ended without a word, as with a crash. */
export const isExhausted = (delivery: Delivery): boolean => delivery.attempts >= MAX_ATTEMPTS;

export const exhausted = (delivery: Delivery): DeliveryFailed =>
  new DeliveryFailed('attempts-exhausted', false, delivery.uncertain);

/** The error as one of delivery; one that nobody foresaw is tried again. */
export const asDeliveryFailed = (error: unknown): DeliveryFailed =>
  error instanceof DeliveryFailed ? error : new DeliveryFailed(codeOf(error), true, false, undefined, { cause: error });

export function settlementOf(delivery: Delivery, outcome: DeliverOutcome, now: Instant): Settlement {
  switch (outcome.kind) {
    case 'sent': {
      const pause = isConversation(delivery.lane) ? { lanePauseUntil: plusMs(now, CONVERSATION_PAUSE_MS) } : {};
      return { kind: 'done', ...(outcome.posted && { posted: outcome.posted }), ...pause };
    }
    case 'obsolete':
      return { kind: 'done' };
    case 'not-yet':
      return { kind: 'postpone', until: plusMs(now, NOT_YET_MS) };
  }
}

/** The whole conversation waits when it was throttled, and a second after any other send. */
function pauseAfter(
  delivery: Delivery,
  error: DeliveryFailed,
  at: Instant,
  now: Instant,
): { readonly lanePauseUntil?: Instant } {
  if (error.code === '429' || error.retryAfterMs !== undefined) return { lanePauseUntil: at };
  return isConversation(delivery.lane) ? { lanePauseUntil: plusMs(now, CONVERSATION_PAUSE_MS) } : {};
}

/** Once a message may have arrived, it stays so: a later refusal says nothing of the earlier send. */
export function settlementOfFailure(delivery: Delivery, error: DeliveryFailed, now: Instant): Settlement {
  const { retryable, uncertain, retryAfterMs } = error;
  const next = nextAttempt({
    begun: delivery.attempts + 1,
    retryable,
    uncertain,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  switch (next.kind) {
    case 'give-up':
      return { kind: 'dead', error: error.code };
    case 'again': {
      const at = plusMs(now, next.inMs);
      const mayHaveArrived = delivery.uncertain || uncertain;
      return {
        kind: 'retry',
        at,
        error: error.code,
        uncertain: mayHaveArrived,
        ...pauseAfter(delivery, error, at, now),
      };
    }
  }
}
