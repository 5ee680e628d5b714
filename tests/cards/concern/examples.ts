/** Made-up pages, people and duties for the tests of cards. */
import type { Part } from '../../../src/cards/concern/review';
import type { Contacts } from '../../../src/cards/concern/stepNotice';
import type { Button } from '../../../src/cards/ref';
import type { Submitted } from '../../../src/domain/concern/concern';
import type { Duty } from '../../../src/domain/duties/duty';
import type { Answers, Row } from '../../../src/domain/form/answers';
import type { Choice, Field, Page } from '../../../src/domain/form/field';

const contact = (name: string, phone: string | undefined, section: string): Contacts['ecirs'] => ({
  name,
  ...(phone === undefined ? {} : { phone }),
  section,
  checkedOn: null,
  checkedBy: null,
});

export const CONTACTS: Contacts = {
  emergency: contact('Police, in an emergency', '999', 'App. 3'),
  ecirs: {
    ...contact('Ealing Children’s Integrated Response Service (ECIRS)', '020 8825 8000', '§11.1'),
    hours: '24 hours',
  },
  advisers: contact('Child Protection Advisers', '020 8825 8930', '§11.1'),
  adultSafeguarding: contact('Adult safeguarding', undefined, '§11.4'),
  nspcc: contact('NSPCC helpline', '0808 800 5000', 'App. 3'),
};

export const AGENCIES: readonly Choice[] = [
  'Police',
  'Children’s social care',
  'Health',
  'Schools and education',
  'Youth justice',
  'Housing',
].map((label, i) => ({ id: `agency-${'abcdef'.charAt(i)}`, label }));

const YES_NO: readonly Choice[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'not-sure', label: 'Not sure' },
];
const field = (id: string, label: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  id,
  label,
  kind,
  section: 'Appendix 3',
  ...more,
});

export const SAFETY: Page = {
  id: 'safety',
  step: 1,
  title: 'Safety',
  why: 'A child in danger needs help before any form does. Your answers tell us whom you must call, and how soon (§11.1).',
  fields: [
    field('dangerNow', 'Is the child in danger now?', 'choice', { choices: YES_NO, required: () => true }),
    field('crimeLikely', 'Is a crime likely?', 'choice', { choices: YES_NO, required: () => true }),
    field('lead', 'Have you talked to your safeguarding lead or line manager?', 'choice', {
      choices: [
        ...YES_NO.slice(0, 2),
        { id: 'not-available', label: 'Not available' },
        { id: 'about-them', label: 'The concern is about them' },
      ],
    }),
  ],
};

export const CHILD: Page = {
  id: 'child',
  step: 2,
  title: 'The child',
  why: 'The panel must know which child this is about. If you do not know something, write “not known” or leave it blank.',
  fields: [
    field('name', 'Name', 'short', {
      printed: true,
      required: () => true,
      hint: 'The full name, and any other name the child is known by.',
    }),
    field('dob', 'DOB/age', 'age', {
      printed: true,
      required: () => true,
      hint: 'A date of birth such as 15 3 2011, an age, a range such as 13 to 15, or “not known”.',
    }),
    field('email', 'Email address', 'email'),
    field('agency', 'Agency', 'choice', { choicesFrom: 'agencies' }),
    field('legal', 'Legal status', 'choices', {
      choices: ['CO', 'ICO', 'LAC', 'Section 20', 'Not known'].map((l) => ({ id: l, label: l })),
    }),
  ],
};

export const DETAILS: Page = {
  id: 'details',
  step: 7,
  title: 'What is happening',
  why: 'Say what you have seen and heard, and what the child said. Facts first; you may add what you think.',
  fields: [field('details', 'Details of referral', 'long', { printed: true, required: () => true })],
  help: {
    title: 'What to include',
    lines: [
      'Any time missing from home, care or school.',
      'Links to other children, or to gangs.',
      'Strategy or MAP meetings.',
    ],
  },
};

