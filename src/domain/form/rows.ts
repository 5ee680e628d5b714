/** Decides what is asked about each sibling and each alleged perpetrator (Appendix 3). */
import type { RowGroupId } from './answers';
import { GENDERS, YES_NO_NOT_KNOWN } from './choices';
import type { Field } from './field';

const A3 = 'Appendix 3';
const SHORT = 'Up to 200 characters.';

const named: readonly Field[] = [
  { id: 'name', label: 'Name', kind: 'short', section: A3, printed: true, hint: SHORT },
  { id: 'gender', label: 'Gender', kind: 'choice', section: A3, printed: true, choices: GENDERS },
];
const AGE_HINT = 'A date of birth (15 3 2011), an age (14), a range (13 to 15) or "not known".';

/** The questions of one row of each group; every one may be left blank. */
export const ROW_FIELDS: Readonly<Record<RowGroupId, readonly Field[]>> = {
  siblings: [
    ...named,
    { id: 'dob', label: 'DOB/age', kind: 'age', section: A3, printed: true, hint: AGE_HINT },
    { id: 'address', label: 'Address, if different to above', kind: 'short', section: A3, printed: true, hint: SHORT },
  ],
  perpetrators: [
    ...named,
    { id: 'dob', label: 'DOB/ age', kind: 'age', section: A3, printed: true, hint: AGE_HINT },
    { id: 'address', label: 'Address', kind: 'short', section: A3, printed: true, hint: SHORT },
    { id: 'ethnicity', label: 'Ethnicity', kind: 'short', section: A3, printed: true, hint: SHORT },
    {
      id: 'knownToServices',
      label: 'Please advise if known to any services?',
      kind: 'choice',
      section: A3,
      printed: true,
      choices: YES_NO_NOT_KNOWN,
    },
    {
      id: 'servicesDetails',
      label: 'Please give details',
      kind: 'note',
      section: A3,
      printed: true,
      hint: 'Of the services. Up to 300 characters.',
    },
    {
      id: 'gang',
      label: 'Any gang association?',
      kind: 'choice',
      section: A3,
      printed: true,
      choices: YES_NO_NOT_KNOWN,
    },
    {
      id: 'gangDetails',
      label: 'If so, please give details',
      kind: 'note',
      section: A3,
      printed: true,
      hint: 'Of the gang association. Up to 300 characters.',
    },
  ],
};
