/** Decides what step 2 asks: who the child is, and what their age means for us (Appendix 3; §11.3, §11.4). */
import { textOf } from './answers';
import { GENDERS, NOT_KNOWN, printed, YES_NO_NOT_KNOWN } from './choices';
import { confirmedAdult, looksAdult, mayBeAged } from './facts';
import type { Condition, Field, Page } from './field';

const A3 = 'Appendix 3';
const always = (): boolean => true;

const consideration = (id: string, label: string): Field => ({
  id,
  label,
  kind: 'choice',
  section: '§11.4',
  choices: [
    { id: 'adds', label: 'Considered: it adds to the risk' },
    { id: 'does-not-add', label: 'Considered: it does not add to the risk' },
    NOT_KNOWN,
    { id: 'not-yet', label: 'Not considered yet' },
  ],
  required: always,
  ask: 'Choose an answer; "Not considered yet" is one.',
});

/** Shown for children only: an adult is asked nothing more (R12). */
const child: Condition = (answers, on) => !confirmedAdult(answers, on);

export const CHILD_PAGES: readonly Page[] = [
  {
    id: 'child',
    step: 2,
    title: 'The child',
    why: 'So that every agency means the same child. An age decides which duties apply (§11.3, §11.4).',
    fields: [
      {
        id: 'childName',
        label: 'Name',
        kind: 'short',
        section: A3,
        printed: true,
        hint: 'Up to 200 characters. If you do not know it, leave it blank and say below what they are called.',
        required: (answers) => textOf(answers.values, 'knownAs') === '',
        ask: 'Write the child’s name, or what they are known as.',
      },
      { id: 'knownAs', label: 'Also known as', kind: 'short', section: 'Added', hint: 'Up to 200 characters.' },
      { id: 'gender', label: 'Gender', kind: 'choice', section: A3, printed: true, choices: GENDERS },
      {
        id: 'dob',
        label: 'DOB/age',
        kind: 'age',
        section: A3,
        printed: true,
        hint: 'A date of birth (15 3 2011), an age (14), a range (13 to 15) or "not known".',
        required: always,
        ask: 'Write a date of birth, an age, a range, or "not known".',
      },
      { id: 'address', label: 'Address', kind: 'short', section: A3, printed: true, hint: 'Up to 200 characters.' },
    ],
  },
  {
    id: 'adult',
    step: 2,
    title: 'This person is 18 or over',
    why: 'This form is for children. Adults are helped by adult safeguarding; in danger, call 999 first.',
    when: looksAdult,
    fields: [
      {
        id: 'adultConfirm',
        label: 'Is this right?',
        kind: 'choice',
        section: '§11.4',
        choices: [
          { id: 'adult', label: 'Yes, they are 18 or over' },
          { id: 'disputed', label: 'The age is disputed or mistyped: go on as a child' },
        ],
        required: always,
        ask: 'Say whether this person is 18 or over.',
      },
    ],
  },
  {
    id: 'child-about',
    step: 2,
    title: 'About the child',
    why: 'So that the help offered fits the child. Leave out what the child has not told anyone.',
    when: child,
    fields: [
      {
        id: 'orientation',
        label: 'Sexual orientation',
        kind: 'choice',
        section: A3,
        printed: true,
        hint: 'Only if the child has told you. Do not ask them for this form.',
        choices: [
          ...printed([
            ['heterosexual', 'Heterosexual'],
            ['bisexual', 'Bisexual'],
            ['lesbian', 'Lesbian'],
            ['gay', 'Gay'],
            ['transgender', 'Transgender'],
            ['transsexual', 'Transsexual'],
          ]),
          NOT_KNOWN,
        ],
      },
      {
        id: 'ethnicity',
        label: 'Ethnicity',
        kind: 'short',
        section: A3,
        printed: true,
        hint: 'Up to 200 characters, or "not known".',
      },
      {
        id: 'religion',
        label: 'Religion',
        kind: 'short',
        section: A3,
        printed: true,
        hint: 'Up to 200 characters, or "not known".',
      },
    ],
  },
  {
    id: 'child-more',
    step: 2,
    title: 'More about the child',
    why: 'Who already protects the child, and how to reach them without putting them in danger.',
    when: child,
    fields: [
      {
        id: 'gp',
        label: 'GP details (name, address, tel)',
        kind: 'note',
        section: A3,
        printed: true,
        hint: 'Up to 300 characters, or "not known".',
      },
      {
        id: 'legalStatus',
        label: 'Legal status',
        kind: 'choices',
        section: A3,
        printed: true,
        hint: 'Several may hold. CO care order, ICO interim care order, LAC looked after child, Section 20 accommodated by agreement.',
        choices: [
          ...printed([
            ['co', 'CO'],
            ['ico', 'ICO'],
            ['lac', 'LAC'],
            ['section-20', 'Section 20'],
          ]),
          { id: 'none', label: 'None of these' },
          NOT_KNOWN,
        ],
      },
      {
        id: 'protectionPlan',
        label: 'Child protection plan?',
        kind: 'choice',
        section: A3,
        printed: true,
        choices: YES_NO_NOT_KNOWN,
      },
      {
        id: 'safeContact',
        label: 'A safe way to contact the child',
        kind: 'note',
        section: 'Added',
        hint: 'Up to 300 characters. Someone else may read their phone.',
      },
      {
        id: 'whoKnows',
        label: 'Who already knows about this',
        kind: 'note',
        section: 'Added',
        hint: 'Up to 300 characters.',
      },
    ],
  },
  {
    id: 'considerations',
    step: 2,
    title: 'Aged 13 to 15',
    why: 'The strategy names seven things to weigh at this age (§11.4). The law is there to protect the child.',
    when: (answers, on) => child(answers, on) && mayBeAged(answers, on, 13, 15),
    fields: [
      consideration('considerAge', 'The age of the child/young person'),
      consideration('considerUnderstanding', 'Level of understanding/maturity'),
      consideration('considerRisk', 'Any key risk factors'),
      consideration('considerBehaviour', 'Behaviour of young person'),
      consideration('considerGrooming', 'Any evidence of grooming'),
      consideration('considerPartner', 'Age of boyfriend/girlfriend or sexual partner'),
      consideration('considerCoercion', 'Any coercion or abuse of power and control'),
      {
        id: 'considerNote',
        label: 'Anything to add to these',
        kind: 'note',
        section: '§11.4',
        hint: 'Up to 300 characters.',
      },
    ],
  },
];
