/** Decides what each named list holds, in which order, and where it stops. */
import type { Action } from '../../src/domain/action/action';
import { action, draft, keepAction, keepConcern, keepMeeting, meeting, submitted } from '../support/storeSamples';
import { eachTest, type MakePlace } from './harness';

const at = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map((row) => row.id);

const STATUSES: Record<Action['status'], boolean> = {
  proposed: false,
  approved: true,
  accepted: true,
  declined: false,
  done: false,
  'not-done': false,
};

export function describeQueries(make: MakePlace): void {
  const { store } = eachTest(make);

  test('the concerns of an author come newest first, and not those of others', async () => {
    await keepConcern(store(), draft({ id: 'old', savedAt: at(1) }));
    await keepConcern(store(), submitted({ id: 'new', submittedAt: at(3) }));
    await keepConcern(store(), draft({ id: 'mid', savedAt: at(2) }));
    await keepConcern(store(), draft({ id: 'theirs', author: { id: 'author-2', name: 'Another Author' } }));
    expect(ids(await store().queries.concernsOfAuthor('author-1', 10))).toEqual(['new', 'mid', 'old']);
    expect(ids(await store().queries.concernsOfAuthor('author-1', 2))).toEqual(['new', 'mid']);
    expect(await store().queries.concernsOfAuthor('author-3', 10)).toEqual([]);
  });

  test('a row of a concern says what can be searched, and nothing of its answers', async () => {
    await keepConcern(store(), submitted({ meetingId: 'm1', status: 'listed', dueAt: at(9) }));
    expect(await store().queries.concernByReference('MASE-2026-0001')).toEqual({
      id: 'c1',
      author: 'author-1',
      stage: 'case',
      status: 'listed',
      reference: 'MASE-2026-0001',
      meetingId: 'm1',
      touchedAt: '2026-03-02T09:00:00.000Z',
      dueAt: at(9),
    });
    expect(await store().queries.concernByReference('MASE-2026-0002')).toBeUndefined();
  });

  test('a list follows the newest state: a draft becomes a case, and a deleted draft is gone from it', async () => {
    await keepConcern(store(), draft({ id: 'x' }));
    await keepConcern(store(), submitted({ id: 'x' }), 1);
    await keepConcern(store(), draft({ id: 'y' }));
    const { id, author, startedAt } = draft({ id: 'y' });
    const gone = { id, author, startedAt, stage: 'deleted' as const, deletedAt: at(5), why: 'by-author' as const };
    await store().commit({ kind: 'concern', id: 'y', expectedVersion: 1, state: gone, events: [], messages: [] });
    const rows = await store().queries.concernsOfAuthor('author-1', 10);
    expect(rows.map((row) => [row.id, row.stage])).toEqual([['x', 'case']]);
  });

  test('the concerns of a meeting are those listed for it', async () => {
    await keepConcern(store(), submitted({ id: 'b', meetingId: 'm1', submittedAt: at(2) }));
    await keepConcern(store(), submitted({ id: 'a', meetingId: 'm1', submittedAt: at(1) }));
    await keepConcern(store(), submitted({ id: 'c', meetingId: 'm2' }));
    await keepConcern(store(), submitted({ id: 'd' }));
    expect(ids(await store().queries.concernsOfMeeting('m1', 10))).toEqual(['a', 'b']);
    expect(ids(await store().queries.concernsOfMeeting('m1', 1))).toEqual(['a']);
  });

  test('the actions of a concern come by date, whatever their status', async () => {
    await keepAction(store(), action({ id: 'late', byWhen: '2026-05-01', status: 'done' }));
    await keepAction(store(), action({ id: 'soon', byWhen: '2026-03-05' }));
    await keepAction(store(), action({ id: 'other', concernId: 'c2' }));
    const rows = await store().queries.actionsOfConcern('c1', 10);
    expect(rows.map((row) => [row.id, row.status, row.open])).toEqual([
      ['soon', 'approved', true],
      ['late', 'done', false],
    ]);
    expect(ids(await store().queries.actionsOfConcern('c1', 1))).toEqual(['soon']);
  });

  test.each(Object.entries(STATUSES))('an action that is %s is owed: %s', async (status, owed) => {
    await keepAction(store(), action({ status: status as Action['status'] }));
    expect(await store().queries.openActionsOfOwner('owner-1', 10)).toHaveLength(owed ? 1 : 0);
    expect(await store().queries.ownersOfOpenActions('', 10)).toEqual(owed ? ['owner-1'] : []);
    expect(await store().queries.ownersOverdue('2027-01-01', '', 10)).toEqual(owed ? ['owner-1'] : []);
  });

  test('the open actions of an owner come by date', async () => {
    await keepAction(store(), action({ id: 'late', byWhen: '2026-05-01' }));
    await keepAction(store(), action({ id: 'soon', byWhen: '2026-03-05' }));
    await keepAction(store(), action({ id: 'theirs', owner: { id: 'owner-2', name: 'Another Owner' } }));
    expect(ids(await store().queries.openActionsOfOwner('owner-1', 10))).toEqual(['soon', 'late']);
    expect(ids(await store().queries.openActionsOfOwner('owner-1', 1))).toEqual(['soon']);
  });

  test('everyone who owes an action is named once, page after page', async () => {
    for (const n of [1, 2, 3, 4, 5])
      for (const part of ['a', 'b'])
        await keepAction(
          store(),
          action({ id: `${part}${String(n)}`, owner: { id: `owner-${String(n)}`, name: 'Test Owner' } }),
        );
    const pages: (readonly string[])[] = [];
    for (let page = await store().queries.ownersOfOpenActions('', 2); page.length > 0;) {
      pages.push(page);
      page = await store().queries.ownersOfOpenActions(page.at(-1) ?? '', 2);
    }
    expect(pages).toEqual([['owner-1', 'owner-2'], ['owner-3', 'owner-4'], ['owner-5']]);
  });

  test('an action is overdue from the day after its date', async () => {
    await keepAction(store(), action({ byWhen: '2026-03-20' }));
    expect(await store().queries.ownersOverdue('2026-03-20', '', 10)).toEqual([]);
    expect(await store().queries.ownersOverdue('2026-03-21', '', 10)).toEqual(['owner-1']);
    expect(await store().queries.ownersOverdue('2026-03-21', 'owner-1', 10)).toEqual([]);
  });

  test('meetings come soonest first, from the day asked for, without cancelled ones', async () => {
    await keepMeeting(store(), meeting({ id: 'past', date: '2026-03-01' }));
    await keepMeeting(store(), meeting({ id: 'pm', date: '2026-04-01', time: '14:00' }));
    await keepMeeting(store(), meeting({ id: 'am', date: '2026-04-01', time: '09:30' }));
    await keepMeeting(store(), meeting({ id: 'off', date: '2026-04-02', status: 'cancelled' }));
    await keepMeeting(store(), meeting({ id: 'later', date: '2026-05-01' }));
    expect(ids(await store().queries.meetingsFrom('2026-04-01', 10))).toEqual(['am', 'pm', 'later']);
    expect(ids(await store().queries.meetingsFrom('2026-04-01', 1))).toEqual(['am']);
    expect(await store().queries.meetingsFrom('2026-05-02', 10)).toEqual([]);
  });

  test('what is due comes longest waiting first, at its very moment, and only once it has come', async () => {
    await keepConcern(store(), draft({ id: 'second', dueAt: at(20) }));
    await keepConcern(store(), submitted({ id: 'first', dueAt: at(10) }));
    await keepConcern(store(), draft({ id: 'never' }));
    await keepMeeting(store(), meeting({ id: 'm1', dueAt: at(15) }));
    expect(await store().queries.due('concern', at(9), 10)).toEqual([]);
    expect(await store().queries.due('concern', at(10), 10)).toEqual(['first']);
    expect(await store().queries.due('concern', at(59), 10)).toEqual(['first', 'second']);
    expect(await store().queries.due('concern', at(59), 1)).toEqual(['first']);
    expect(await store().queries.due('meeting', at(59), 10)).toEqual(['m1']);
    await keepConcern(store(), submitted({ id: 'first' }), 1);
    expect(await store().queries.due('concern', at(59), 10)).toEqual(['second']);
  });
}
