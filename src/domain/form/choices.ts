/** Decides the short lists of answers that several questions share. */
import type { Choice } from './field';

export const NOT_KNOWN: Choice = { id: 'not-known', label: 'Not known' };

const YES: Choice = { id: 'yes', label: 'Yes', printed: true };
const NO: Choice = { id: 'no', label: 'No', printed: true };

export const YES_NO_NOT_SURE: readonly Choice[] = [YES, NO, { id: 'not-sure', label: 'Not sure' }];
export const YES_NO_NOT_KNOWN: readonly Choice[] = [YES, NO, NOT_KNOWN];
export const YES_NO: readonly Choice[] = [YES, NO];

export const GENDERS: readonly Choice[] = [
  { id: 'male', label: 'Male', printed: true },
  { id: 'female', label: 'Female', printed: true },
  { id: 'another', label: 'Described in another way' },
  NOT_KNOWN,
];

/** Choices whose labels stand so in Appendix 3. */
export const printed = (entries: readonly (readonly [id: string, label: string])[]): readonly Choice[] =>
  entries.map(([id, label]) => ({ id, label, printed: true }));
