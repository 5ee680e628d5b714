/** Decides that what was committed reaches people once, in time and in turn, whatever the receiver answers. */
import { DeliveryFailed } from '../../src/ports/messenger';
import { MAX_ATTEMPTS } from '../../src/worker/backoff';
import { counterCommit, enqueue, message } from '../support/storeSamples';
import { held, relayTrial, SENT } from '../support/storeRelay';
import type { DeliverOutcome } from '../../src/worker/settling';

const NONE = { sent: 0, obsolete: 0, postponed: 0, retried: 0, dead: 0, lost: 0 };
const keys = (list: readonly { readonly key: string }[]): readonly string[] => list.map((entry) => entry.key);
const failing = (error: Error) => () => Promise.reject(error);

test('with nothing to send a run ends at once', async () => {
  expect(await relayTrial().relay.runOnce()).toEqual(NONE);
});

test('a run pumps what was committed and sends it once', async () => {
  const { store, relay, begun } = relayTrial();
  await store.commit(counterCommit('n', 0, { messages: [message('k1', 'person:a'), message('k2', 'person:b')] }));
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 2 });
  expect(await relay.runOnce()).toEqual(NONE);
  expect(keys(begun)).toEqual(['k1', 'k2']);
});

test('more messages than fit in one batch all go in one run', async () => {
  const { store, relay } = relayTrial({ batch: 3 });
  const messages = Array.from({ length: 20 }, (_, i) => message(`k${String(i)}`, `person:${String(i)}`));
  await store.commit(counterCommit('n', 0, { messages }));
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 20 });
});

test.each(['person:a', 'channel'])('the lane "%s" takes one message a second, in order', async (lane) => {
  const { store, relay, begun, clock } = relayTrial();
  await enqueue(store, message('k1', lane), message('k2', lane), message('k3', lane));
  await relay.runOnce();
  clock.advance({ seconds: 0.999 });
  await relay.runOnce();
  expect(keys(begun)).toEqual(['k1']);
  clock.advance({ seconds: 0.001 });
  await relay.runOnce();
  expect(keys(begun)).toEqual(['k1', 'k2']);
  clock.advance({ seconds: 1 });
  await relay.runOnce();
  expect(keys(begun)).toEqual(['k1', 'k2', 'k3']);
});

test('effects on aggregates need no pause: a whole lane goes in one run, one after another', async () => {
  const { store, relay, begun, sendWith } = relayTrial();
  let atOnce = 0;
  sendWith(async () => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await Promise.resolve();
    atOnce -= 1;
    return SENT;
  });
  await enqueue(store, ...['k1', 'k2', 'k3'].map((key) => message(key, 'apply:meeting:m1')));
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 3 });
  expect(keys(begun)).toEqual(['k1', 'k2', 'k3']);
});

test('lanes are sent side by side, never more than a batch, and a slow one holds up no other', async () => {
  const { store, relay, begun, sendWith } = relayTrial({ batch: 2 });
  const slow = held<DeliverOutcome>();
  let most = 0;
  let now = 0;
  sendWith(async ({ key }) => {
    now += 1;
    most = Math.max(most, now);
    const outcome = key === 'slow' ? await slow.promise : await Promise.resolve(SENT);
    now -= 1;
    if (key === 'last') slow.resolve(SENT);
    return outcome;
  });
  await enqueue(store, ...['slow', 'b', 'c', 'last'].map((key) => message(key, `person:${key}`)));
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 4 });
  expect(keys(begun)).toEqual(['slow', 'b', 'c', 'last']);
  expect(most).toBe(2);
});

test('where a card was posted is kept with its message', async () => {
  const { store, relay, sendWith } = relayTrial();
  const posted = {
    subject: 'case:c1',
    conversationId: 'c',
    activityId: 'a',
    serviceUrl: 'https://smba.example/',
    mayRepeat: true,
  };
  sendWith(() => Promise.resolve({ kind: 'sent', posted }));
  await enqueue(store, message('k1'));
  await relay.runOnce();
  expect(await store.outbox.postedCard('case:c1')).toEqual(posted);
});

test('what is no longer so ends without a message, and without a pause', async () => {
  const { store, relay, sendWith } = relayTrial();
  sendWith(() => Promise.resolve({ kind: 'obsolete' }));
  await enqueue(store, message('k1'), message('k2'));
  expect(await relay.runOnce()).toEqual({ ...NONE, obsolete: 2 });
});

test('what cannot be sent yet waits a minute and costs no attempt', async () => {
  const { store, relay, begun, clock, sendWith } = relayTrial();
  sendWith(() => Promise.resolve({ kind: 'not-yet' }));
  await enqueue(store, message('k1'));
  expect(await relay.runOnce()).toEqual({ ...NONE, postponed: 1 });
  expect(await relay.runOnce()).toEqual(NONE);
  clock.advance({ minutes: 1 });
  sendWith(() => Promise.resolve(SENT));
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 1 });
  expect(begun.map((delivery) => delivery.attempts)).toEqual([0, 0]);
});

test('when the receiver is busy the whole lane waits as long as it asked', async () => {
  const { store, relay, begun, clock, sendWith } = relayTrial();
  sendWith(failing(new DeliveryFailed('429', true, false, 40_000)));
  await enqueue(store, message('k1'), message('k2'));
  expect(await relay.runOnce()).toEqual({ ...NONE, retried: 1 });
  clock.advance({ seconds: 39 });
  sendWith(() => Promise.resolve(SENT));
  expect(await relay.runOnce()).toEqual(NONE);
  clock.advance({ seconds: 1 });
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 1 });
  clock.advance({ seconds: 1 });
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 1 });
  expect([...keys(begun)].sort()).toEqual(['k1', 'k1', 'k2']);
});

