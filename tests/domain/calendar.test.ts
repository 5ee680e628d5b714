/** Checks plain-date arithmetic against a library of dates, and working days against a list of holidays. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addWorkingDays,
  ageOn,
  dateOfDayNumber,
  dayNumber,
  isLocalDate,
  isWorkingDay,
  longDate,
  shortDate,
  weekday,
  workingDayOnOrAfter,
} from '../../src/domain/calendar';

const day = fc.integer({ min: -50_000, max: 60_000 });
const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
/** England's Christmas and New Year 2026, and Easter 2027. */
const HOLIDAYS = new Set(['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29']);

it('counts days as a library of dates does', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (n, plus) => {
      const date = dateOfDayNumber(n);
      const there = DateTime.fromMillis(n * 86_400_000, { zone: 'utc' });
      expect(date).toBe(there.toISODate());
      expect(dayNumber(date)).toBe(n);
      expect(weekday(date)).toBe(there.weekday - 1);
      expect(addDays(date, plus)).toBe(there.plus({ days: plus }).toISODate());
      expect(longDate(date)).toBe(there.setLocale('en-GB').toFormat('cccc d LLLL yyyy'));
      expect(shortDate(date)).toBe(there.setLocale('en-GB').toFormat('d LLLL yyyy'));
    }),
  );
});

it('knows which days exist', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (y, m, d) => {
        const text = `${String(y)}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        expect(isLocalDate(text)).toBe(utc(text).isValid);
      },
    ),
  );
  for (const text of ['2026-1-1', '1 January 2026', '', '2026-01-01T00:00']) expect(isLocalDate(text)).toBe(false);
});

it('counts ages as a library of dates does, but for those born on 29 February', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40_000 }), (n, later) => {
      const born = dateOfDayNumber(n);
      fc.pre(!born.endsWith('02-29'));
      const on = dateOfDayNumber(n + later);
      expect(ageOn(born, on)).toBe(Math.floor(utc(on).diff(utc(born), 'years').years));
    }),
  );
});

it.each([
  ['2012-02-29', '2025-02-28', 12],
  ['2012-02-29', '2025-03-01', 13],
  ['2012-02-29', '2028-02-28', 15],
  ['2012-02-29', '2028-02-29', 16],
  ['2012-03-10', '2025-03-10', 13],
  ['2012-03-10', '2025-03-09', 12],
])('someone born on %s is, on %s, aged %i', (born, on, years) => {
  expect(ageOn(born, on)).toBe(years);
});

it.each([
  ['2026-12-23', 1, '2026-12-24'],
  ['2026-12-24', 1, '2026-12-29'],
  ['2026-12-24', 4, '2027-01-04'],
  ['2027-01-04', -4, '2026-12-24'],
  ['2027-03-30', -1, '2027-03-25'],
  ['2026-12-26', 0, '2026-12-26'],
  ['2026-12-26', 1, '2026-12-29'],
  ['2026-11-25', 10, '2026-12-09'],
])('from %s, %i working days lead to %s', (from, n, to) => {
  expect(addWorkingDays(from, n, HOLIDAYS)).toBe(to);
});

it('lands on a working day, with as many between as were counted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_700, max: 20_950 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (n, count, back) => {
        const from = dateOfDayNumber(n);
        const to = addWorkingDays(from, back ? -count : count, HOLIDAYS);
        const [low, high] = back ? [dayNumber(to), n - 1] : [n + 1, dayNumber(to)];
        const between = Array.from({ length: high - low + 1 }, (_, i) => dateOfDayNumber(low + i));
        expect(isWorkingDay(to, HOLIDAYS)).toBe(true);
        expect(between.filter((d) => isWorkingDay(d, HOLIDAYS))).toHaveLength(count);
      },
    ),
  );
});

it('takes a working day as it is, and moves a day off to the next one', () => {
  expect(workingDayOnOrAfter('2026-12-24', HOLIDAYS)).toBe('2026-12-24');
  expect(workingDayOnOrAfter('2026-12-25', HOLIDAYS)).toBe('2026-12-29');
});
