/** Decides how a meeting is scheduled, moved and cancelled, and which meeting a case submitted today will make (product §1.8). */
import { addWorkingDays, isLocalDate, type Holidays, type LocalDate } from '../calendar';
import type { Almanac } from '../concern/timing';
import type { Decided, Moment } from '../decision';
import type { PersonId } from '../person';
import type { Profile } from '../profile/profile';
import { ok, refuse, type Fault, type Result } from '../refusal';
import { occasionsOf } from '../reminder/occasions';
import type { Meeting } from './meeting';

export interface When {
  readonly date: string;
  readonly time: string;
}

/** What is wrong with a date and time for a meeting; it must lie ahead, within two years. */
export function whenFaults(when: When, on: LocalDate): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isLocalDate(when.date)) faults.push({ field: 'date', message: 'Choose the day of the meeting.' });
  else if (when.date <= on) faults.push({ field: 'date', message: 'The day of the meeting must be after today.' });
  else if (Number(when.date.slice(0, 4)) > Number(on.slice(0, 4)) + 2)
    faults.push({ field: 'date', message: 'Choose a day within the next two years.' });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(when.time))
    faults.push({ field: 'time', message: 'Enter the time it starts, such as 14:00.' });
  return faults;
}

/** The last day on which a case can be submitted for a meeting (product §1.8). */
export const cutOff = (date: LocalDate, profile: Profile, holidays: Holidays): LocalDate =>
  addWorkingDays(date, -profile.meetings.cutOffWorkingDays, holidays);

/** The soonest meeting whose cut-off has not passed, if there is one. `meetings` come soonest first. */
export const meetingToMake = <M extends { readonly date: LocalDate }>(
  meetings: readonly M[],
  on: LocalDate,
  profile: Profile,
  holidays: Holidays,
): M | undefined => meetings.find((m) => cutOff(m.date, profile, holidays) >= on);

const due = (meeting: Meeting): Meeting => {
  const { dueAt: _old, ...rest } = meeting;
  const next = meeting.status === 'scheduled' ? meeting.occasions[0]?.at : undefined;
  return next === undefined ? rest : { ...rest, dueAt: next };
};

export function scheduleMeeting(
  input: When & { readonly id: string; readonly place: string; readonly by: PersonId },
  moment: Moment,
  profile: Profile,
  almanac: Almanac,
): Result<Decided<Meeting>> {
  const faults = whenFaults(input, moment.on);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const state = due({
    id: input.id,
    date: input.date,
    time: input.time,
    place: input.place,
    status: 'scheduled',
    scheduledBy: input.by,
    scheduleVersion: 1,
    agenda: [],
    manualReminders: 0,
    occasions: occasionsOf(input, profile, almanac),
  });
  const data = { date: input.date, time: input.time };
  return ok({ state, events: [{ type: 'meeting-scheduled', by: input.by, at: moment.at, data }] });
}

/** A new date or time: the schedule's version goes up, so that every reminder is due anew. */
export function moveMeeting(
  meeting: Meeting,
  when: When,
  by: PersonId,
  moment: Moment,
  profile: Profile,
  almanac: Almanac,
): Result<Decided<Meeting>> {
  if (meeting.status === 'cancelled') return refuse({ code: 'wrong-status', status: meeting.status });
  const faults = whenFaults(when, moment.on);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const { reminded: _before, ...rest } = meeting;
  const state = due({
    ...rest,
    date: when.date,
    time: when.time,
    scheduleVersion: meeting.scheduleVersion + 1,
    occasions: occasionsOf(when, profile, almanac),
  });
  const data = { from: meeting.date, to: when.date, time: when.time, version: state.scheduleVersion };
  return ok({ state, events: [{ type: 'meeting-moved', by, at: moment.at, data }] });
}

export function cancelMeeting(meeting: Meeting, by: PersonId, moment: Moment): Result<Decided<Meeting>> {
  if (meeting.status === 'cancelled') return refuse({ code: 'already-decided' });
  const state = due({ ...meeting, status: 'cancelled', scheduleVersion: meeting.scheduleVersion + 1 });
  return ok({ state, events: [{ type: 'meeting-cancelled', by, at: moment.at, data: {} }] });
}
