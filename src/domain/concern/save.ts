/** Decides what one press of a button on a step carries, and how its inputs become answers. */
import type { Moment } from '../decision';
import type { Answers, Values } from '../form/answers';
import { cleanInput } from '../form/check';
import type { Field } from '../form/field';
import { nextPage, previousPage } from '../form/pages';
import type { BetterWords } from '../form/wording';
import type { Fault } from '../refusal';

/** Which button was pressed. */
export type Then = 'next' | 'back' | 'close' | 'add-row' | 'edit-row' | 'remove-row' | 'done-row' | 'cancel-row';

export interface Save {
  readonly revision: number;
  readonly page: string;
  readonly then: Then;
  /** The row that the button is about. */
  readonly row?: string;
  /** The raw inputs by field id; blank ones are absent. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** An id for a row that may be added. */
  readonly newId: string;
}

/** A page's own outcome: the answers, where to, and what is wrong. */
export interface Turned {
  readonly answers: Answers;
  readonly page: string;
  readonly row?: string;
  readonly faults: readonly Fault[];
  readonly words: readonly BetterWords[];
}

/** Cleans the inputs that the page showed and puts them over the stored values; an input left out means blank. */
export function readInputs(
  fields: readonly Field[],
  before: Values,
  inputs: Save['inputs'],
): { values: Values; faults: readonly Fault[] } {
  const values: Record<string, Values[string]> = { ...before };
  const faults: Fault[] = [];
  for (const field of fields) {
    const { value, fault } = cleanInput(field, inputs[field.id]);
    if (value === undefined) Reflect.deleteProperty(values, field.id);
    else values[field.id] = value;
    if (fault !== undefined) faults.push({ field: field.id, message: fault });
  }
  return { values, faults };
}

/** Where Next and Back lead; Save and close stays, so that "resume" shows the same page. */
export function destination(page: string, then: Then, answers: Answers, moment: Moment): string {
  if (then === 'next') return nextPage(answers, moment.on, page)?.id ?? page;
  if (then === 'back') return previousPage(answers, moment.on, page)?.id ?? page;
  return page;
}
