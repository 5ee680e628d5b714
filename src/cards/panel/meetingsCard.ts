/** Decides how the meetings ahead are listed, and what those who lead the panel can do with one (product §1.8). */
import { longDate, type Holidays } from '../../domain/calendar';
import type { Meeting } from '../../domain/meeting/meeting';
import { cutOff } from '../../domain/meeting/schedule';
import type { Profile } from '../../domain/profile/profile';
import { button, extract, type Ref } from '../ref';
import { askChoice, group, line, sheet, type Group, type SheetData } from './sheet';
import { meetingWords } from './words';

export interface MeetingsInput {
  /** Soonest first. */
  readonly meetings: readonly Meeting[];
  readonly canRun: boolean;
  readonly profile: Profile;
  readonly holidays: Holidays;
  /** What was just done, or is missing. */
  readonly message?: string;
}

const PLACE_LENGTH = 80;
/** What fits on one card. */
const MEETINGS_SHOWN = 12;

function meetingGroup(meeting: Meeting, profile: Profile, holidays: Holidays): Group {
  const cases = meeting.agenda.length;
  const listed =
    cases === 0 ? 'No case is listed' : cases === 1 ? '1 case is listed' : `${String(cases)} cases are listed`;
  const place = meeting.place.trim() === '' ? [] : [line(extract(meeting.place, PLACE_LENGTH))];
  return group({
    heading: meetingWords(meeting),
    separator: true,
    lines: [...place, line(`Cut-off ${longDate(cutOff(meeting.date, profile, holidays))}. ${listed}.`)],
  });
}

function running(meetings: readonly Meeting[]): Group {
  const choices = meetings.map((m) => ({ title: meetingWords(m), value: m.id }));
  const asked = {
    id: 'meeting',
    label: 'Meeting to change or to remind people of',
    value: meetings[0]?.id ?? '',
    faults: [],
  };
  return group({
    separator: true,
    fields: [askChoice(asked, choices)],
    buttons: [
      button('Move', 'openMoveMeeting'),
      button('Cancel the meeting', 'openCancelMeeting'),
      button('Send reminders now', 'openSendReminders'),
    ],
  });
}

/** Input `meeting`; verbs `openMoveMeeting`, `openCancelMeeting`, `openSendReminders`; without `canRun` the list alone. */
export function meetingsCard({ canRun, profile, holidays, message, ...input }: MeetingsInput): Ref<'panel', SheetData> {
  const meetings = input.meetings.slice(0, MEETINGS_SHOWN);
  const none = meetings.length === 0 ? [group({ lines: [line('No meeting is scheduled.')] })] : [];
  return sheet({
    title: 'MASE meetings',
    groups: [
      ...(message === undefined ? [] : [group({ lines: [line(message, 'default', 'bolder')] })]),
      ...none,
      ...meetings.map((m) => meetingGroup(m, profile, holidays)),
      ...(canRun && meetings.length > 0 ? [running(meetings)] : []),
    ],
    buttons: canRun
      ? [button('Schedule a meeting', 'openScheduleMeeting', {}, meetings.length === 0 ? 'positive' : 'default')]
      : [],
  });
}
