/** Decides what a commit promises: all or nothing, one version after another, and a chain of events that verifies. */
import { verifyChain } from '../../src/adapters/chain';
import { VersionConflict } from '../../src/ports/store';
import { counterCommit, draft, event, keepConcern, message, submitted } from '../support/storeSamples';
import { AUDIT_KEY, eachTest, type MakePlace } from './harness';

export function describeCommits(make: MakePlace): void {
  const { store, claim } = eachTest(make);

  test('an aggregate that was never committed is not there', async () => {
    expect(await store().load('concern', 'nobody')).toBeUndefined();
    expect(await store().events('concern', 'nobody')).toEqual([]);
  });

  test('the first commit makes version 1, and each one after it the next', async () => {
    expect(await store().commit(counterCommit('n', 0))).toBe(1);
    expect(await store().commit(counterCommit('n', 1))).toBe(2);
    expect(await store().load('counter', 'n')).toEqual({ version: 2, state: { last: 2 } });
  });

  test('a state comes back as it was committed', async () => {
    const state = draft({
      answers: {
        values: { name: '*Ünïcode* <at>"quoted"</at>', many: ['a', 'b'] },
        rows: { siblings: [], perpetrators: [] },
      },
    });
    await keepConcern(store(), state);
    expect((await store().load('concern', 'c1'))?.state).toEqual(state);
  });

  test('aggregates of different kinds with the same id are different aggregates', async () => {
    await store().commit(counterCommit('same', 0));
    await store().commit({
      kind: 'views',
      id: 'same',
      expectedVersion: 0,
      state: { looks: [] },
      events: [],
      messages: [],
    });
    expect((await store().load('counter', 'same'))?.state).toEqual({ last: 1 });
    expect((await store().load('views', 'same'))?.state).toEqual({ looks: [] });
  });

  test.each([
    ['an aggregate that exists is created again', 1, 0],
    ['the version expected is an old one', 2, 1],
    ['the version expected lies ahead', 1, 2],
    ['an aggregate that does not exist is changed', 0, 1],
  ])('a commit is refused as a conflict and leaves nothing when %s', async (_when, commits, expected) => {
    for (let version = 0; version < commits; version += 1) await store().commit(counterCommit('n', version));
    const late = counterCommit('n', expected, { state: { last: 99 }, events: [event()], messages: [message('late')] });
    await expect(store().commit(late)).rejects.toBeInstanceOf(VersionConflict);
    expect((await store().load('counter', 'n'))?.version).toBe(commits === 0 ? undefined : commits);
    expect((await store().load('counter', 'n'))?.state).toEqual(commits === 0 ? undefined : { last: commits });
    expect(await store().events('counter', 'n')).toEqual([]);
    expect(await store().outbox.pump(10)).toBe(0);
  });

  test('of many who change an aggregate at once, one succeeds', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => store().commit(counterCommit('n', 0))));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  const unwritable = 10n as unknown as string;
  test.each([
    [
      'an event that cannot be kept',
      { events: [event(), event({ data: { page: unwritable } })], messages: [message('k')] },
    ],
    [
      'a message that cannot be kept',
      {
        events: [event()],
        messages: [message('k'), { ...message('l'), body: { kind: 'case-card' as const, concernId: unwritable } }],
      },
    ],
  ])('a commit with %s leaves nothing of itself', async (_what, part) => {
    const state = submitted({ dueAt: '2026-03-02T10:00:00.000Z' });
    await expect(store().commit({ kind: 'concern', id: 'c1', expectedVersion: 0, state, ...part })).rejects.toThrow();
    expect(await store().load('concern', 'c1')).toBeUndefined();
    expect(await store().events('concern', 'c1')).toEqual([]);
    expect(await store().queries.concernByReference('MASE-2026-0001')).toBeUndefined();
    expect(await store().queries.due('concern', '2027-01-01T00:00:00.000Z', 10)).toEqual([]);
    expect(await store().outbox.pump(10)).toBe(0);
    expect(await claim()).toEqual([]);
  });

  test('events are numbered from 1 across commits, keep what they say, and verify as one chain', async () => {
    await store().commit(
      counterCommit('n', 0, {
        events: [event({ type: 'first' }), event({ type: 'second', data: { b: 1, a: ['x'] } })],
      }),
    );
    await store().commit(counterCommit('n', 1, { events: [event({ type: 'third', by: 'system', data: {} })] }));
    const events = await store().events('counter', 'n');
    expect(events.map((e) => [e.number, e.type, e.by, e.data])).toEqual([
      [1, 'first', 'author-1', { page: 'safety' }],
      [2, 'second', 'author-1', { b: 1, a: ['x'] }],
      [3, 'third', 'system', {}],
    ]);
    expect(verifyChain({ kind: 'counter', id: 'n' }, events, AUDIT_KEY)).toEqual({ ok: true });
  });

  test('the events of one aggregate do not verify as those of another', async () => {
    await store().commit(counterCommit('n', 0, { events: [event()] }));
    const events = await store().events('counter', 'n');
    expect(verifyChain({ kind: 'counter', id: 'other' }, events, AUDIT_KEY)).toMatchObject({ ok: false, number: 1 });
  });
}
