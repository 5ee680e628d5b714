/** How a finished card leaves the house. */
import type { PersonId } from '../domain/person';

/** Where it goes. `channel` is the panel's channel; a reply needs no thread: every case has its own post. */
export type Address =
  | {
      readonly kind: 'person';
      readonly conversationId: string;
      readonly serviceUrl: string;
      readonly personId: PersonId;
      readonly name: string;
    }
  | { readonly kind: 'channel'; readonly channelId: string; readonly serviceUrl: string; readonly tenantId: string };

export interface Outgoing {
  /** An Adaptive Card, rendered. */
  readonly card: Readonly<Record<string, unknown>>;
  /** What a locked phone may show: reference and verb, never a name of a child. */
  readonly summary: string;
  /** A member to @mention by name, in the card's own `<at>` text. */
  readonly mention?: { readonly userId: string; readonly name: string };
}

export interface Sent {
  readonly conversationId: string;
  readonly activityId: string;
}

export interface Messenger {
  /** A new message. Rejects with `DeliveryFailed`. */
  post(to: Address, message: Outgoing): Promise<Sent>;
  /** Changes a message that we posted, for everyone. Rejects with `DeliveryFailed`. */
  update(to: Address, sent: Sent, message: Outgoing): Promise<void>;
  /** The personal conversation with somebody who has never written to us, if the app is installed for them. Rejects with `DeliveryFailed`. */
  openPersonal(to: {
    readonly personId: PersonId;
    readonly userId: string;
    readonly serviceUrl: string;
    readonly tenantId: string;
  }): Promise<{ readonly conversationId: string }>;
}

/** Why a send did not succeed, and what may be done about it. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(
    /** `429`, `ConversationBlockedByUser`, `timeout` … */
    readonly code: string,
    readonly retryable: boolean,
    /** Nothing is known of what became of it: it may have arrived. */
    readonly uncertain: boolean,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(`delivery failed: ${code}`, options);
  }
}
