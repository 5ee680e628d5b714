/** Decides what the outbox promises: one message a key, one sender a lane, nothing lost, nothing held up. */
import type { Settlement } from '../../src/ports/store';
import { counterCommit, enqueue, message } from '../support/storeSamples';
import { eachTest, type MakePlace } from './harness';

const keys = (list: readonly { readonly key: string }[]): readonly string[] => list.map((entry) => entry.key);
const DONE: Settlement = { kind: 'done' };
const CARD = {
  subject: 'case:c1',
  conversationId: 'conv-1',
  activityId: 'act-1',
  serviceUrl: 'https://smba.example/',
  mayRepeat: false,
};

export function describeOutbox(make: MakePlace): void {
  const given = eachTest(make);
  const { clock, store, claim, claimOne } = given;
  const outbox = () => store().outbox;
  const retryIn = (minutes: number, uncertain = false): Settlement => ({
    kind: 'retry',
    at: clock.plusMinutes(clock.now(), minutes),
    error: '503',
    uncertain,
  });

  test('with nothing committed there is nothing to pump, claim, await or revive', async () => {
    expect(await outbox().pump(10)).toBe(0);
    expect(await claim()).toEqual([]);
    expect(await outbox().nextDue()).toBeUndefined();
    expect(await outbox().deadLetters(10)).toEqual([]);
    expect(await outbox().revive('nothing', clock.now())).toBe(false);
    expect(await outbox().postedCard('case:c1')).toBeUndefined();
  });

  test('a pump moves at most what it was asked to, oldest first', async () => {
    await store().commit(
      counterCommit('n', 0, {
        messages: [message('k1', 'apply:a'), message('k2', 'apply:b'), message('k3', 'apply:c')],
      }),
    );
    expect(await outbox().nextDue()).toBe(clock.now());
    expect(await outbox().pump(2)).toBe(2);
    expect(keys(await claim())).toEqual(['k1', 'k2']);
    expect(await outbox().pump(2)).toBe(1);
    expect(keys(await claim())).toEqual(['k3']);
  });

  test('a claim brings the message as it was committed, with no send begun before it', async () => {
    await enqueue(store(), message('k1'));
    const delivery = await claimOne();
    expect(delivery).toEqual({
      ...message('k1'),
      attempts: 0,
      uncertain: false,
      createdAt: clock.now(),
      token: delivery.token,
    });
  });

  test('one claim takes one message a lane, and no other of that lane until it is settled', async () => {
    await enqueue(store(), message('k1', 'person:a'), message('k2', 'person:a'), message('k3', 'person:b'));
    const claimed = await claim();
    expect(keys(claimed)).toEqual(['k1', 'k3']);
    expect(await claim()).toEqual([]);
    for (const delivery of claimed) expect(await outbox().settle(delivery, DONE, clock.now())).toBe(true);
    expect(keys(await claim())).toEqual(['k2']);
  });

  test('a claim takes at most what it was asked to', async () => {
    await enqueue(store(), ...['a', 'b', 'c'].map((lane) => message(lane, `person:${lane}`)));
    expect(keys(await claim(store(), 2))).toEqual(['a', 'b']);
    expect(await claim(store(), 0)).toEqual([]);
    expect(keys(await claim(store(), 2))).toEqual(['c']);
  });

  test('within a lane messages go in the order of their commits', async () => {
    await enqueue(store(), message('z'), message('a'));
    await enqueue(store(), message('m'));
    const order: string[] = [];
    for (let [next] = await claim(); next !== undefined; [next] = await claim()) {
      order.push(next.key);
      await outbox().settle(next, DONE, clock.now());
    }
    expect(order).toEqual(['z', 'a', 'm']);
  });

  test.each(['waiting', 'claimed', 'delivered', 'dead'])(
    'the same key again is the same message while the first is %s',
    async (stage) => {
      await enqueue(store(), message('k1'));
      if (stage !== 'waiting') {
        const delivery = await claimOne();
        if (stage === 'delivered') await outbox().settle(delivery, DONE, clock.now());
        if (stage === 'dead') await outbox().settle(delivery, { kind: 'dead', error: '403' }, clock.now());
      }
      await enqueue(store(), message('k1'), message('k1'));
      expect(keys(await claim())).toEqual(stage === 'waiting' ? ['k1'] : []);
      expect(await claim()).toEqual([]);
    },
  );

  test('a settled message is never claimed again', async () => {
    await enqueue(store(), message('k1'));
    await outbox().settle(await claimOne(), DONE, clock.now());
    clock.advance({ days: 400 });
    expect(await claim()).toEqual([]);
    expect(await outbox().nextDue()).toBeUndefined();
  });

  test('a claim is settled once', async () => {
    await enqueue(store(), message('k1'));
    const delivery = await claimOne();
    expect(await outbox().settle(delivery, DONE, clock.now())).toBe(true);
    expect(await outbox().settle(delivery, { kind: 'dead', error: 'late' }, clock.now())).toBe(false);
    expect(await outbox().deadLetters(10)).toEqual([]);
  });

  test('a lease that runs out frees its lane, and the next claim says that the outcome is not known', async () => {
    await enqueue(store(), message('k1'));
    await claimOne();
    clock.advance({ seconds: 59 });
    expect(await claim()).toEqual([]);
    clock.advance({ seconds: 1 });
    expect(await claimOne()).toMatchObject({ key: 'k1', attempts: 1, uncertain: true });
  });

  test('who lost the lease can settle nothing any more', async () => {
    await enqueue(store(), message('k1'));
    const first = await claimOne();
    clock.advance({ minutes: 1 });
    const second = await claimOne();
    expect(await outbox().settle(first, { kind: 'done', posted: CARD }, clock.now())).toBe(false);
    expect(await outbox().postedCard(CARD.subject)).toBeUndefined();
    expect(await outbox().settle(second, DONE, clock.now())).toBe(true);
  });

  test('a settlement that comes after its lease still counts when nobody else has claimed', async () => {
    await enqueue(store(), message('k1'));
    const slow = await claimOne();
    clock.advance({ minutes: 2 });
    expect(await outbox().settle(slow, DONE, clock.now())).toBe(true);
    expect(await claim()).toEqual([]);
  });

  test('a message whose sender crashes each time holds up nobody in its lane', async () => {
    await enqueue(store(), message('poison'), message('k2'));
    expect(await claimOne()).toMatchObject({ key: 'poison' });
    clock.advance({ minutes: 1 });
    const next = await claimOne();
    expect(next.key).toBe('k2');
    await outbox().settle(next, DONE, clock.now());
    expect(await claimOne()).toMatchObject({ key: 'poison', attempts: 1, uncertain: true });
  });

  test.each([false, true])(
    'a retry waits for its time, keeps its error, and says by itself whether it may have arrived: %s',
    async (uncertain) => {
      await enqueue(store(), message('k1'));
      await outbox().settle(await claimOne(), retryIn(5, uncertain), clock.now());
      expect(await claim()).toEqual([]);
      expect(await outbox().nextDue()).toBe(clock.plusMinutes(clock.now(), 5));
      clock.advance({ minutes: 5 });
      expect(await claimOne()).toMatchObject({ key: 'k1', attempts: 1, uncertain, lastError: '503' });
    },
  );

  test('a message that waits for its next attempt does not hold up later ones of its lane', async () => {
    await enqueue(store(), message('k1'), message('k2'));
    await outbox().settle(await claimOne(), retryIn(5), clock.now());
    expect(await claimOne()).toMatchObject({ key: 'k2' });
  });

  test('a postponed message waits for its time and has cost no attempt', async () => {
    await enqueue(store(), message('k1'));
    const until = clock.plusMinutes(clock.now(), 30);
    await outbox().settle(await claimOne(), { kind: 'postpone', until }, clock.now());
    expect(await claim()).toEqual([]);
    expect(await outbox().nextDue()).toBe(until);
    clock.set(until);
    expect(await claimOne()).toMatchObject({ key: 'k1', attempts: 0, uncertain: false });
  });

  test.each([
    ['done', (until: string): Settlement => ({ kind: 'done', lanePauseUntil: until })],
    [
      'to be tried again',
      (until: string): Settlement => ({
        kind: 'retry',
        at: clock.now(),
        error: '429',
        uncertain: false,
        lanePauseUntil: until,
      }),
    ],
  ])('a pause holds back the whole lane, and no other, after a message is %s', async (_end, settlement) => {
    await enqueue(store(), message('k1', 'person:a'), message('k2', 'person:a'));
    const until = clock.plusMinutes(clock.now(), 3);
    await outbox().settle(await claimOne(), settlement(until), clock.now());
    await enqueue(store(), message('k3', 'person:b'));
    const other = await claimOne();
    expect(other.key).toBe('k3');
    await outbox().settle(other, DONE, clock.now());
    clock.set(until);
    expect((await claimOne()).lane).toBe('person:a');
  });

  test('what is next due is the end of a lease, a pause or a wait, whichever frees something first', async () => {
    await enqueue(store(), message('k1', 'person:a'), message('k2', 'person:b'));
    const start = clock.now();
    expect(await outbox().nextDue()).toBe(start);
    const [a] = await claim();
    expect(await outbox().nextDue()).toBe(clock.plusMinutes(start, 1));
    if (a === undefined) throw new Error('nothing was claimed');
    await outbox().settle(a, retryIn(0.5), start);
    expect(await outbox().nextDue()).toBe(clock.plusMinutes(start, 0.5));
  });

  test('a dead letter is listed with its error, is never claimed, and frees its lane', async () => {
    await enqueue(store(), message('k1'), message('k2'));
    await outbox().settle(await claimOne(), { kind: 'dead', error: '403' }, clock.now());
    expect(await outbox().deadLetters(10)).toEqual([
      { ...message('k1'), diedAt: clock.now(), attempts: 1, lastError: '403' },
    ]);
    expect(await claimOne()).toMatchObject({ key: 'k2' });
    clock.advance({ days: 1 });
    expect(keys(await claim())).toEqual(['k2']);
  });

  test('the newest dead letters come first', async () => {
    for (const key of ['k1', 'k2', 'k3']) {
      await enqueue(store(), message(key));
      await outbox().settle(await claimOne(), { kind: 'dead', error: '403' }, clock.now());
      clock.advance({ minutes: 1 });
    }
    expect(keys(await outbox().deadLetters(2))).toEqual(['k3', 'k2']);
  });

  test('a revived letter goes out again with its attempts forgotten, once', async () => {
    await enqueue(store(), message('k1'));
    await outbox().settle(await claimOne(), { kind: 'dead', error: '403' }, clock.now());
    expect(await outbox().revive('k1', clock.now())).toBe(true);
    expect(await outbox().revive('k1', clock.now())).toBe(false);
    expect(await outbox().deadLetters(10)).toEqual([]);
    const again = await claimOne();
    expect(again).toMatchObject({ key: 'k1', attempts: 0 });
    await outbox().settle(again, DONE, clock.now());
    expect(await outbox().revive('k1', clock.now())).toBe(false);
  });

  test('a lane tells when something in it will next be claimable, and nothing once it is empty', async () => {
    await enqueue(store(), message('k1', 'channel'), message('k2', 'channel'));
    expect(await outbox().laneDue('channel')).toBe(clock.now());
    const pause = clock.plusMinutes(clock.now(), 1);
    await outbox().settle(await claimOne(), { kind: 'done', lanePauseUntil: pause }, clock.now());
    expect(await outbox().laneDue('channel')).toBe(pause);
    clock.set(pause);
    await outbox().settle(await claimOne(), DONE, clock.now());
    expect(await outbox().laneDue('channel')).toBeUndefined();
    expect(await outbox().laneDue('person:nobody')).toBeUndefined();
  });

  test('whether another message about the same thing may have arrived is known, until it is known that it did not', async () => {
    await enqueue(store(), message('card:1:a'), message('card:1:b'), message('card:2:a'));
    expect(await outbox().mayHaveArrived('card:1:', 'card:1:b')).toBe(false);
    const begun = await claimOne();
    expect(begun.key).toBe('card:1:a');
    expect(await outbox().mayHaveArrived('card:1:', 'card:1:b')).toBe(true);
    expect(await outbox().mayHaveArrived('card:1:', 'card:1:a')).toBe(false);
    expect(await outbox().mayHaveArrived('card:2:', 'card:2:a')).toBe(false);
    const refused = { kind: 'retry', at: clock.now(), error: '429', uncertain: false } as const;
    await outbox().settle(begun, refused, clock.now());
    expect(await outbox().mayHaveArrived('card:1:', 'card:1:b')).toBe(false);
  });

  test('where a card was posted is known as soon as its message is settled, and the newest place counts', async () => {
    await enqueue(store(), message('k1'), message('k2'));
    await outbox().settle(await claimOne(), { kind: 'done', posted: CARD }, clock.now());
    expect(await outbox().postedCard(CARD.subject)).toEqual(CARD);
    await outbox().settle(await claimOne(), { kind: 'done', posted: { ...CARD, activityId: 'act-2' } }, clock.now());
    expect(await outbox().postedCard(CARD.subject)).toEqual({ ...CARD, activityId: 'act-2' });
  });
}
