/** Decides what we keep about one user of the app: who they are, where to write to them, and what they need not type twice. */
import type { Instant } from './calendar';

/** The Entra object id of a person; the key of their aggregate. */
export type PersonId = string;

export interface PersonName {
  readonly id: PersonId;
  readonly name: string;
}

/** Where a personal message to someone goes; learnt from the last activity in their personal chat. */
export interface ConversationReference {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** The channel's own id of the person (`29:…`). */
  readonly userId: string;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly tenantId: string;
  readonly conversation?: ConversationReference;
  /** Step 3's answers (Appendix 3, referrer), kept for next time: field id → value. */
  readonly referrer: Readonly<Record<string, string>>;
  readonly overdueDigestOn?: string;
  readonly welcomedAt?: Instant;
}
