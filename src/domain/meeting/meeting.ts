/** Decides when a MASE meeting is, which cases it takes, and which reminders of it have gone out (product §1.8, §1.9). */
import type { Instant, LocalDate, LocalTime } from '../calendar';
import type { PersonId } from '../person';

/** The occasions on which everyone who owes something is reminded; `manual-n` is the coordinator's "send reminders now". */
export type Occasion = 'wd10' | 'wd5' | 'wd2' | 'morning' | `manual-${string}`;

export interface Meeting {
  readonly id: string;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string;
  readonly status: 'scheduled' | 'cancelled';
  readonly scheduledBy: PersonId;
  /** Counts every setting of the date or time; part of each reminder's key, so that a meeting moved away and back reminds anew. */
  readonly scheduleVersion: number;
  /** Concern ids in the order of the agenda. */
  readonly agenda: readonly string[];
  readonly manualReminders: number;
  /** The occasions of the present schedule and their moments, in order. */
  readonly occasions: readonly { readonly occasion: Occasion; readonly at: Instant }[];
  /** When the scheduler must next look at it. */
  readonly dueAt?: Instant;
  /** The newest occasion issued for the present schedule; older ones are never sent any more. */
  readonly reminded?: { readonly version: number; readonly occasion: Occasion; readonly at: Instant };
}
