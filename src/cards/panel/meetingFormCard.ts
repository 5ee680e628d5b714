/** Decides how a meeting is scheduled or moved (product §1.8). */
import { LIMITS } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import { button, type Ref } from '../ref';
import { askDate, askText, askTime, group, line, sheet, type Question, type SheetData } from './sheet';

export interface MeetingFormInput {
  readonly mode: 'schedule' | 'move';
  /** The meeting's id; for a new one the id that it will have, so that a double click schedules once. */
  readonly id: string;
  /** The version of the schedule that is moved. */
  readonly version: number;
  readonly values: { readonly date: string; readonly time: string; readonly place: string };
  readonly faults: readonly Fault[];
  /** The case to list once the meeting is scheduled. */
  readonly concern?: string;
}

const WHY: Readonly<Record<MeetingFormInput['mode'], string>> = {
  schedule: 'Everyone who owes an action is reminded before it. Cases are listed for it one by one.',
  move: 'The cases stay listed for it, and everyone who owes an action is reminded anew before the new day.',
};

function questions({ mode, values, faults }: MeetingFormInput): readonly Question[] {
  const place = askText({ id: 'place', label: 'Place (if you know it)', value: values.place, faults }, LIMITS.short);
  return [
    askDate({ id: 'date', label: 'Date', value: values.date, faults }),
    askTime({ id: 'time', label: 'Time it starts', value: values.time, faults }),
    ...(mode === 'schedule' ? [place] : []),
  ];
}

/** Inputs `date`, `time` and, for a new meeting, `place`; verbs `scheduleMeeting` and `moveMeeting`. */
export function meetingFormCard(input: MeetingFormInput): Ref<'panel', SheetData> {
  const { mode, id, version, concern, faults } = input;
  const act =
    mode === 'schedule'
      ? button(
          'Schedule',
          'scheduleMeeting',
          concern === undefined ? { meeting: id } : { meeting: id, concern },
          'positive',
        )
      : button('Move', 'moveMeeting', { meeting: id, version }, 'positive');
  const back = concern === undefined ? button('Cancel', 'showMeetings') : button('Cancel', 'openListCase', { concern });
  return sheet({
    title: mode === 'schedule' ? 'Schedule a MASE meeting' : 'Move the MASE meeting',
    faults,
    groups: [group({ lines: [line(WHY[mode])], fields: questions(input) })],
    buttons: [act, back],
  });
}
