/** Decides how long a press in the channel waits for what it changed to be shown there: until the channel's lane is empty, but not long. */
import type { Clock } from '../ports/clock';
import { CHANNEL_LANE } from '../ports/message';
import type { Outbox } from '../ports/store';
import type { Relay } from './relay';

export interface PublishSettings {
  readonly relay: Pick<Relay, 'runOnce'>;
  readonly outbox: Pick<Outbox, 'laneDue'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly pause: (ms: number) => Promise<void>;
  readonly withinMs: number;
}

/** Resolves when nothing waits for the channel, or what waits is not due within the time given; never rejects. */
export function createPublish({ relay, outbox, clock, pause, withinMs }: PublishSettings): () => Promise<void> {
  const now = (): number => Date.parse(clock.now());

  async function drain(until: number): Promise<void> {
    for (;;) {
      await relay.runOnce();
      const due = await outbox.laneDue(CHANNEL_LANE);
      if (due === undefined || Date.parse(due) > until) return;
      await pause(Math.max(1, Date.parse(due) - now()));
    }
  }

  return async () => {
    // What goes wrong is logged by the relay's own loop, which tries again.
    await Promise.race([drain(now() + withinMs).catch(() => undefined), pause(withinMs)]);
  };
}
