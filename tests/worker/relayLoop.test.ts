/** Decides how the running relay starts, wakes, rides out a broken outbox, and stops. */
import type { Outbox } from '../../src/ports/store';
import { createRelay } from '../../src/worker/relay';
import type { DeliverOutcome } from '../../src/worker/settling';
import { testClock } from '../support/clock';
import { recordingLog } from '../support/log';
import { held, relayTrial, SENT } from '../support/storeRelay';
import { counterCommit, enqueue, message, START } from '../support/storeSamples';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets everything run that needs no time to pass. */
const settle = () => jest.advanceTimersByTimeAsync(0);

test('a started relay sends what was left from before', async () => {
  const { store, relay, begun } = relayTrial();
  await enqueue(store, message('k1'));
  relay.start();
  await settle();
  expect(begun).toHaveLength(1);
  await relay.stop();
});

test('a kick sends at once what was just committed', async () => {
  const { store, relay, begun } = relayTrial();
  relay.start();
  await settle();
  await store.commit(counterCommit('n', 0, { messages: [message('k1')] }));
  relay.kick();
  await settle();
  expect(begun).toHaveLength(1);
  await relay.stop();
});

test('a kick is not lost while another message is on its way', async () => {
  const { store, relay, begun, sendWith } = relayTrial();
  const slow = held<DeliverOutcome>();
  sendWith(({ key }) => (key === 'slow' ? slow.promise : Promise.resolve(SENT)));
  await enqueue(store, message('slow', 'person:a'));
  relay.start();
  await settle();
  await store.commit(counterCommit('n', 0, { messages: [message('k1', 'person:b'), message('k2', 'person:c')] }));
  relay.kick();
  await settle();
  expect(begun.map((delivery) => delivery.key)).toEqual(['slow', 'k1', 'k2']);
  slow.resolve(SENT);
  await relay.stop();
});

test('without a kick, what another process committed is seen within seconds', async () => {
  const { store, relay, begun } = relayTrial();
  relay.start();
  await settle();
  await store.commit(counterCommit('n', 0, { messages: [message('k1')] }));
  await jest.advanceTimersByTimeAsync(2_000);
  expect(begun).toHaveLength(1);
  await relay.stop();
});

test('the relay wakes when the pause of a conversation ends', async () => {
  const { store, relay, begun, clock } = relayTrial();
  await enqueue(store, message('k1'), message('k2'));
  relay.start();
  await settle();
  clock.advance({ seconds: 1 });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(2);
  await relay.stop();
});

test('stopping finishes what is in flight, and takes nothing more', async () => {
  const { store, relay, begun, sendWith } = relayTrial();
  const slow = held<DeliverOutcome>();
  sendWith(() => slow.promise);
  await enqueue(store, message('k1', 'apply:a'), message('k2', 'apply:a'));
  relay.start();
  await settle();
  let stopped = false;
  const stopping = relay.stop().then(() => {
    stopped = true;
  });
  await settle();
  expect(stopped).toBe(false);
  slow.resolve(SENT);
  await stopping;
  expect(begun).toHaveLength(1);
  expect(jest.getTimerCount()).toBe(0);
});

test('a stopped relay is not woken by a kick, and can be started again', async () => {
  const { store, relay, begun } = relayTrial();
  relay.start();
  relay.start();
  await relay.stop();
  await enqueue(store, message('k1'));
  relay.kick();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(begun).toHaveLength(0);
  relay.start();
  await settle();
  expect(begun).toHaveLength(1);
  await relay.stop();
});

test('while the outbox cannot be read the relay says so by code, and goes on when it can', async () => {
  const { store, begun, relay: other } = relayTrial();
  await enqueue(store, message('k1'));
  let broken = true;
  const outbox: Outbox = {
    ...store.outbox,
    pump: (limit) => (broken ? Promise.reject(new RangeError('disk of Zyxwv')) : store.outbox.pump(limit)),
  };
  const log = recordingLog();
  const sent: string[] = [];
  const relay = createRelay({
    outbox,
    clock: testClock(START),
    deliver: ({ key }) => {
      sent.push(key);
      return Promise.resolve(SENT);
    },
    log,
    leaseSeconds: 60,
    batch: 4,
  });
  relay.start();
  await settle();
  expect(log.lines).toEqual([
    { level: 'error', fields: { code: 'RangeError' }, message: 'the outbox could not be read' },
  ]);
  broken = false;
  await jest.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual(['k1']);
  await relay.stop();
  await other.stop();
  expect(begun).toEqual([]);
});
