/** Decides what a composed message is: a card, where it goes, and which standing card it changes. */
import type { CardRef } from '../cards/catalogue';

/** Where a card goes and what it is; `subject` names a card that later messages change, `over` one that it replaces now. */
export interface Composed {
  readonly to: { readonly person: string } | 'channel';
  readonly card: CardRef;
  /** What a locked phone may show. */
  readonly summary: string;
  readonly subject?: string;
  readonly over?: string;
  readonly mention?: { readonly userId: string; readonly name: string };
}

/** Nothing is sent when what it was about is no longer so. */
export type Composition = Composed | 'obsolete';
