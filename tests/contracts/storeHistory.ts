/** Decides that whatever senders do, in whatever order, each message is sent by one of them at a time and none is lost. */
import fc from 'fast-check';
import type { Delivery, Settlement } from '../../src/ports/store';
import { enqueue, message } from '../support/storeSamples';
import { eachTest, type MakePlace } from './harness';

type Step =
  | { readonly kind: 'commit'; readonly key: number; readonly lane: number }
  | { readonly kind: 'claim' }
  | { readonly kind: 'settle'; readonly which: number; readonly how: 'done' | 'retry' | 'postpone' }
  | { readonly kind: 'wait'; readonly seconds: number };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('commit' as const), key: fc.nat(9), lane: fc.nat(2) }),
  fc.record({ kind: fc.constant('claim' as const) }),
  fc.record({
    kind: fc.constant('settle' as const),
    which: fc.nat(9),
    how: fc.constantFrom('done' as const, 'retry' as const, 'postpone' as const),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
);

export function describeHistory(make: MakePlace): void {
  const { clock, store, claim } = eachTest(make);

  const settlement = (how: 'done' | 'retry' | 'postpone'): Settlement => {
    const soon = clock.plusMinutes(clock.now(), 1);
    if (how === 'done') return { kind: 'done' };
    return how === 'retry'
      ? { kind: 'retry', at: soon, error: '503', uncertain: false }
      : { kind: 'postpone', until: soon };
  };

  test('in any history no lane is held twice, nothing is sent again once done, and all that was committed ends', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { maxLength: 40 }), async (steps) => {
        round += 1;
        const name = (n: number): string => `r${String(round)}-${String(n)}`;
        const committed = new Set<string>();
        const done = new Set<string>();
        const leases = new Map<string, string>();
        let claims: readonly Delivery[] = [];

        const claimAll = async (): Promise<void> => {
          const now = clock.now();
          const fresh = await claim();
          for (const { key, lane } of fresh) {
            expect(done).not.toContain(key);
            expect((leases.get(lane) ?? '') <= now).toBe(true);
            leases.set(lane, clock.plusMinutes(now, 1));
          }
          claims = [...claims, ...fresh];
        };
        const settleOne = async (delivery: Delivery, how: 'done' | 'retry' | 'postpone'): Promise<void> => {
          const counted = await store().outbox.settle(delivery, settlement(how), clock.now());
          if (counted) leases.delete(delivery.lane);
          if (counted && how === 'done') done.add(delivery.key);
        };
        const take = async (step: Step): Promise<void> => {
          switch (step.kind) {
            case 'commit':
              committed.add(name(step.key));
              return enqueue(store(), message(name(step.key), name(step.lane)));
            case 'claim':
              return claimAll();
            case 'settle': {
              const delivery = claims[step.which % Math.max(claims.length, 1)];
              return delivery === undefined ? undefined : settleOne(delivery, step.how);
            }
            case 'wait':
              clock.advance({ seconds: step.seconds });
          }
        };

        for (const step of steps) await take(step);
        while ((await store().outbox.nextDue()) !== undefined) {
          clock.advance({ minutes: 2 });
          claims = [];
          await claimAll();
          for (const delivery of claims) await settleOne(delivery, 'done');
        }
        expect([...done].sort()).toEqual([...committed].sort());
      }),
      { numRuns: 40 },
    );
  });
}
