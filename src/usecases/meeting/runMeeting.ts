/** Decides how the coordinator and the chair schedule, move and cancel meetings, and who may see them (product §1.8). */
import { may, type Actor } from '../../domain/access';
import {
  cancelMeeting as decideCancel,
  moveMeeting as decideMove,
  scheduleMeeting as decideSchedule,
  type When,
} from '../../domain/meeting/schedule';
import type { Decided } from '../../domain/decision';
import type { Meeting } from '../../domain/meeting/meeting';
import { ok, refuse, type Result } from '../../domain/refusal';
import { actorOf, type Caller } from '../actor';
import { change, create, momentOf, type Outcome } from '../change';
import type { Deps } from '../deps';
import { caseCardMessage, newsMessage } from '../messages';

const AHEAD = 12;
/** As many cases as one commit can tell the channel and the referrers of. */
const CASES = 45;

async function leader(deps: Deps, caller: Caller): Promise<Result<Actor>> {
  const actor = await actorOf(deps, caller);
  return actor.ok ? may(actor.value, { verb: 'run-meeting' }) : actor;
}

export interface ScheduleInput extends When {
  readonly place: string;
  /** Made when the form was opened, so that a double click schedules once. */
  readonly meeting: string;
}

export async function scheduleMeeting(deps: Deps, caller: Caller, input: ScheduleInput): Promise<Result<Meeting>> {
  const allowed = await leader(deps, caller);
  if (!allowed.ok) return allowed;
  const already = await deps.store.load('meeting', input.meeting);
  if (already !== undefined) return ok(already.state);
  const asked = { ...input, id: input.meeting, place: input.place.trim().slice(0, 200), by: caller.personId };
  const decided = decideSchedule(asked, momentOf(deps), deps.profile, deps.clock);
  return decided.ok ? ok(await create(deps, 'meeting', input.meeting, decided.value)) : decided;
}

/** The decision, and what names the day of the meeting: the cards of the cases listed for it, and what their referrers were told. */
async function withCases(deps: Deps, decided: Result<Decided<Meeting>>): Promise<Result<Outcome<Meeting>>> {
  if (!decided.ok) return decided;
  const { id, scheduleVersion } = decided.value.state;
  // The cases themselves know best: the agenda follows them.
  const cases = await deps.store.queries.concernsOfMeeting(id, CASES);
  const occasion = `meeting:${id}:${String(scheduleVersion)}`;
  const messages = cases.flatMap((c) => [
    caseCardMessage(c.id, occasion),
    newsMessage({ id: c.id, author: { id: c.author } }, 'meeting-changed', occasion),
  ]);
  return ok({ ...decided.value, messages });
}

/** A new date or time; refused for a card that shows an older schedule. */
export async function moveMeeting(
  deps: Deps,
  caller: Caller,
  input: When & { meeting: string; version: number },
): Promise<Result<Meeting>> {
  const allowed = await leader(deps, caller);
  if (!allowed.ok) return allowed;
  return change(deps, 'meeting', input.meeting, (meeting) =>
    meeting.scheduleVersion === input.version
      ? withCases(deps, decideMove(meeting, input, caller.personId, momentOf(deps), deps.profile, deps.clock))
      : refuse({ code: 'stale' }),
  );
}

export async function cancelMeeting(deps: Deps, caller: Caller, id: string): Promise<Result<Meeting>> {
  const allowed = await leader(deps, caller);
  if (!allowed.ok) return allowed;
  return change(deps, 'meeting', id, (meeting) =>
    withCases(deps, decideCancel(meeting, caller.personId, momentOf(deps))),
  );
}

/** Scheduled meetings from today on, soonest first. */
export async function meetingsAhead(deps: Pick<Deps, 'store' | 'clock'>): Promise<readonly Meeting[]> {
  const rows = await deps.store.queries.meetingsFrom(deps.clock.today(), AHEAD);
  const loaded = await Promise.all(rows.map((r) => deps.store.load('meeting', r.id)));
  return loaded.flatMap((l) => (l === undefined ? [] : [l.state]));
}

export interface MeetingsView {
  readonly actor: Actor;
  readonly meetings: readonly Meeting[];
}

/** The meetings ahead, for a member of the panel. */
export async function seeMeetings(deps: Deps, caller: Caller): Promise<Result<MeetingsView>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  const allowed = may(actor.value, { verb: 'see-meetings' });
  return allowed.ok ? ok({ actor: actor.value, meetings: await meetingsAhead(deps) }) : allowed;
}
