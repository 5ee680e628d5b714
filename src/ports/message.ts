/** What must reach somebody: keys, ids and codes only, never a child's data; the rest is read again at delivery (architecture §2.4). */
import type { Instant } from '../domain/calendar';
import type { RuleId } from '../domain/duties/duty';
import type { Occasion } from '../domain/meeting/meeting';
import type { PersonId } from '../domain/person';

/** Why the coordinator hears of a concern that is not in the channel. */
export type PrivateReason =
  'urgent-draft' | 'consultation' | 'no-channel' | 'addition' | 'withdrawal-request' | 'undelivered';

/** What a referrer hears of their case. */
export type CaseNews = 'accepted' | 'listed' | 'meeting-changed' | 'withdrawn';

export type MessageBody =
  /** The base card of a case in the panel's channel: posted, or changed to what is now true. */
  | { readonly kind: 'case-card'; readonly concernId: string }
  /** The receipt, over the card in the author's chat from which it was submitted. */
  | { readonly kind: 'receipt'; readonly concernId: string; readonly to: PersonId; readonly activityId: string }
  /** To the author: duties still without an answer. */
  | {
      readonly kind: 'duty-chase';
      readonly concernId: string;
      readonly to: PersonId;
      readonly rules: readonly RuleId[];
    }
  /** To those behind the author: duties still without an answer. */
  | {
      readonly kind: 'duty-escalation';
      readonly concernId: string;
      readonly to: PersonId;
      readonly rules: readonly RuleId[];
    }
  | {
      readonly kind: 'coordinator-told';
      readonly concernId: string;
      readonly to: PersonId;
      readonly reason: PrivateReason;
    }
  | {
      readonly kind: 'draft-recall';
      readonly concernId: string;
      readonly to: PersonId;
      readonly notice: 'recall' | 'deletion' | 'deleted';
      /** When the draft was last saved before this was committed; one saved since needs no recall. */
      readonly savedAt: Instant;
    }
  /** To the referrer: what was decided about their case, without the panel's detail. */
  | {
      readonly kind: 'case-news';
      readonly concernId: string;
      readonly to: PersonId;
      readonly news: CaseNews;
    }
  /** To the owner of an action. */
  | { readonly kind: 'action-assigned'; readonly actionId: string; readonly to: PersonId }
  | {
      readonly kind: 'digest';
      readonly to: PersonId;
      readonly meetingId: string;
      readonly version: number;
      readonly occasion: Occasion;
    }
  | { readonly kind: 'overdue-digest'; readonly to: PersonId; readonly on: string }
  /** The full form in a member's own chat, for a client that cannot show dialogs. */
  | { readonly kind: 'identity-view'; readonly concernId: string; readonly to: PersonId }
  /** In the channel, for someone whom no personal message reaches: an @mention and a reference, nothing else. */
  | { readonly kind: 'mention'; readonly to: PersonId; readonly about: string }
  /** An effect on another aggregate, carried out idempotently. */
  | { readonly kind: 'apply'; readonly effect: Effect };

export type Effect =
  | { readonly type: 'put-on-agenda'; readonly meetingId: string; readonly concernId: string }
  | { readonly type: 'take-off-agenda'; readonly meetingId: string; readonly concernId: string };

export interface Message {
  /** Deterministic: what, for whom, which occasion and its version. The same key twice is one message. */
  readonly key: string;
  /** The conversation it goes to; one sender at a time, in order. */
  readonly lane: string;
  readonly body: MessageBody;
}

export const CHANNEL_LANE = 'channel';
export const personLane = (person: PersonId): string => `person:${person}`;
export const applyLane = (effect: Effect): string => `apply:meeting:${effect.meetingId}`;

/** What the base card of a case is called where posted cards are kept. */
export const caseCardSubject = (concernId: string): string => `case:${concernId}`;
