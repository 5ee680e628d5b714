/** Decides what is asked before a meeting is cancelled or everyone is reminded at once (product §1.8, §1.9). */
import type { Meeting } from '../../domain/meeting/meeting';
import { button, type Ref } from '../ref';
import { group, line, sheet, type SheetData } from './sheet';
import { meetingWords } from './words';

export interface ConfirmInput {
  readonly what: 'cancel' | 'remind';
  readonly meeting: Meeting;
}

function cancelling(meeting: Meeting): Ref<'panel', SheetData> {
  const cases = meeting.agenda.length;
  const listed =
    cases === 0
      ? 'No case is listed for it.'
      : `${cases === 1 ? '1 case is' : `${String(cases)} cases are`} listed for it and must be listed for another meeting.`;
  return sheet({
    title: `Cancel the meeting on ${meetingWords(meeting)}?`,
    groups: [
      group({
        lines: [line(listed), line('Nobody is reminded of it any more. To choose another day, move it instead.')],
      }),
    ],
    buttons: [
      button('Cancel the meeting', 'cancelMeeting', { meeting: meeting.id }, 'destructive'),
      button('Keep it', 'showMeetings'),
    ],
  });
}

/** Verbs `cancelMeeting` with `meeting`, and `sendRemindersNow` with `meeting` and `count`, which stops a double click. */
export function confirmCard({ what, meeting }: ConfirmInput): Ref<'panel', SheetData> {
  if (what === 'cancel') return cancelling(meeting);
  const sent = meeting.manualReminders;
  const before =
    sent === 0
      ? []
      : [
          line(
            sent === 1
              ? 'You have done this once for this meeting.'
              : `You have done this ${String(sent)} times for this meeting.`,
          ),
        ];
  return sheet({
    title: 'Send reminders now?',
    groups: [
      group({
        lines: [
          line(`Everyone who owes an action gets one message about the meeting on ${meetingWords(meeting)}.`),
          line('The usual reminders are sent as well when they are due.'),
          ...before,
        ],
      }),
    ],
    buttons: [
      button('Send reminders now', 'sendRemindersNow', { meeting: meeting.id, count: sent }, 'positive'),
      button('Cancel', 'showMeetings'),
    ],
  });
}
