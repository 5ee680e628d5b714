/** Decides what a concern is through its whole life: a draft, then a consultation or a case, one identity throughout. */
import type { Instant } from '../calendar';
import type { DutyRecord, Mark, RuleId } from '../duties/duty';
import type { Answers } from '../form/answers';
import type { BetterWords } from '../form/wording';
import type { PersonId, PersonName } from '../person';
import type { Fault } from '../refusal';

/** The professional's own decision; `cannot-say` is routed as 2 (product §1.3 step 9). */
export type Category = '1' | '2' | '3' | 'cannot-say';

export type AgeBand = 'under-13' | '13-to-15' | '16-or-17' | '18-or-over' | 'not-known';

interface Common {
  readonly id: string;
  readonly author: PersonName;
  readonly startedAt: Instant;
}

export interface Draft extends Common {
  readonly stage: 'draft';
  readonly answers: Answers;
  /** The page that "resume" shows. */
  readonly page: string;
  /** A part was chosen on the review: Next leads back there. */
  readonly changing?: true;
  /** The row being edited on a page of rows. */
  readonly row?: string;
  /** Counts saves; a card carries it, so that an old card is known. */
  readonly revision: number;
  /** What the newest save was and what it answered, so that a double click is known from an old card and answered alike. */
  readonly lastSave?: {
    readonly revision: number;
    readonly fingerprint: string;
    readonly faults: readonly Fault[];
    readonly raised: readonly RuleId[];
    readonly words: readonly BetterWords[];
  };
  readonly savedAt: Instant;
  /** How often its author has been reminded of it: after 1 and after 3 working days (product §1.3). */
  readonly recalls: number;
  /** When the scheduler must next look at it: a recall, its deletion, or telling the coordinator. */
  readonly dueAt?: Instant;
  /** When it first raised R1, R4, R5, R6 or R8: never deleted by itself from then on. */
  readonly urgentSince?: Instant;
  readonly coordinatorTold?: boolean;
  /** When its author was told that it will be deleted. */
  readonly noticedAt?: Instant;
  /** Better words were offered once for these fields (product §1.3). */
  readonly wordsOffered: readonly string[];
}

export type CaseStatus = 'submitted' | 'accepted' | 'listed' | 'withdrawn';

/** What the author said after submitting. */
export interface Addition {
  readonly at: Instant;
  readonly by: PersonId;
  readonly kind: 'correction' | 'addition' | 'withdrawal-request';
  readonly text: string;
}

export interface Submitted extends Common {
  /** A case goes to MASE; a consultation does not (product §1.1). */
  readonly stage: 'case' | 'consultation';
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly answers: Answers;
  readonly category: Category;
  readonly ageBand: AgeBand;
  /** An agency id of the profile; the kind of agency that referred. */
  readonly agency: string;
  readonly marks: readonly Mark[];
  readonly duties: readonly DutyRecord[];
  /** How many rounds of chasing have been sent (product §1.4). */
  readonly chased: { readonly urgent: number; readonly nextDay: number };
  readonly status: CaseStatus;
  readonly acceptedBy?: { readonly personId: PersonId; readonly at: Instant };
  readonly meetingId?: string;
  readonly escalated?: { readonly by: PersonId; readonly at: Instant };
  readonly additions: readonly Addition[];
  /** When the scheduler must next chase its duties. */
  readonly dueAt?: Instant;
}

export interface Deleted extends Common {
  readonly stage: 'deleted';
  readonly deletedAt: Instant;
  readonly why: 'by-author' | 'unfinished';
}

export type Concern = Draft | Submitted | Deleted;
