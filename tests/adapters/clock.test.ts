/** Decides that the clock reads Europe/London through summer time, and knows England's bank holidays. */
import { uuids } from '../../src/adapters/ids';
import { systemClock } from '../../src/adapters/clock';
import { testClock } from '../support/clock';

test.each([
  ['winter, an hour like any other', '2026-03-02T09:00:00.000Z', '2026-03-02', '09:00'],
  ['summer, an hour ahead of UTC', '2026-07-01T09:00:00.000Z', '2026-07-01', '10:00'],
  ['summer, shortly after midnight', '2026-06-30T23:30:00.000Z', '2026-07-01', '00:30'],
  ['the last minute before clocks go forward', '2026-03-29T00:59:00.000Z', '2026-03-29', '00:59'],
  ['the first minute after', '2026-03-29T01:00:00.000Z', '2026-03-29', '02:00'],
  ['half past one, the first time', '2026-10-25T00:30:00.000Z', '2026-10-25', '01:30'],
  ['half past one, the second time', '2026-10-25T01:30:00.000Z', '2026-10-25', '01:30'],
])('%s: day and time in London', (_what, instant, date, time) => {
  const clock = testClock(instant);
  expect([clock.now(), clock.today(), clock.dateOf(instant), clock.timeOf(instant)]).toEqual([
    instant,
    date,
    date,
    time,
  ]);
});

test.each([
  ['in winter', '2026-03-02', '08:30', '2026-03-02T08:30:00.000Z'],
  ['in summer', '2026-07-01', '08:30', '2026-07-01T07:30:00.000Z'],
  ['at midnight', '2026-07-01', '00:00', '2026-06-30T23:00:00.000Z'],
  ['that summer time skips: the moment after the gap', '2026-03-29', '01:30', '2026-03-29T01:00:00.000Z'],
  ['at the start of the gap', '2026-03-29', '01:00', '2026-03-29T01:00:00.000Z'],
  ['that comes twice: the first', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
])('the moment of a time %s', (_when, date, time, instant) => {
  expect(systemClock().at(date, time)).toBe(instant);
});

test.each([
  ['2026-02-30', '09:00'],
  ['2026-03-02', '25:00'],
  ['', ''],
])('a day or time that does not exist is refused: %s %s', (date, time) => {
  expect(() => systemClock().at(date, time)).toThrow(RangeError);
});

test('minutes are added on the clock of the world, through a change of the hour', () => {
  expect(systemClock().plusMinutes('2026-03-29T00:30:00.000Z', 60)).toBe('2026-03-29T01:30:00.000Z');
  expect(systemClock().plusMinutes('2026-03-29T00:30:00.000Z', -90)).toBe('2026-03-28T23:00:00.000Z');
});

const PUBLISHED_2026 = ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'].map(
  (day) => `2026-${day}`,
);
const PUBLISHED_2027 = ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'].map(
  (day) => `2027-${day}`,
);

test('the bank holidays of England are known, with their substitute days', () => {
  const holidays = testClock('2026-03-02T09:00:00.000Z').holidays();
  expect([...PUBLISHED_2026, ...PUBLISHED_2027].filter((day) => !holidays.has(day))).toEqual([]);
});

test('no working day of 2026 or 2027 is taken for a holiday, nor one of Scotland or Ireland', () => {
  const holidays = [...testClock('2026-03-02T09:00:00.000Z').holidays()];
  const weekdays = holidays.filter((day) => /^202[67]/.test(day) && ![0, 6].includes(new Date(day).getUTCDay()));
  expect(weekdays.sort()).toEqual([...PUBLISHED_2026, ...PUBLISHED_2027]);
});

test('holidays reach from the year before to three years after, and move on with the year', () => {
  const clock = testClock('2026-12-31T12:00:00.000Z');
  const years = (): readonly string[] => [...new Set([...clock.holidays()].map((day) => day.slice(0, 4)))].sort();
  expect(years()).toEqual(['2025', '2026', '2027', '2028', '2029']);
  clock.advance({ days: 1 });
  expect(years()).toEqual(['2026', '2027', '2028', '2029', '2030']);
});

test('without another source of time the clock is this machine’s', () => {
  const before = Date.now();
  const now = Date.parse(systemClock().now());
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('new ids are UUIDs and never the same', () => {
  const ids = Array.from({ length: 100 }, () => uuids.next());
  expect(new Set(ids).size).toBe(100);
  expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
});
