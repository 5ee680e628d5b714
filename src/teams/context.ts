/** Decides what the routes are given: what every use case needs, and the few switches of the edge. */
import type { Deps } from '../usecases/deps';

export interface Context {
  readonly deps: Deps;
  /** Where identity opens: a dialog, or the personal chat of a client that cannot show dialogs (playground §4.2). */
  readonly identityViews: 'dialog' | 'chat';
  /** On a practice machine alone: whom one can act as, for the welcome card. */
  readonly local?: { readonly people: readonly string[] };
}
