/** What a use case answers when the rules say no: values, never exceptions; worded for people in `teams/replies.ts`. */

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'not-allowed'; readonly why: NotAllowedReason }
  | { readonly code: 'stale' }
  | { readonly code: 'already-submitted'; readonly reference: string }
  | { readonly code: 'wrong-status'; readonly status: string }
  | { readonly code: 'incomplete'; readonly faults: readonly Fault[] }
  | { readonly code: 'faults'; readonly faults: readonly Fault[] }
  | { readonly code: 'already-decided' }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'duties-open' }
  | { readonly code: 'no-channel' }
  | { readonly code: 'directory-unavailable' };

/** Why a person may not do a thing (product §1.2). */
export type NotAllowedReason =
  | 'not-yours'
  | 'members-only'
  | 'coordinator-only'
  | 'chair-only'
  | 'own-proposal'
  | 'owner-only'
  | 'restricted'
  | 'wrong-team'
  | 'setup-only';

/** One thing wrong with one input: `field` is the input's id, `message` a sentence for the person at that field. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
export const notAllowed = (why: NotAllowedReason): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ code: 'not-allowed', why });
