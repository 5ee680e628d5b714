/** Decides who is reminded of overdue actions: each owner once each working day, but not on a day on which a meeting's reminder reaches them anyway (product §1.9). */
import { isWorkingDay, type LocalDate } from '../../domain/calendar';
import type { Person, PersonId } from '../../domain/person';
import { ok } from '../../domain/refusal';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { inTurn } from '../inTurn';
import { overdueMessage } from '../messages';
import { newPerson } from '../person/newPerson';
import { meetingsAhead } from '../meeting/runMeeting';
import { everyOwner } from './remindOfMeetings';

const PAGE = 50;

/** Whether a meeting's reminder was issued today, or falls on today. */
async function meetingReminderToday(deps: Deps, on: LocalDate): Promise<boolean> {
  const meetings = await meetingsAhead(deps);
  const today = (at: string | undefined): boolean => at !== undefined && deps.clock.dateOf(at) === on;
  return meetings.some((m) => today(m.reminded?.at) || m.occasions.some((o) => today(o.at)));
}

async function remind(deps: Deps, person: PersonId, on: LocalDate, at: string): Promise<void> {
  const known = await deps.store.load('person', person);
  if (known?.state.overdueDigestOn === on) return;
  const decide = (state: Person) =>
    ok({
      state: { ...state, overdueDigestOn: on },
      events: [{ type: 'overdue-reminded', by: 'system' as const, at, data: { on } }],
      messages: [overdueMessage(person, on)],
    });
  await change(deps, 'person', person, decide, newPerson({ personId: person, name: '', tenantId: '' }));
}

/** From the profile's time on each working day. */
export async function remindOfOverdue(deps: Deps): Promise<void> {
  const { at, on } = momentOf(deps);
  const { clock, profile } = deps;
  if (!isWorkingDay(on, clock.holidays()) || clock.timeOf(at) < profile.reminders.at) return;
  const owners = await everyOwner((after) => deps.store.queries.ownersOverdue(on, after, PAGE));
  if (owners.length === 0 || (await meetingReminderToday(deps, on))) return;
  await inTurn(owners, (owner) => remind(deps, owner, on, at));
}
