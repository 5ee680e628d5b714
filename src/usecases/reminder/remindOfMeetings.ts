/** Decides who gets the digest before a meeting: everyone who owes an open action, once each occasion (product §1.9). */
import { may } from '../../domain/access';
import type { Meeting, Occasion } from '../../domain/meeting/meeting';
import type { PersonId } from '../../domain/person';
import { afterReminding, dueOccasion } from '../../domain/reminder/occasions';
import { ok, refuse, type Result } from '../../domain/refusal';
import { actorOf, type Caller } from '../actor';
import { change, momentOf, type Outcome } from '../change';
import type { Deps } from '../deps';
import { inTurn } from '../inTurn';
import { digestMessage } from '../messages';

const PAGE = 50;
const DUE_AT_ONCE = 50;

/** Everyone who owes something, read page by page. */
export async function everyOwner(
  page: (after: PersonId) => Promise<readonly PersonId[]>,
): Promise<readonly PersonId[]> {
  const owners: PersonId[] = [];
  for (let after = ''; ;) {
    const some = await page(after);
    owners.push(...some);
    const last = some.at(-1);
    if (last === undefined) return owners;
    after = last;
  }
}

const ownersOf = (deps: Deps): Promise<readonly PersonId[]> =>
  everyOwner((after) => deps.store.queries.ownersOfOpenActions(after, PAGE));

/**
 * Sends in slices that one commit can hold; the last one marks the occasion. The keys make a repeat after a crash harmless.
 * Refuses `stale` when the meeting is moved between two slices: it is then due anew, and everybody hears of its new day.
 */
async function issue(
  deps: Deps,
  id: string,
  owners: readonly PersonId[],
  occasionOf: (m: Meeting) => Occasion | undefined,
  close: (m: Meeting, o: Occasion | undefined) => Meeting,
): Promise<Result<Meeting>> {
  const slices = Array.from({ length: Math.max(1, Math.ceil(owners.length / PAGE)) }, (_, i) =>
    owners.slice(i * PAGE, (i + 1) * PAGE),
  );
  let result: Result<Meeting> = refuse({ code: 'not-found' });
  let begun: number | undefined;
  for (const [i, slice] of slices.entries()) {
    const last = i === slices.length - 1;
    result = await change(deps, 'meeting', id, (meeting) =>
      begun !== undefined && meeting.scheduleVersion !== begun
        ? refuse({ code: 'stale' })
        : ok(outcome(deps, meeting, occasionOf(meeting), slice, last ? close : (m) => m)),
    );
    if (!result.ok) return result;
    begun = result.value.scheduleVersion;
  }
  return result;
}

function outcome(
  deps: Deps,
  meeting: Meeting,
  occasion: Occasion | undefined,
  to: readonly PersonId[],
  close: (m: Meeting, o: Occasion | undefined) => Meeting,
): Outcome<Meeting> {
  const data = { occasion: occasion ?? null, version: meeting.scheduleVersion, people: to.length };
  return {
    state: close(meeting, occasion),
    events: [{ type: 'reminders-issued', by: 'system', at: momentOf(deps).at, data }],
    messages: occasion === undefined ? [] : to.map((person) => digestMessage(meeting, occasion, person)),
  };
}

/** Issues the newest reminder due of each meeting; what was missed while the service was down is not sent after it. */
export async function remindOfMeetings(deps: Deps): Promise<void> {
  const { at } = momentOf(deps);
  const due = await deps.store.queries.due('meeting', at, DUE_AT_ONCE);
  if (due.length === 0) return;
  const owners = await ownersOf(deps);
  await inTurn(due, (id) =>
    issue(
      deps,
      id,
      owners,
      (meeting) => dueOccasion(meeting, at, deps.clock.at(meeting.date, meeting.time)),
      (meeting, occasion) => afterReminding(meeting, occasion, at),
    ),
  );
}

/** The coordinator's "send reminders now": one digest to everyone who owes something, at once. Resolves to how many people. */
export async function sendRemindersNow(
  deps: Deps,
  caller: Caller,
  meetingId: string,
  count: number,
): Promise<Result<number>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  const allowed = may(actor.value, { verb: 'run-meeting' });
  if (!allowed.ok) return allowed;
  const loaded = await deps.store.load('meeting', meetingId);
  if (loaded === undefined) return refuse({ code: 'not-found' });
  if (loaded.state.status !== 'scheduled') return refuse({ code: 'wrong-status', status: loaded.state.status });
  if (loaded.state.manualReminders !== count) return refuse({ code: 'already-decided' });
  const owners = await ownersOf(deps);
  const issued = await issue(
    deps,
    meetingId,
    owners,
    () => `manual-${String(count + 1)}`,
    (meeting) => ({ ...meeting, manualReminders: count + 1 }),
  );
  return issued.ok ? ok(owners.length) : issued;
}
