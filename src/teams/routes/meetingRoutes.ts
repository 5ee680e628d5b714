/** Decides what each button about meetings does: see, schedule, move, cancel, send reminders now (product §1.8, §1.9). */
import { confirmCard } from '../../cards/panel/confirmCard';
import { meetingFormCard, type MeetingFormInput } from '../../cards/panel/meetingFormCard';
import { meetingsCard } from '../../cards/panel/meetingsCard';
import { may } from '../../domain/access';
import type { Meeting } from '../../domain/meeting/meeting';
import { refuse, type Result } from '../../domain/refusal';
import { cancelMeeting, moveMeeting, scheduleMeeting, seeMeetings } from '../../usecases/meeting/runMeeting';
import { sendRemindersNow } from '../../usecases/reminder/remindOfMeetings';
import type { Context } from '../context';
import * as forms from '../forms';
import { card, refused } from '../replies';
import { route, type AnyRoute } from '../router';
import type { Reply, Turn } from '../turn';
import { listForm } from './caseRoutes';

const places = ['personal', 'channel'] as const;

/** The meetings ahead, with a sentence about what was just done. */
export async function meetingsReply({ deps }: Context, turn: Turn, message?: string): Promise<Reply> {
  const seen = await seeMeetings(deps, turn.actor);
  if (!seen.ok) return refused(seen.refusal);
  const { actor, meetings } = seen.value;
  const canRun = may(actor, { verb: 'run-meeting' }).ok;
  const said = message === undefined ? {} : { message };
  return card(meetingsCard({ meetings, canRun, profile: deps.profile, holidays: deps.clock.holidays(), ...said }));
}

/** The meeting chosen on the list, for whoever runs meetings. */
async function chosen({ deps }: Context, turn: Turn, id: string): Promise<Result<Meeting>> {
  const seen = await seeMeetings(deps, turn.actor);
  if (!seen.ok) return seen;
  const allowed = may(seen.value.actor, { verb: 'run-meeting' });
  if (!allowed.ok) return allowed;
  const meeting = seen.value.meetings.find((m) => m.id === id);
  return meeting === undefined
    ? refuse({ code: 'faults', faults: [{ field: 'meeting', message: 'Choose a meeting first.' }] })
    : { ok: true, value: meeting };
}

/** Opens something for the chosen meeting; with none chosen the list says so. */
async function withChosen(context: Context, turn: Turn, id: string, open: (meeting: Meeting) => Reply): Promise<Reply> {
  const meeting = await chosen(context, turn, id);
  if (meeting.ok) return open(meeting.value);
  return meeting.refusal.code === 'faults'
    ? meetingsReply(context, turn, 'Choose a meeting first.')
    : refused(meeting.refusal);
}

const formOf = (input: MeetingFormInput): Reply => card(meetingFormCard(input));

const moveForm = (meeting: Meeting): Reply =>
  formOf({ mode: 'move', id: meeting.id, version: meeting.scheduleVersion, values: meeting, faults: [] });

async function openSchedule(context: Context, turn: Turn, concern: string | undefined): Promise<Reply> {
  const { deps } = context;
  const seen = await seeMeetings(deps, turn.actor);
  if (!seen.ok) return refused(seen.refusal);
  const allowed = may(seen.value.actor, { verb: 'run-meeting' });
  if (!allowed.ok) return refused(allowed.refusal);
  const values = { date: '', time: deps.profile.meetings.usualTime, place: '' };
  return formOf({
    mode: 'schedule',
    id: deps.ids.next(),
    version: 0,
    values,
    faults: [],
    ...(concern === undefined ? {} : { concern }),
  });
}

type Schedule = ReturnType<typeof forms.scheduleMeeting.parse>;

async function scheduled(context: Context, turn: Turn, form: Schedule): Promise<Reply> {
  const done = await scheduleMeeting(context.deps, turn.actor, form);
  const { concern } = form;
  if (done.ok)
    return concern === undefined
      ? meetingsReply(context, turn, 'The meeting is scheduled.')
      : listForm(context, turn, concern, []);
  if (done.refusal.code !== 'faults') return refused(done.refusal);
  const values = { date: form.date, time: form.time, place: form.place.slice(0, 200) };
  return formOf({
    mode: 'schedule',
    id: form.meeting,
    version: 0,
    values,
    faults: done.refusal.faults,
    ...(concern === undefined ? {} : { concern }),
  });
}

function remindersSent(people: number): string {
  if (people === 0) return 'Nobody owes an action, so no reminder was sent.';
  return people === 1
    ? 'A reminder is on its way to 1 person.'
    : `A reminder is on its way to ${String(people)} people.`;
}

export function meetingRoutes(context: Context): readonly AnyRoute[] {
  const { deps } = context;
  return [
    route({
      verb: 'showMeetings',
      form: forms.nothing,
      places,
      readOnly: true,
      run: (turn) => meetingsReply(context, turn),
    }),
    route({
      verb: 'openScheduleMeeting',
      form: forms.openSchedule,
      places,
      readOnly: true,
      run: (turn, form) => openSchedule(context, turn, form.concern),
    }),
    route({
      verb: 'scheduleMeeting',
      form: forms.scheduleMeeting,
      places,
      run: (turn, form) => scheduled(context, turn, form),
    }),
    route({
      verb: 'openMoveMeeting',
      form: forms.chosenMeeting,
      places,
      readOnly: true,
      run: (turn, form) => withChosen(context, turn, form.meeting, moveForm),
    }),
    route({
      verb: 'moveMeeting',
      form: forms.moveMeeting,
      places,
      run: async (turn, form) => {
        const moved = await moveMeeting(deps, turn.actor, form);
        if (moved.ok)
          return meetingsReply(
            context,
            turn,
            'The meeting is moved. Everyone who owes an action is reminded of the new day.',
          );
        if (moved.refusal.code !== 'faults')
          return moved.refusal.code === 'stale'
            ? meetingsReply(context, turn, 'The meeting was already moved. This is how it stands.')
            : refused(moved.refusal);
        const values = { date: form.date, time: form.time, place: '' };
        return formOf({ mode: 'move', id: form.meeting, version: form.version, values, faults: moved.refusal.faults });
      },
    }),
    route({
      verb: 'openCancelMeeting',
      form: forms.chosenMeeting,
      places,
      readOnly: true,
      run: (turn, form) =>
        withChosen(context, turn, form.meeting, (meeting) => card(confirmCard({ what: 'cancel', meeting }))),
    }),
    route({
      verb: 'cancelMeeting',
      form: forms.ofMeeting,
      places,
      run: async (turn, form) => {
        const done = await cancelMeeting(deps, turn.actor, form.meeting);
        if (done.ok || done.refusal.code === 'already-decided')
          return meetingsReply(context, turn, 'The meeting is cancelled. Nobody is reminded of it any more.');
        return refused(done.refusal);
      },
    }),
    route({
      verb: 'openSendReminders',
      form: forms.chosenMeeting,
      places,
      readOnly: true,
      run: (turn, form) =>
        withChosen(context, turn, form.meeting, (meeting) => card(confirmCard({ what: 'remind', meeting }))),
    }),
    route({
      verb: 'sendRemindersNow',
      form: forms.sendReminders,
      places,
      run: async (turn, form) => {
        const sent = await sendRemindersNow(deps, turn.actor, form.meeting, form.count);
        if (sent.ok) return meetingsReply(context, turn, remindersSent(sent.value));
        return sent.refusal.code === 'already-decided'
          ? meetingsReply(context, turn, 'Those reminders are already on their way.')
          : refused(sent.refusal);
      },
    }),
  ];
}
