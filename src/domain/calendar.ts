/** Decides which day is which: plain-date arithmetic, working days and ages, without a clock or a time zone. */

/** A day as `YYYY-MM-DD`, in Europe/London. */
export type LocalDate = string;
/** A moment as ISO 8601 in UTC, `2026-03-01T09:30:00.000Z`; compares as text. */
export type Instant = string;
/** A time of day as `HH:mm`. */
export type LocalTime = string;
/** The days on which England's offices are closed, apart from Saturdays and Sundays. */
export type Holidays = ReadonlySet<LocalDate>;

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** Days since 1970-01-01 of a calendar day (proleptic Gregorian). */
export function dayNumber(date: LocalDate): number {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  const shifted = m <= 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar day that lies `n` days after 1970-01-01. */
export function dateOfDayNumber(n: number): LocalDate {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1)}`;
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days);

/** True when `text` is a day that exists, written `YYYY-MM-DD`. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDayNumber(dayNumber(text)) === text;

/** 0 Monday … 6 Sunday. */
export const weekday = (date: LocalDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7;

export const isWorkingDay = (date: LocalDate, holidays: Holidays): boolean => weekday(date) < 5 && !holidays.has(date);

/** The `n`th working day after (n > 0) or before (n < 0) `date`; `date` itself is not counted. n = 0 gives `date`. */
export function addWorkingDays(date: LocalDate, n: number, holidays: Holidays): LocalDate {
  const step = Math.sign(n);
  let left = Math.abs(n);
  let day = date;
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** `date` itself when it is a working day, otherwise the next one. */
export function workingDayOnOrAfter(date: LocalDate, holidays: Holidays): LocalDate {
  return isWorkingDay(date, holidays) ? date : addWorkingDays(date, 1, holidays);
}

/** Age in whole years on a day; someone born on 29 February is a year older on 1 March in other years (product §1.11). */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export { MONTHS };

/** `Thursday 3 December 2026`, as GOV.UK writes dates. */
export function longDate(date: LocalDate): string {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  return `${DAYS[weekday(date)] ?? ''} ${String(d)} ${MONTHS[m - 1] ?? ''} ${String(y)}`;
}

/** `3 December 2026`. */
export const shortDate = (date: LocalDate): string => longDate(date).replace(/^\S+ /, '');
