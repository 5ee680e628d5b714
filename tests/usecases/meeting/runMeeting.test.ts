/** Says who schedules, moves and cancels meetings, once each, and who may see them (product §1.8). */
import {
  cancelMeeting,
  meetingsAhead,
  moveMeeting,
  scheduleMeeting,
  seeMeetings,
} from '../../../src/usecases/meeting/runMeeting';
import { allowed, eachHouse, refused, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { keepConcern, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { coordinator, chair, viceChair, health, teacher } = PEOPLE;
const INPUT = { meeting: 'm1', date: '2026-04-01', time: '10:00', place: ' Room 1 ' };
const NO = { code: 'not-allowed', why: 'coordinator-only' };

it.each([coordinator, chair, viceChair])('$name schedules, moves and cancels', async (who) => {
  expect(allowed(await scheduleMeeting(house(), who, INPUT))).toMatchObject({ place: 'Room 1', status: 'scheduled' });
  const moved = await moveMeeting(house(), who, { ...INPUT, date: '2026-04-08', version: 1 });
  expect(allowed(moved).scheduleVersion).toBe(2);
  expect(allowed(await cancelMeeting(house(), who, 'm1')).status).toBe('cancelled');
});

it.each([health, teacher])('$name does not', async (who) => {
  allowed(await scheduleMeeting(house(), coordinator, INPUT));
  expect(refused(await scheduleMeeting(house(), who, { ...INPUT, meeting: 'm2' }))).toEqual(NO);
  expect(refused(await moveMeeting(house(), who, { ...INPUT, version: 1 }))).toEqual(NO);
  expect(refused(await cancelMeeting(house(), who, 'm1'))).toEqual(NO);
});

it('a double click schedules one meeting, and both clicks are answered', async () => {
  const both = await Promise.all([
    scheduleMeeting(house(), coordinator, INPUT),
    scheduleMeeting(house(), coordinator, INPUT),
  ]);
  expect(both.map((r) => allowed(r).id)).toEqual(['m1', 'm1']);
  expect(await house().store.events('meeting', 'm1')).toHaveLength(1);
});

it('a card with an older schedule moves nothing', async () => {
  allowed(await scheduleMeeting(house(), coordinator, INPUT));
  const move = () => moveMeeting(house(), coordinator, { ...INPUT, date: '2026-04-08', version: 1 });
  const both = await Promise.all([move(), move()]);
  expect(both.map((r) => (r.ok ? 'moved' : r.refusal.code)).sort()).toEqual(['moved', 'stale']);
  expect(await stateOf(house(), 'meeting', 'm1')).toMatchObject({ date: '2026-04-08', scheduleVersion: 2 });
});

it('moving or cancelling changes the cards of the cases listed for it and is told to their referrers, and of no others', async () => {
  allowed(await scheduleMeeting(house(), coordinator, INPUT));
  await keepConcern(house().store, submitted({ id: 'listed', status: 'listed', meetingId: 'm1' }));
  await keepConcern(house().store, submitted({ id: 'other', status: 'listed', meetingId: 'm2' }));
  await house().sent();
  const keysOf = (version: number) =>
    ['case-card:listed', 'case-news:listed:meeting-changed'].map((what) => `${what}:meeting:m1:${String(version)}`);
  allowed(await moveMeeting(house(), coordinator, { ...INPUT, date: '2026-04-08', version: 1 }));
  expect((await house().sent()).map((m) => m.key)).toEqual(keysOf(2));
  allowed(await cancelMeeting(house(), coordinator, 'm1'));
  expect((await house().sent()).map((m) => m.key)).toEqual(keysOf(3));
});

it('the meetings ahead are those that stand, soonest first, today’s included', async () => {
  for (const [meeting, date] of [
    ['late', '2026-05-06'],
    ['soon', '2026-03-10'],
    ['gone', '2026-03-11'],
  ] as const)
    // prettier-ignore
    allowed(await scheduleMeeting(house(), coordinator, { ...INPUT, meeting, date }));
  allowed(await cancelMeeting(house(), coordinator, 'gone'));
  house().clock.set('2026-03-10T20:00:00.000Z');
  expect((await meetingsAhead(house())).map((m) => m.id)).toEqual(['soon', 'late']);
  house().clock.set('2026-03-11T00:00:00.000Z');
  expect((await meetingsAhead(house())).map((m) => m.id)).toEqual(['late']);
});

it('members see them, others do not, and nobody while the roster cannot be read', async () => {
  expect((await seeMeetings(house(), health)).ok).toBe(true);
  expect(refused(await seeMeetings(house(), teacher))).toEqual({ code: 'not-allowed', why: 'members-only' });
  house().directory.readable(false);
  expect(refused(await seeMeetings(house(), health))).toEqual({ code: 'directory-unavailable' });
});