export const SIBLINGS: Page = {
  id: 'siblings',
  step: 4,
  title: 'Brothers and sisters',
  why: 'Other children in the family may be at risk too (§7).',
  fields: [],
  rows: 'siblings',
};
export const CATEGORY: Page = {
  id: 'category',
  step: 9,
  title: 'Category of risk',
  why: 'The category decides who acts, and how soon (§11.2). It is your professional judgement; nobody is scored.',
  fields: [
    field('category', 'Category of risk', 'choice', {
      choices: ['Category 1 (At Risk)', 'Category 2 (Medium Risk)', 'Category 3 (High Risk)', 'I cannot say'].map(
        (label, i) => ({ id: String(i + 1), label }),
      ),
    }),
    field('reason', 'Why do you choose this category?', 'note'),
  ],
};
export const REVIEW: Page = {
  id: 'review',
  step: 10,
  title: 'Check and submit',
  why: 'Read what you entered. You can change any part before you submit.',
  fields: [
    field('declaration', 'Declaration', 'choices', {
      choices: [{ id: 'agreed', label: 'What I have written is true as far as I know.' }],
    }),
  ],
};
export const ROW_FIELDS: readonly Field[] = [
  field('name', 'Name', 'short'),
  field('gender', 'Gender', 'choice', {
    choices: [
      { id: 'm', label: 'Male' },
      { id: 'f', label: 'Female' },
    ],
  }),
  field('dob', 'DOB/age', 'age'),
  field('address', 'Address, if different to above', 'short'),
];

const duty = (rule: Duty['rule'], title: string, text: string, more: Partial<Duty> = {}): Duty => ({
  rule,
  title,
  text,
  section: '§11.1',
  followUp: 'urgent',
  ...more,
});
export const DUTIES: readonly Duty[] = [
  duty(
    'R5',
    'Call ECIRS now',
    'You said that significant harm is happening or likely. A referral must be made at once.',
    { contact: 'ecirs' },
  ),
  duty('R1', 'Call 999 now', 'You said that the child is in danger. Come back here afterwards; nothing is lost.', {
    contact: 'emergency',
  }),
  duty('R2', 'Refer to ECIRS', 'Categories 2 and 3 are referred to ECIRS and to the MASE panel.', {
    contact: 'ecirs',
    followUp: 'nextDay',
  }),
  duty('R9', 'A strategy or multi-agency planning meeting is due', 'All cases are discussed at one.', {
    followUp: 'told',
  }),
];

/** A story in which every free text is `text`. */
export function answersWith(text: string, rows = 2): Answers {
  const row = (i: number): Row => ({
    id: `row-${String(i)}`,
    values: { name: text, gender: 'f', dob: '15', address: text },
  });
  const values = {
    dangerNow: 'yes',
    name: text,
    dob: '14',
    email: text,
    agency: 'agency-a',
    legal: ['CO', 'LAC'],
    details: text,
    category: '2',
    reason: text,
  };
  return { values, rows: { siblings: Array.from({ length: rows }, (_, i) => row(i)), perpetrators: [] } };
}

export const PARTS: readonly Part[] = [SAFETY, CHILD, SIBLINGS, DETAILS, CATEGORY].map((page) => ({
  page,
  fields: page.fields,
}));
export const KEY = { concernId: '0f8fad5b-d9cb-469f-a165-70867728950e', revision: 7 };
export const PROGRESS = { step: 2, part: 1, parts: 2 };
export const ON = '2026-12-01';

export function submitted(text: string): Submitted {
  return {
    id: KEY.concernId,
    author: { id: 'p0', name: 'Practice Teacher' },
    startedAt: '2026-12-01T09:00:00.000Z',
    stage: 'case',
    reference: 'MASE-2026-0042',
    submittedAt: '2026-12-01T10:00:00.000Z',
    answers: answersWith(text),
    category: '2',
    ageBand: '13-to-15',
    agency: 'agency-d',
    marks: [],
    duties: DUTIES.map((d, i) => ({
      rule: d.rule,
      raisedAt: '2026-12-01T10:00:00.000Z',
      ...(i === 0 ? { answer: { by: 'p0', recordedAt: '2026-12-01T10:05:00.000Z', when: text, withWhom: text } } : {}),
    })),
    chased: { urgent: 0, nextDay: 0 },
    status: 'submitted',
    additions: [],
  };
}

/** Buttons as lines: title, verb, and what a step does next. */
export const brief = (buttons: readonly Button[]): readonly string[] =>
  buttons.map(({ title, verb, data: { then } }) => `${title} → ${verb}${typeof then === 'string' ? ` ${then}` : ''}`);
