/** Decides what an owner's answer does to an action: Done, On track, Blocked, Cannot do (product §1.7). */
import type { Decided, Moment } from '../decision';
import { LIMITS } from '../form/field';
import { tooLong } from '../form/length';
import type { PersonId } from '../person';
import { ok, refuse, type Fault, type Result } from '../refusal';
import { isOpen, type Action, type ActionStatus, type Progress } from './action';

export interface Report {
  readonly kind: Progress['kind'];
  readonly note: string;
  /** The action's revision on the card that was clicked. */
  readonly revision: number;
}

const STATUS: Record<Progress['kind'], ActionStatus> = {
  done: 'done',
  'cannot-do': 'not-done',
  'on-track': 'accepted',
  blocked: 'accepted',
};

const NEEDS: Record<Progress['kind'], string | undefined> = {
  done: undefined,
  'cannot-do': 'Say why it cannot be done.',
  blocked: 'Say what blocks it.',
  'on-track': undefined,
};

function noteFaults(report: Report): readonly Fault[] {
  const needed = NEEDS[report.kind];
  if (needed !== undefined && report.note.trim() === '') return [{ field: 'note', message: needed }];
  return tooLong('note', report.note, LIMITS.wording);
}

/** The owner's answer. An ended action, or a card older than the last answer, changes nothing. */
export function reportAction(action: Action, report: Report, by: PersonId, moment: Moment): Result<Decided<Action>> {
  if (!isOpen(action)) return refuse({ code: 'wrong-status', status: action.status });
  if (report.revision !== action.revision) return refuse({ code: 'stale' });
  const faults = noteFaults(report);
  if (faults.length > 0) return refuse({ code: 'faults', faults });
  const step: Progress = { at: moment.at, by, kind: report.kind, note: report.note.trim() };
  const state: Action = {
    ...action,
    progress: [...action.progress, step],
    status: STATUS[report.kind],
    revision: action.revision + 1,
  };
  return ok({ state, events: [{ type: `action-${report.kind}`, by, at: moment.at, data: { note: step.note } }] });
}
