/** Decides what an action is: what the panel wants done, by whom, by when, and how far it has got (product §1.7). */
import type { Instant, LocalDate } from '../calendar';
import type { PersonId, PersonName } from '../person';

/** Coded titles: the only words of an action that the channel shows. */
export const ACTION_TITLES = {
  'strategy-meeting': 'Strategy meeting',
  'return-interview': 'Return interview (72 hours)',
  nrm: 'National Referral Mechanism referral',
  'abduction-warning': 'Child abduction warning',
  'police-intelligence': 'Police intelligence',
  'place-visit': 'Place visit',
  'school-contact': 'School contact',
  health: 'Health',
  other: 'Other',
} as const;
export type ActionTitle = keyof typeof ACTION_TITLES;

export interface Vote {
  readonly personId: PersonId;
  readonly agency: string;
  readonly alone: boolean;
  readonly at: Instant;
}

export interface Decline extends Vote {
  readonly reason: string;
}

export interface Progress {
  readonly at: Instant;
  readonly by: PersonId;
  readonly kind: 'on-track' | 'blocked' | 'cannot-do' | 'done';
  readonly note: string;
}

/** `accepted` once the owner has answered; `not-done` ends it as surely as `done`. */
export type ActionStatus = 'proposed' | 'approved' | 'accepted' | 'declined' | 'done' | 'not-done';

export interface Action {
  readonly id: string;
  readonly concernId: string;
  readonly reference: string;
  readonly title: ActionTitle;
  readonly wording: string;
  readonly outcomeSought: string;
  readonly agency: string;
  readonly owner: PersonName;
  readonly byWhen: LocalDate;
  readonly proposedBy: { readonly personId: PersonId; readonly agency: string };
  readonly proposedAt: Instant;
  /** The rule whose statute already requires it: no approval needed (product §1.7). */
  readonly required?: 'R4' | 'R6';
  readonly approvals: readonly Vote[];
  readonly declines: readonly Decline[];
  readonly progress: readonly Progress[];
  readonly status: ActionStatus;
  /** Counts changes; an owner's card carries it. */
  readonly revision: number;
}

/** Approved and not ended: somebody owes it. */
export const isOpen = (action: Action): boolean => action.status === 'approved' || action.status === 'accepted';
