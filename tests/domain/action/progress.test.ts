/** Says what an owner’s answer does: Done, On track, Blocked, Cannot do (product §1.7). */
import { isOpen, type Action } from '../../../src/domain/action/action';
import { reportAction, type Report } from '../../../src/domain/action/progress';
import { allowed, refused } from '../../support/house';
import { action } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-03T10:00:00.000Z', on: '2026-03-03' };
const report = (before: Action, kind: Report['kind'], note = '', revision = before.revision) =>
  reportAction(before, { kind, note, revision }, 'owner-1', MOMENT);

it.each([
  ['done', 'done', false],
  ['on-track', 'accepted', true],
  ['blocked', 'accepted', true],
  ['cannot-do', 'not-done', false],
] as const)('%s: the action is %s', (kind, status, open) => {
  const { state, events } = allowed(report(action(), kind, ' A note '));
  expect([state.status, isOpen(state), state.revision]).toEqual([status, open, 2]);
  expect(state.progress).toEqual([{ at: MOMENT.at, by: 'owner-1', kind, note: 'A note' }]);
  expect(events.map((e) => e.type)).toEqual([`action-${kind}`]);
});

it.each([
  ['blocked', 'Say what blocks it.'],
  ['cannot-do', 'Say why it cannot be done.'],
] as const)('%s needs a note', (kind, message) => {
  for (const note of ['', '   '])
    expect(refused(report(action(), kind, note))).toEqual({ code: 'faults', faults: [{ field: 'note', message }] });
});

it.each(['done', 'on-track'] as const)('%s is one tap, without a note', (kind) => {
  expect(report(action(), kind).ok).toBe(true);
});

it.each(['done', 'on-track', 'blocked', 'cannot-do'] as const)('a note over the limit is told: %s', (kind) => {
  expect(refused(report(action(), kind, 'x'.repeat(1001)))).toEqual({
    code: 'faults',
    faults: [{ field: 'note', message: 'This is 1001 characters long. The limit is 1000.' }],
  });
});

it('answers can follow one another until one ends it', () => {
  const blocked = allowed(report(action(), 'blocked', 'No key')).state;
  const onTrack = allowed(report(blocked, 'on-track')).state;
  const done = allowed(report(onTrack, 'done')).state;
  expect(done.progress.map((p) => p.kind)).toEqual(['blocked', 'on-track', 'done']);
  expect(refused(report(done, 'blocked', 'Again'))).toEqual({ code: 'wrong-status', status: 'done' });
});

it.each(['proposed', 'declined', 'done', 'not-done'] as const)('a %s action takes no answer', (status) => {
  expect(refused(report(action({ status }), 'done'))).toEqual({ code: 'wrong-status', status });
});

it('an old card changes nothing', () => {
  const answered = allowed(report(action(), 'on-track')).state;
  expect(refused(report(answered, 'cannot-do', 'Late', 1))).toEqual({ code: 'stale' });
});
