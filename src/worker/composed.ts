/** Decides what a composed message is: a card, where it goes, and which standing card it changes. */
import type { CardRef } from '../cards/catalogue';

/** A card that later messages change: what it is called where posted cards are kept, and how the keys of all its messages begin. */
export interface Standing {
  readonly subject: string;
  readonly keys: string;
}

/** Where a card goes and what it is; `standing` is a card that later messages change, `over` one that it replaces now. */
export interface Composed {
  readonly to: { readonly person: string } | 'channel';
  readonly card: CardRef;
  /** What a locked phone may show. */
  readonly summary: string;
  readonly standing?: Standing;
  readonly over?: string;
  readonly mention?: { readonly userId: string; readonly name: string };
}

/** Nothing is sent when what it was about is no longer so. */
export type Composition = Composed | 'obsolete';
