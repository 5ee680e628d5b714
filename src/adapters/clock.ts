/** Decides what time it is in Europe/London, and on which days England's offices are closed. */
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import type { Holidays as HolidaySet, Instant, LocalDate, LocalTime } from '../domain/calendar';
import type { Clock } from '../ports/clock';

const ZONE = 'Europe/London';

const local = (instant: Instant): DateTime => DateTime.fromISO(instant, { zone: ZONE });
const instantOf = (ms: number): Instant => new Date(ms).toISOString();

function momentAt(date: LocalDate, time: LocalTime): Instant {
  const moment = DateTime.fromISO(`${date}T${time}`, { zone: ZONE });
  if (!moment.isValid) throw new RangeError(`no such local time: ${date} ${time}`);
  // A time inside the gap comes back an hour late; London's clocks always go forward on the hour.
  const exists = moment.toFormat('HH:mm') === time;
  if (!exists) return instantOf(moment.startOf('hour').toMillis());
  return instantOf(Math.min(...moment.getPossibleOffsets().map((possible) => possible.toMillis())));
}

function bankHolidays(from: number, to: number): HolidaySet {
  const england = new Holidays('GB', 'ENG');
  const days = new Set<LocalDate>();
  for (let year = from; year <= to; year += 1)
    for (const day of england.getHolidays(year)) if (day.type === 'public') days.add(day.date.slice(0, 10));
  return days;
}

/**
 * The clock of this machine, read in Europe/London; `now` gives milliseconds since 1970 and can be replaced.
 * A local time that occurs twice in autumn is the first of the two; one that summer time skips is the moment after the gap.
 */
export function systemClock(now: () => number = Date.now): Clock {
  let known: { readonly year: number; readonly days: HolidaySet } | undefined;
  const dateOf = (instant: Instant): LocalDate => local(instant).toFormat('yyyy-MM-dd');
  const clock: Clock = {
    now: () => instantOf(now()),
    today: () => dateOf(clock.now()),
    dateOf,
    timeOf: (instant) => local(instant).toFormat('HH:mm'),
    at: momentAt,
    plusMinutes: (instant, minutes) => instantOf(Date.parse(instant) + minutes * 60_000),
    holidays: () => {
      const year = Number(clock.today().slice(0, 4));
      if (known?.year !== year) known = { year, days: bankHolidays(year - 1, year + 3) };
      return known.days;
    },
  };
  return clock;
}