test('a failed message does not hold up the next one of its lane', async () => {
  const { store, relay, begun, clock, sendWith } = relayTrial();
  sendWith(({ key }) =>
    key === 'bad' ? Promise.reject(new DeliveryFailed('503', true, false)) : Promise.resolve(SENT),
  );
  await enqueue(store, message('bad'), message('good'));
  await relay.runOnce();
  clock.advance({ seconds: 1 });
  await relay.runOnce();
  expect(keys(begun)).toEqual(['bad', 'good']);
});

test('once a message may have arrived, every later attempt is marked so', async () => {
  const { store, relay, begun, clock, sendWith } = relayTrial();
  await enqueue(store, message('k1'));
  sendWith(failing(new DeliveryFailed('timeout', true, true)));
  await relay.runOnce();
  clock.advance({ seconds: 29 });
  expect(await relay.runOnce()).toEqual(NONE);
  clock.advance({ seconds: 1 });
  sendWith(failing(new DeliveryFailed('429', true, false, 1_000)));
  await relay.runOnce();
  clock.advance({ minutes: 1 });
  await relay.runOnce();
  expect(begun.map((delivery) => delivery.uncertain)).toEqual([false, true, true]);
});

test('what cannot be delivered at all is a dead letter at once, and somebody is told', async () => {
  const { store, relay, dead, sendWith } = relayTrial();
  sendWith(failing(new DeliveryFailed('ConversationBlockedByUser', false, false)));
  await enqueue(store, message('k1'));
  expect(await relay.runOnce()).toEqual({ ...NONE, dead: 1 });
  expect(dead).toEqual([{ key: 'k1', code: 'ConversationBlockedByUser' }]);
  expect(await store.outbox.deadLetters(10)).toMatchObject([{ key: 'k1', lastError: 'ConversationBlockedByUser' }]);
});

test('after its last attempt a message is a dead letter, and can be sent again', async () => {
  const { store, relay, begun, dead, clock, sendWith } = relayTrial();
  sendWith(failing(new DeliveryFailed('503', true, false)));
  await enqueue(store, message('k1'));
  for (let hour = 0; hour < MAX_ATTEMPTS + 5; hour += 1) {
    await relay.runOnce();
    clock.advance({ hours: 1 });
  }
  expect(begun).toHaveLength(MAX_ATTEMPTS);
  expect(dead).toEqual([{ key: 'k1', code: '503' }]);
  sendWith(() => Promise.resolve(SENT));
  await store.outbox.revive('k1', clock.now());
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 1 });
});

test('a message whose sender always dies is given up in the end, without another try', async () => {
  const { store, relay, begun, dead, clock } = relayTrial();
  await enqueue(store, message('k1'));
  for (let n = 0; n < MAX_ATTEMPTS; n += 1) {
    await store.outbox.claim(clock.now(), clock.plusMinutes(clock.now(), 1), 1);
    clock.advance({ minutes: 1 });
  }
  expect(await relay.runOnce()).toEqual({ ...NONE, dead: 1 });
  expect(begun).toEqual([]);
  expect(dead).toEqual([{ key: 'k1', code: 'attempts-exhausted' }]);
});

test('when nobody can be told of a dead letter it is one all the same', async () => {
  const { store, relay, lines, sendWith } = relayTrial({ onDead: () => Promise.reject(new RangeError('Zyxwv')) });
  sendWith(failing(new DeliveryFailed('403', false, false)));
  await enqueue(store, message('k1'));
  expect(await relay.runOnce()).toEqual({ ...NONE, dead: 1 });
  expect(await store.outbox.deadLetters(10)).toHaveLength(1);
  expect(lines.map((line) => line.fields)).toContainEqual({ key: 'k1', code: 'RangeError' });
});

test('an error that nobody foresaw is tried again, and the log does not quote it', async () => {
  const { store, relay, lines, clock, sendWith } = relayTrial();
  sendWith(failing(new TypeError('Zyxwv Made-Up lives at 1 Nowhere Street')));
  await enqueue(store, message('k1'));
  expect(await relay.runOnce()).toEqual({ ...NONE, retried: 1 });
  expect(JSON.stringify(lines)).not.toMatch(/Zyxwv|Nowhere/);
  expect(lines).toEqual([
    { level: 'warn', fields: { key: 'k1', code: 'TypeError', attempts: 1 }, message: 'message will be tried again' },
  ]);
  sendWith(() => Promise.resolve(SENT));
  clock.advance({ minutes: 1 });
  expect(await relay.runOnce()).toEqual({ ...NONE, sent: 1 });
});

test('a sender that outlives its lease is counted as lost, and changes nothing', async () => {
  const { store, relay, clock, sendWith } = relayTrial();
  sendWith(async () => {
    clock.advance({ minutes: 2 });
    await store.outbox.claim(clock.now(), clock.plusMinutes(clock.now(), 5), 1);
    return SENT;
  });
  await enqueue(store, message('k1'));
  expect(await relay.runOnce()).toEqual({ ...NONE, lost: 1 });
});
