/** Decides the words in which a turn and its answer are spoken of: who acts, where, and what comes back. */
import type { CardRef } from '../cards/catalogue';

/** Who acts. `personId` is the Entra object id, `userId` the channel's own (`29:…`). */
export interface TurnActor {
  readonly personId: string;
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
}

export type Place =
  | { readonly kind: 'personal'; readonly conversationId: string; readonly serviceUrl: string }
  | {
      readonly kind: 'channel';
      readonly teamId: string;
      readonly channelId: string;
      readonly threadId?: string;
      readonly serviceUrl: string;
      /** The tenant that the channel belongs to, whoever acts in it. */
      readonly tenantId: string;
    }
  | { readonly kind: 'group' };

export interface Turn {
  readonly actor: TurnActor;
  readonly place: Place;
  readonly activityId?: string;
  /** The message whose card was pressed. */
  readonly replyToId?: string;
}

export type Reply =
  /** In a click: the presser's own view of the card, nobody else's. Typed: a new message. */
  | { readonly kind: 'card'; readonly card: CardRef }
  | { readonly kind: 'cards'; readonly cards: readonly CardRef[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string; readonly status: 400 | 403 | 412 | 500 }
  /** From `task/fetch` and `task/submit` a dialog; from a click the presser's own view. */
  | { readonly kind: 'dialog'; readonly title: string; readonly card: CardRef }
  | { readonly kind: 'nothing' };
