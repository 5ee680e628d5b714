/** Says how a meeting is scheduled, moved and cancelled, and which meeting a case will make: dates worked out by hand (product §1.8). */
import {
  cancelMeeting,
  cutOff,
  meetingToMake,
  moveMeeting,
  scheduleMeeting,
  whenFaults,
} from '../../../src/domain/meeting/schedule';
import { digestKey, dueOccasion } from '../../../src/domain/reminder/occasions';
import { testClock } from '../../support/clock';
import { allowed, PROFILE, refused } from '../../support/house';

const almanac = testClock('2026-03-02T09:00:00.000Z');
const MOMENT = { at: '2026-03-02T09:00:00.000Z', on: '2026-03-02' };
const schedule = (date: string, time = '10:00') =>
  scheduleMeeting({ date, time, id: 'm1', place: 'Room 1', by: 'coordinator-1' }, MOMENT, PROFILE, almanac);
const move = (meeting: Parameters<typeof moveMeeting>[0], date: string, time = '10:00') =>
  moveMeeting(meeting, { date, time }, 'coordinator-1', MOMENT, PROFILE, almanac);

it.each([
  ['2026-03-01', '10:00', 'date', 'The day of the meeting must be after today.'],
  ['2026-03-02', '10:00', 'date', 'The day of the meeting must be after today.'],
  ['1926-04-01', '10:00', 'date', 'The day of the meeting must be after today.'],
  ['2126-04-01', '10:00', 'date', 'Choose a day within the next two years.'],
  ['2026-02-31', '10:00', 'date', 'Choose the day of the meeting.'],
  ['31/03/2026', '10:00', 'date', 'Choose the day of the meeting.'],
  ['', '10:00', 'date', 'Choose the day of the meeting.'],
  ['2026-04-01', '24:00', 'time', 'Enter the time it starts, such as 14:00.'],
  ['2026-04-01', '9:30', 'time', 'Enter the time it starts, such as 14:00.'],
  ['2026-04-01', 'ten', 'time', 'Enter the time it starts, such as 14:00.'],
  ['2026-04-01', '', 'time', 'Enter the time it starts, such as 14:00.'],
])('a meeting on "%s" at "%s" is refused at its %s', (date, time, field, message) => {
  expect(refused(schedule(date, time))).toEqual({ code: 'faults', faults: [{ field, message }] });
});

it('both faults are told at once', () => {
  expect(whenFaults({ date: '', time: '' }, MOMENT.on).map((f) => f.field)).toEqual(['date', 'time']);
});

it('a new meeting is first due at its first reminder', () => {
  const { state } = allowed(schedule('2026-06-24'));
  expect([state.scheduleVersion, state.dueAt, state.agenda]).toEqual([1, '2026-06-10T07:30:00.000Z', []]);
});

it('moved away and back it reminds anew: no key is the same', () => {
  const first = allowed(schedule('2026-06-24')).state;
  const reminded = {
    ...first,
    reminded: { version: 1, occasion: 'wd5' as const, at: '2026-06-17T07:30:00.000Z' },
  };
  const away = allowed(move(reminded, '2026-07-22')).state;
  const back = allowed(move(away, '2026-06-24')).state;
  expect([away.scheduleVersion, back.scheduleVersion, back.reminded]).toEqual([2, 3, undefined]);
  expect(back.occasions).toEqual(first.occasions);
  expect(dueOccasion(back, '2026-06-17T08:00:00.000Z', '2026-06-24T09:00:00.000Z')).toBe('wd5');
  expect(digestKey(back, 'wd5', 'p1')).not.toBe(digestKey(first, 'wd5', 'p1'));
});

it('another time is another schedule; a day that cannot be is refused and changes nothing', () => {
  const first = allowed(schedule('2026-06-24')).state;
  expect(allowed(move(first, '2026-06-24', '08:00')).state.occasions).toHaveLength(3);
  expect(refused(move(first, '2026-02-31'))).toMatchObject({ code: 'faults' });
});

it('a cancelled meeting is due no more, and is neither moved nor cancelled again', () => {
  const cancelled = allowed(cancelMeeting(allowed(schedule('2026-06-24')).state, 'chair-1', MOMENT)).state;
  expect([cancelled.status, cancelled.dueAt, cancelled.scheduleVersion]).toEqual(['cancelled', undefined, 2]);
  expect(refused(move(cancelled, '2026-07-22'))).toEqual({ code: 'wrong-status', status: 'cancelled' });
  expect(refused(cancelMeeting(cancelled, 'chair-1', MOMENT))).toEqual({ code: 'already-decided' });
});

it.each([
  ['2026-06-24', '2026-06-10'],
  ['2026-04-09', '2026-03-24'],
  ['2027-01-06', '2026-12-18'],
])('for a meeting on %s the last day to submit is %s, 10 working days before', (date, last) => {
  expect(cutOff(date, PROFILE, almanac.holidays())).toBe(last);
});

it.each([
  ['2026-06-09', '2026-06-24'],
  ['2026-06-10', '2026-06-24'],
  ['2026-06-11', '2026-07-22'],
  ['2026-07-08', '2026-07-22'],
  ['2026-07-09', undefined],
])('a case submitted on %s makes the meeting on %s', (on, date) => {
  const meetings = [{ date: '2026-06-24' }, { date: '2026-07-22' }];
  expect(meetingToMake(meetings, on, PROFILE, almanac.holidays())?.date).toBe(date);
});
