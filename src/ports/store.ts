/** Where everything is kept: aggregates with versions, events, and the outbox, in one atomic commit each (architecture §2.3, §2.4). */
import type { Action } from '../domain/action/action';
import type { Instant, LocalDate } from '../domain/calendar';
import type { Concern } from '../domain/concern/concern';
import type { Meeting } from '../domain/meeting/meeting';
import type { Panel } from '../domain/panel/panel';
import type { Person, PersonId } from '../domain/person';
import type { Counter } from '../domain/reference';
import type { ViewLog } from '../domain/views/viewLog';
import type { Message } from './message';
import type { ActionRow, ConcernRow, MeetingRow } from './projections';

/** Every aggregate and what it holds. */
export interface States {
  readonly concern: Concern;
  readonly action: Action;
  readonly meeting: Meeting;
  readonly panel: Panel;
  readonly person: Person;
  readonly views: ViewLog;
  readonly counter: Counter;
}
export type Kind = keyof States;

export interface Loaded<S> {
  readonly state: S;
  /** 1 after the first commit. */
  readonly version: number;
}

/** What happened, in the words of the domain. `data` may hold personal data; it lies beside the chain and can be erased. */
export interface NewEvent {
  readonly type: string;
  /** A person, or `system` for what the clock brought about. */
  readonly by: PersonId;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StoredEvent extends NewEvent {
  /** 1, 2, 3 … within the aggregate. */
  readonly number: number;
  /** Lies beside the chain with `data`; once they are erased it is absent, and `data` is empty. */
  readonly salt?: string;
  readonly payloadHash: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly mac: string;
}

export interface Commit<K extends Kind> {
  readonly kind: K;
  readonly id: string;
  /** 0 for an aggregate that does not exist yet. */
  readonly expectedVersion: number;
  readonly state: States[K];
  readonly events: readonly NewEvent[];
  readonly messages: readonly Message[];
}

/** A message on its way out. */
export interface Delivery extends Message {
  /** How often a send was begun before this claim. */
  readonly attempts: number;
  /** A send was begun and its outcome was never learnt: it may have arrived. */
  readonly uncertain: boolean;
  readonly createdAt: Instant;
  readonly lastError?: string;
  /** Settle with this token, or not at all. */
  readonly token: string;
}

export interface DeadLetter extends Message {
  readonly diedAt: Instant;
  readonly attempts: number;
  readonly lastError: string;
}

/** Where in Teams the base card of a subject stands, so that it can be changed for everyone. */
export interface PostedCard {
  readonly subject: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
  /** It was posted after a try of which nothing was learnt: it may stand there twice. */
  readonly mayRepeat: boolean;
}

/** How a claimed delivery ended. `lanePauseUntil` holds the whole lane back (one message a second; Retry-After). */
export type Settlement =
  | { readonly kind: 'done'; readonly posted?: PostedCard; readonly lanePauseUntil?: Instant }
  | {
      readonly kind: 'retry';
      readonly at: Instant;
      readonly error: string;
      readonly uncertain: boolean;
      readonly lanePauseUntil?: Instant;
    }
  /** Not tried: nothing to send it to yet. Costs no attempt. */
  | { readonly kind: 'postpone'; readonly until: Instant }
  | { readonly kind: 'dead'; readonly error: string };

export interface Outbox {
  /** Moves up to `limit` committed messages into their lanes; the same key twice is one message. Resolves to how many were moved. */
  pump(limit: number): Promise<number>;
  /**
   * Claims up to `limit` deliveries whose time has come, at most one a lane, oldest first; a lane is leased until `leaseUntil`.
   * A message that waits for its next attempt does not hold up later ones of its lane. Each claim counts as an attempt begun.
   */
  claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly Delivery[]>;
  /** Ends a claim. Resolves to false, and changes nothing, when the token no longer holds the lease. */
  settle(delivery: Delivery, outcome: Settlement, now: Instant): Promise<boolean>;
  /** The moment at which something will next be claimable, if anything waits. */
  nextDue(): Promise<Instant | undefined>;
  /** The same for one lane, of what has been pumped into it. */
  laneDue(lane: string): Promise<Instant | undefined>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back into its lane, with its attempts forgotten. Resolves to false when there is none of that key. */
  revive(key: string, now: Instant): Promise<boolean>;
  /** Whether another message than `key`, whose key starts with `prefix`, may have arrived: its send was begun and nothing was learnt of it. */
  mayHaveArrived(prefix: string, key: string): Promise<boolean>;
  postedCard(subject: string): Promise<PostedCard | undefined>;
}

/** Named lists over indexed projections; each reads only what it returns. */
export interface Queries {
  /** Newest first; deleted ones are left out. */
  concernsOfAuthor(author: PersonId, limit: number): Promise<readonly ConcernRow[]>;
  concernByReference(reference: string): Promise<ConcernRow | undefined>;
  /** Cases and consultations that are listed for a meeting. */
  concernsOfMeeting(meetingId: string, limit: number): Promise<readonly ConcernRow[]>;
  actionsOfConcern(concernId: string, limit: number): Promise<readonly ActionRow[]>;
  /** Open actions of one owner, by date. */
  openActionsOfOwner(owner: PersonId, limit: number): Promise<readonly ActionRow[]>;
  /** Everyone who owes an open action; sorted, after `after`, so that it can be paged. */
  ownersOfOpenActions(after: PersonId, limit: number): Promise<readonly PersonId[]>;
  /** Everyone with an open action whose date lies before `before`; sorted, after `after`. */
  ownersOverdue(before: LocalDate, after: PersonId, limit: number): Promise<readonly PersonId[]>;
  /** Scheduled meetings on or after a day, soonest first. */
  meetingsFrom(date: LocalDate, limit: number): Promise<readonly MeetingRow[]>;
  /** Aggregates of a kind whose `dueAt` has come, longest waiting first. */
  due(kind: 'concern' | 'meeting', now: Instant, limit: number): Promise<readonly string[]>;
}

export interface Store {
  load<K extends Kind>(kind: K, id: string): Promise<Loaded<States[K]> | undefined>;
  /** Atomic; resolves to the new version. Rejects with `VersionConflict` when the aggregate has moved on. */
  commit<K extends Kind>(commit: Commit<K>): Promise<number>;
  events(kind: Kind, id: string): Promise<readonly StoredEvent[]>;
  readonly queries: Queries;
  readonly outbox: Outbox;
  close(): Promise<void>;
}

/** Someone else committed to this aggregate first. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  constructor(kind: Kind, id: string, expected: number) {
    super(`${kind} ${id} is no longer at version ${String(expected)}`);
  }
}
