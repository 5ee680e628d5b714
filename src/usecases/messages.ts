/** Decides the key and the lane of each kind of message, in one place, so that the same occasion is always the same message. */
import type { Action } from '../domain/action/action';
import type { Draft, Submitted } from '../domain/concern/concern';
import type { RuleId } from '../domain/duties/duty';
import type { Meeting, Occasion } from '../domain/meeting/meeting';
import type { PersonId } from '../domain/person';
import { digestKey } from '../domain/reminder/occasions';
import {
  applyLane,
  CHANNEL_LANE,
  personLane,
  type CaseNews,
  type Effect,
  type Message,
  type PrivateReason,
} from '../ports/message';

/** How the keys of all messages about one case's base card begin. */
export const caseCardKeys = (concernId: string): string => `case-card:${concernId}:`;

/** The base card of a case, to be shown as it now is. `change` names what happened, uniquely for this case. */
export const caseCardMessage = (concernId: string, change: string): Message => ({
  key: `${caseCardKeys(concernId)}${change}`,
  lane: CHANNEL_LANE,
  body: { kind: 'case-card', concernId },
});

export const receiptMessage = (concernId: string, to: PersonId, activityId: string): Message => ({
  key: `receipt:${concernId}:${activityId}`,
  lane: personLane(to),
  body: { kind: 'receipt', concernId, to, activityId },
});

export const dutyMessage = (
  kind: 'duty-chase' | 'duty-escalation',
  concern: Submitted,
  to: PersonId,
  occasion: string,
  rules: readonly RuleId[],
): Message => ({
  key: `${kind}:${concern.id}:${occasion}:${to}`,
  lane: personLane(to),
  body: { kind, concernId: concern.id, to, rules },
});

export const coordinatorMessage = (
  concernId: string,
  to: PersonId,
  reason: PrivateReason,
  occasion: string,
): Message => ({
  key: `coordinator-told:${concernId}:${reason}:${occasion}:${to}`,
  lane: personLane(to),
  body: { kind: 'coordinator-told', concernId, to, reason },
});

/** What an author hears of a draft left as it was; `draft` as it is when that is decided. */
export const recallMessage = (draft: Draft, notice: 'recall' | 'deletion' | 'deleted'): Message => {
  const { id, author, savedAt, recalls } = draft;
  return {
    key: `draft-recall:${id}:${notice}:${savedAt}:${String(recalls)}`,
    lane: personLane(author.id),
    body: { kind: 'draft-recall', concernId: id, to: author.id, notice, savedAt },
  };
};

interface OfAuthor {
  readonly id: string;
  readonly author: { readonly id: PersonId };
}

/** What the referrer hears; a case that is listed elsewhere and back again is news each time. */
export const newsMessage = (concern: OfAuthor, news: CaseNews, occasion: string): Message => ({
  key: `case-news:${concern.id}:${news}:${occasion}`,
  lane: personLane(concern.author.id),
  body: { kind: 'case-news', concernId: concern.id, to: concern.author.id, news },
});

export const assignedMessage = (action: Action): Message => ({
  key: `action-assigned:${action.id}`,
  lane: personLane(action.owner.id),
  body: { kind: 'action-assigned', actionId: action.id, to: action.owner.id },
});

export const digestMessage = (meeting: Meeting, occasion: Occasion, to: PersonId): Message => ({
  key: digestKey(meeting, occasion, to),
  lane: personLane(to),
  body: { kind: 'digest', to, meetingId: meeting.id, version: meeting.scheduleVersion, occasion },
});

export const overdueMessage = (to: PersonId, on: string): Message => ({
  key: `overdue:${to}:${on}`,
  lane: personLane(to),
  body: { kind: 'overdue-digest', to, on },
});

export const identityMessage = (concernId: string, to: PersonId, occasion: string): Message => ({
  key: `identity-view:${concernId}:${to}:${occasion}`,
  lane: personLane(to),
  body: { kind: 'identity-view', concernId, to },
});

export const effectMessage = (effect: Effect, occasion: string): Message => ({
  key: `apply:${effect.type}:${effect.meetingId}:${effect.concernId}:${occasion}`,
  lane: applyLane(effect),
  body: { kind: 'apply', effect },
});
