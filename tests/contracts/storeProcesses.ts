/** Decides what several processes on the same data may rely on, and what a restart leaves. */
import { VersionConflict } from '../../src/ports/store';
import { counterCommit, enqueue, event, keepConcern, message, submitted } from '../support/storeSamples';
import { eachTest, type MakePlace } from './harness';

const keys = (list: readonly { readonly key: string }[]): readonly string[] => list.map((entry) => entry.key);

/** Two stores that are open at once. */
export function describeSharing(make: MakePlace): void {
  const { clock, store, openAgain, claim, claimOne } = eachTest(make);

  test('each process sees what the other committed, and a stale version is a conflict in both', async () => {
    const other = await openAgain();
    await store().commit(counterCommit('n', 0));
    expect((await other.load('counter', 'n'))?.version).toBe(1);
    await other.commit(counterCommit('n', 1));
    await expect(store().commit(counterCommit('n', 1))).rejects.toBeInstanceOf(VersionConflict);
  });

  test('two senders never hold the same lane, and share the others', async () => {
    const other = await openAgain();
    await enqueue(
      store(),
      ...['a', 'b', 'c', 'd'].flatMap((lane) => [message(`${lane}1`, lane), message(`${lane}2`, lane)]),
    );
    const [mine, theirs] = await Promise.all([claim(store(), 3), claim(other, 3)]);
    expect([...keys(mine), ...keys(theirs)].sort()).toEqual(['a1', 'b1', 'c1', 'd1']);
  });

  test('two pumps move each message once', async () => {
    const other = await openAgain();
    await store().commit(counterCommit('n', 0, { messages: [message('k1'), message('k2', 'person:b')] }));
    const moved = await Promise.all([store().outbox.pump(10), other.outbox.pump(10)]);
    expect(moved[0] + moved[1]).toBe(2);
    expect(keys(await claim())).toHaveLength(2);
  });

  test('when one sender dies the other takes over its lane after the lease, and the dead one can settle nothing', async () => {
    const other = await openAgain();
    await enqueue(store(), message('k1'));
    const first = await claimOne(store());
    clock.advance({ minutes: 1 });
    const second = await claimOne(other);
    expect(second).toMatchObject({ key: 'k1', uncertain: true });
    expect(await store().outbox.settle(first, { kind: 'done' }, clock.now())).toBe(false);
    expect(await other.outbox.settle(second, { kind: 'done' }, clock.now())).toBe(true);
  });
}

/** A store that is closed and opened again. */
export function describeRestart(make: MakePlace): void {
  const { clock, store, openAgain, claimOne } = eachTest(make);

  test('everything is there after a restart: states, events, lists, messages on their way and those settled', async () => {
    await keepConcern(store(), submitted({ meetingId: 'm1' }));
    await store().commit(counterCommit('n', 0, { events: [event()] }));
    await enqueue(store(), message('sent', 'person:a'));
    const card = {
      subject: 's',
      conversationId: 'c',
      activityId: 'a',
      serviceUrl: 'https://smba.example/',
      mayRepeat: true,
    };
    await store().outbox.settle(await claimOne(), { kind: 'done', posted: card }, clock.now());
    await enqueue(store(), message('begun', 'person:b'));
    await claimOne();
    await store().commit(
      counterCommit('n', 1, { messages: [message('sent', 'person:a'), message('new', 'person:c')] }),
    );
    const events = await store().events('counter', 'n');
    await store().close();

    const again = await openAgain();
    expect((await again.load('concern', 'c1'))?.state).toEqual(submitted({ meetingId: 'm1' }));
    expect((await again.load('counter', 'n'))?.version).toBe(2);
    expect(await again.events('counter', 'n')).toEqual(events);
    expect(await again.queries.concernsOfMeeting('m1', 10)).toHaveLength(1);
    expect(await again.outbox.postedCard('s')).toEqual(card);
    await again.outbox.pump(10);
    const fresh = await claimOne(again);
    expect(fresh).toMatchObject({ key: 'new', uncertain: false });
    await again.outbox.settle(fresh, { kind: 'done' }, clock.now());
    clock.advance({ minutes: 1 });
    expect(await claimOne(again)).toMatchObject({ key: 'begun', attempts: 1, uncertain: true });
  });
}
