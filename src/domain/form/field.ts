/** Decides what a question of the referral form is: its label, its kind, its choices and where in the strategy it comes from. */
import type { LocalDate } from '../calendar';
import type { Answers, RowGroupId } from './answers';

/**
 * short ≤ 200, note ≤ 300, long ≤ 4,000 characters; email is a short with an address in it; age takes a date of birth,
 * an age, a range or "not known" (`age.ts`); choice takes one, choices several.
 */
export type FieldKind = 'short' | 'note' | 'long' | 'email' | 'age' | 'choice' | 'choices';

export const LIMITS = { short: 200, email: 200, age: 40, note: 300, wording: 1000, long: 4000, rows: 20 } as const;

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** True when the label stands so in Appendix 3. */
  readonly printed?: boolean;
}

/** What a question's appearance or necessity may depend on. */
export type Condition = (answers: Answers, on: LocalDate) => boolean;

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Where it comes from: `Appendix 3`, `§5`, `§11.4` … */
  readonly section: string;
  /** True when the label stands so in Appendix 3. */
  readonly printed?: boolean;
  readonly choices?: readonly Choice[];
  /** The choices are the profile's own list, put in at the card. */
  readonly choicesFrom?: 'agencies';
  readonly hint?: string;
  /** The sentence at the field when it is required and blank. */
  readonly ask?: string;
  readonly required?: Condition;
  readonly when?: Condition;
}

/** One card of a step. A step has one page or several; a page shows its fields, or the rows of one group. */
export interface Page {
  readonly id: string;
  /** 1 to 10 (product §1.3). */
  readonly step: number;
  readonly title: string;
  /** Why we ask, one or two sentences in plain English. */
  readonly why: string;
  readonly fields: readonly Field[];
  readonly rows?: RowGroupId;
  /** Lines of help shown on request (the further signs of §8, say). */
  readonly help?: { readonly title: string; readonly lines: readonly string[] };
  readonly when?: Condition;
}
