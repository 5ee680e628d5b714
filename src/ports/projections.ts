/** Decides which few columns of an aggregate can be searched; the one place that says so, for every store. */
import { isOpen, type Action } from '../domain/action/action';
import type { Instant, LocalDate } from '../domain/calendar';
import type { Concern } from '../domain/concern/concern';
import type { Meeting } from '../domain/meeting/meeting';

export interface ConcernRow {
  readonly id: string;
  readonly author: string;
  readonly stage: Concern['stage'];
  readonly status: string;
  readonly reference: string | null;
  readonly meetingId: string | null;
  readonly touchedAt: Instant;
  /** When the scheduler must next look at it. */
  readonly dueAt: Instant | null;
}

export interface ActionRow {
  readonly id: string;
  readonly concernId: string;
  readonly owner: string;
  readonly status: Action['status'];
  readonly open: boolean;
  readonly byWhen: LocalDate;
}

export interface MeetingRow {
  readonly id: string;
  readonly date: LocalDate;
  readonly time: string;
  readonly status: Meeting['status'];
  readonly dueAt: Instant | null;
}

export function concernRow(concern: Concern): ConcernRow {
  const base = { id: concern.id, author: concern.author.id, stage: concern.stage };
  switch (concern.stage) {
    case 'draft':
      return {
        ...base,
        status: 'draft',
        reference: null,
        meetingId: null,
        touchedAt: concern.savedAt,
        dueAt: concern.dueAt ?? null,
      };
    case 'deleted':
      return {
        ...base,
        status: 'deleted',
        reference: null,
        meetingId: null,
        touchedAt: concern.deletedAt,
        dueAt: null,
      };
    case 'case':
    case 'consultation':
      return {
        ...base,
        status: concern.status,
        reference: concern.reference,
        meetingId: concern.meetingId ?? null,
        touchedAt: concern.submittedAt,
        dueAt: concern.dueAt ?? null,
      };
  }
}

export const actionRow = (action: Action): ActionRow => ({
  id: action.id,
  concernId: action.concernId,
  owner: action.owner.id,
  status: action.status,
  open: isOpen(action),
  byWhen: action.byWhen,
});

export const meetingRow = (meeting: Meeting): MeetingRow => ({
  id: meeting.id,
  date: meeting.date,
  time: meeting.time,
  status: meeting.status,
  dueAt: meeting.dueAt ?? null,
});
