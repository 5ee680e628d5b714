/** Decides what is kept of looks at one case in one month; apart from the case, so that reading never conflicts with writing. */
import type { Instant } from '../calendar';
import type { PersonId } from '../person';

export interface Look {
  readonly by: PersonId;
  readonly at: Instant;
  /** What was opened: the full form, or the wording of its actions. */
  readonly what: 'form' | 'wording';
}

export interface ViewLog {
  readonly looks: readonly Look[];
}

export const viewLogId = (concernId: string, at: Instant): string => `${concernId}:${at.slice(0, 7)}`;
