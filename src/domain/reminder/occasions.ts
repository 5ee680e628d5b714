/** Decides when people are reminded of a meeting and which reminder is the newest due (product §1.9). */
import { addWorkingDays, type Instant } from '../calendar';
import type { Almanac } from '../concern/timing';
import type { Meeting, Occasion } from '../meeting/meeting';
import type { Profile } from '../profile/profile';

type Timed = Meeting['occasions'][number];

/** 10, 5 and 2 working days before a meeting and on its morning; a meeting that starts earlier than the morning's time has no morning one. */
export function occasionsOf(
  when: { readonly date: string; readonly time: string },
  profile: Profile,
  almanac: Almanac,
): readonly Timed[] {
  const holidays = almanac.holidays();
  const before = profile.reminders.workingDaysBefore.map((days) => ({
    occasion: `wd${String(days)}` as Occasion,
    at: almanac.at(addWorkingDays(when.date, -days, holidays), profile.reminders.at),
  }));
  const morning = { occasion: 'morning' as const, at: almanac.at(when.date, profile.reminders.at) };
  return when.time > profile.reminders.at ? [...before, morning] : before;
}

/** The newest occasion that has come, if it has not been issued for the present schedule and the meeting has not begun. */
export function dueOccasion(meeting: Meeting, now: Instant, startsAt: Instant): Occasion | undefined {
  if (meeting.status !== 'scheduled' || now >= startsAt) return undefined;
  return pending(meeting).findLast((o) => o.at <= now)?.occasion;
}

/** The occasions after the newest one issued for the present schedule. */
function pending(meeting: Meeting): readonly Timed[] {
  const { reminded } = meeting;
  if (reminded?.version !== meeting.scheduleVersion) return meeting.occasions;
  return meeting.occasions.slice(meeting.occasions.findIndex((o) => o.occasion === reminded.occasion) + 1);
}

/** The meeting once an occasion has been issued, due again at the next one; with none, what has passed is left behind. */
export function afterReminding(meeting: Meeting, occasion: Occasion | undefined, at: Instant): Meeting {
  const { dueAt: _old, ...rest } = meeting;
  const issued: Meeting =
    occasion === undefined ? rest : { ...rest, reminded: { version: meeting.scheduleVersion, occasion, at } };
  const next = pending(issued).find((o) => o.at > at)?.at;
  return next === undefined ? issued : { ...issued, dueAt: next };
}

/** A reminder's key: the meeting, the version of its schedule, the occasion and the person. */
export const digestKey = (meeting: Meeting, occasion: Occasion, person: string): string =>
  `digest:${meeting.id}:v${String(meeting.scheduleVersion)}:${occasion}:${person}`;
