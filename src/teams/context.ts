/** Decides what the routes are given: what every use case needs, and the few switches of the edge. */
import type { Deps } from '../usecases/deps';

export interface Context {
  readonly deps: Deps;
  /** Where identity opens: a dialog, or the personal chat of a client that cannot show dialogs (playground §4.2). */
  readonly identityViews: 'dialog' | 'chat';
  /**
   * Resolves once what was just committed has been sent, or after a moment. A press in the channel waits for it: a changed base card
   * takes the place of every member's own view, so it must come before the answer, not over a form that they have begun.
   */
  readonly published: () => Promise<void>;
  /** On a practice machine alone: whom one can act as, for the welcome card. */
  readonly local?: { readonly people: readonly string[] };
}
