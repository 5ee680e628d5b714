/** Says how long a press in the channel waits for the base card: until it is shown, and never long. */
import { DeliveryFailed } from '../../src/ports/messenger';
import type { DeliverOutcome } from '../../src/worker/settling';
import { createPublish } from '../../src/worker/publish';
import { enqueue, message } from '../support/storeSamples';
import { held, relayTrial, SENT } from '../support/storeRelay';

const WITHIN_MS = 2_000;
type Trial = ReturnType<typeof relayTrial>;

/** Waiting for a message moves the clock of the test; the longest wait ends when the test says so. */
const publishOf = ({ relay, store, clock }: Trial, longest = held<undefined>().promise): (() => Promise<void>) =>
  createPublish({
    relay,
    outbox: store.outbox,
    clock,
    pause: async (ms) => {
      if (ms === WITHIN_MS) await longest;
      else clock.advance({ seconds: ms / 1_000 });
    },
    withinMs: WITHIN_MS,
  });
const keys = (trial: Trial): readonly string[] => trial.begun.map((d) => d.key);

test('what was just committed for the channel is sent before it resolves', async () => {
  const trial = relayTrial();
  await enqueue(trial.store, message('k1', 'channel'));
  await publishOf(trial)();
  expect(keys(trial)).toEqual(['k1']);
});

test('a second message waits for the second that a conversation needs, and is waited for', async () => {
  const trial = relayTrial();
  await enqueue(trial.store, message('k1', 'channel'), message('k2', 'channel'));
  await publishOf(trial)();
  expect(keys(trial)).toEqual(['k1', 'k2']);
});

test('a message that Teams refuses for longer is not waited for', async () => {
  const trial = relayTrial();
  trial.sendWith(() => Promise.reject(new DeliveryFailed('429', true, false, 60_000)));
  await enqueue(trial.store, message('k1', 'channel'));
  await publishOf(trial)();
  expect(keys(trial)).toEqual(['k1']);
});

test('a sender that never answers holds nobody up', async () => {
  const trial = relayTrial();
  const answer = held<DeliverOutcome>();
  const longest = held<undefined>();
  trial.sendWith(() => answer.promise);
  await enqueue(trial.store, message('k1', 'channel'));
  const published = publishOf(trial, longest.promise)();
  longest.resolve(undefined);
  await published;
  answer.resolve(SENT);
  await trial.relay.runOnce();
  expect(keys(trial)).toEqual(['k1']);
});
