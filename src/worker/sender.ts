/** Decides what becomes of one claimed message: sent and settled, or its failure told by code alone. */
import type { Clock } from '../ports/clock';
import { codeOf, type Log } from '../ports/log';
import type { DeliveryFailed } from '../ports/messenger';
import type { Delivery, Outbox, Settlement } from '../ports/store';
import {
  asDeliveryFailed,
  exhausted,
  isExhausted,
  settlementOf,
  settlementOfFailure,
  type DeliverOutcome,
} from './settling';

export interface SendSettings {
  readonly outbox: Outbox;
  readonly clock: Pick<Clock, 'now'>;
  /** Sends one message; it reads the state again and checks access itself. Rejects with `DeliveryFailed`. */
  readonly deliver: (delivery: Delivery) => Promise<DeliverOutcome>;
  /** Told of each dead letter before it is settled; after a crash it may be told twice. */
  readonly onDead?: (delivery: Delivery, error: DeliveryFailed) => Promise<void>;
  readonly log: Log;
}

/** How many messages ended in each way; `lost` ones were claimed by another sender before they were settled, or could not be settled. */
export type Tally = Readonly<Record<'sent' | 'obsolete' | 'postponed' | 'retried' | 'dead' | 'lost', number>>;

/** Sends one claimed message and settles it; resolves to how it ended, and never rejects. */
export function sender(settings: SendSettings): (delivery: Delivery) => Promise<keyof Tally> {
  const { outbox, clock, log } = settings;

  async function tellOfDeath(delivery: Delivery, error: DeliveryFailed): Promise<void> {
    log.error({ key: delivery.key, code: error.code, attempts: delivery.attempts + 1 }, 'message given up');
    try {
      await settings.onDead?.(delivery, error);
    } catch (problem) {
      log.error({ key: delivery.key, code: codeOf(problem) }, 'nobody could be told of a message given up');
    }
  }

  async function send(delivery: Delivery): Promise<{ readonly as: keyof Tally; readonly settlement: Settlement }> {
    try {
      if (isExhausted(delivery)) throw exhausted(delivery);
      const outcome = await settings.deliver(delivery);
      const as = outcome.kind === 'not-yet' ? 'postponed' : outcome.kind;
      return { as, settlement: settlementOf(delivery, outcome, clock.now()) };
    } catch (problem) {
      const error = asDeliveryFailed(problem);
      const settlement = settlementOfFailure(delivery, error, clock.now());
      if (settlement.kind === 'dead') await tellOfDeath(delivery, error);
      else
        log.warn(
          { key: delivery.key, code: error.code, attempts: delivery.attempts + 1 },
          'message will be tried again',
        );
      return { as: settlement.kind === 'dead' ? 'dead' : 'retried', settlement };
    }
  }

  return async (delivery) => {
    try {
      const { as, settlement } = await send(delivery);
      return (await outbox.settle(delivery, settlement, clock.now())) ? as : 'lost';
    } catch (problem) {
      // Its lease runs out by itself, and the next claim knows that the outcome was not learnt.
      log.error({ key: delivery.key, code: codeOf(problem) }, 'message could not be settled');
      return 'lost';
    }
  };
}
