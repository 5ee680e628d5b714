/** Decides how the coordinator chooses the meeting at which a case will be discussed, knowing each cut-off (product §1.8). */
import { shortDate, type Holidays, type LocalDate } from '../../domain/calendar';
import { cutOff, meetingToMake } from '../../domain/meeting/schedule';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Profile } from '../../domain/profile/profile';
import type { Fault } from '../../domain/refusal';
import type { CaseView } from '../../usecases/case/viewCase';
import { button, type Ref } from '../ref';
import { lacksMeeting, MEETING_MISSING } from './caseCard';
import { askChoice, group, line, sheet, type Group, type SheetData } from './sheet';
import { meetingWords } from './words';

export interface ListCaseInput {
  readonly view: CaseView;
  /** The meetings ahead, soonest first. */
  readonly meetings: readonly Meeting[];
  readonly profile: Profile;
  readonly holidays: Holidays;
  readonly on: LocalDate;
  readonly faults: readonly Fault[];
}

function choiceOf(meeting: Meeting, { profile, holidays, on }: ListCaseInput): { title: string; value: string } {
  const last = cutOff(meeting.date, profile, holidays);
  const passed = last < on ? `cut-off was ${shortDate(last)}, already passed` : `cut-off ${shortDate(last)}`;
  return { title: `${meetingWords(meeting)} (${passed})`, value: meeting.id };
}

function notes({ concern, meeting }: CaseView): readonly Group[] {
  const now =
    concern.status === 'listed' && meeting?.status === 'scheduled'
      ? [line(`It is listed for ${meetingWords(meeting)}. Choosing another meeting takes it off that one.`)]
      : [];
  const warning = [
    line(MEETING_MISSING, 'default', 'bolder'),
    line('You can list the case, and should ask for that meeting as well.'),
  ];
  return [
    ...(now.length > 0 ? [group({ lines: now })] : []),
    ...(lacksMeeting(concern) ? [group({ style: 'warning', lines: warning })] : []),
  ];
}

/** Input `meeting`; verb `listCase` with `concern`. Without a meeting to choose it offers to schedule one. */
export function listCaseCard(input: ListCaseInput): Ref<'panel', SheetData> {
  const { view, faults, profile } = input;
  const { concern } = view;
  const carried = { concern: concern.id };
  const others = input.meetings.filter((m) => m.id !== concern.meetingId);
  const cancel = button('Cancel', 'showCase', carried);
  const schedule = button('Schedule a meeting', 'openScheduleMeeting', carried);
  const none = input.meetings.length === 0 ? 'No meeting is scheduled yet.' : 'There is no other meeting to choose.';
  if (others.length === 0)
    return sheet({
      title: `List ${concern.reference} for a meeting`,
      faults,
      groups: [
        ...notes(view),
        group({
          lines: [line(`${none} Schedule one, then list the case for it.`)],
        }),
      ],
      buttons: [{ ...schedule, style: 'positive' }, cancel],
    });
  const inTime = meetingToMake(others, input.on, profile, input.holidays) ?? others[0];
  const hint = `The cut-off is ${String(profile.meetings.cutOffWorkingDays)} working days before a meeting. A late case can still be listed.`;
  const asked = { id: 'meeting', label: 'Meeting', value: inTime?.id ?? '', faults, hint };
  return sheet({
    title: `List ${concern.reference} for a meeting`,
    faults,
    groups: [
      ...notes(view),
      group({
        fields: [
          askChoice(
            asked,
            others.map((m) => choiceOf(m, input)),
            'expanded',
          ),
        ],
      }),
    ],
    buttons: [button('List the case', 'listCase', carried, 'positive'), schedule, cancel],
  });
}
