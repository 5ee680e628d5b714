/** Decides what steps 9 and 10 ask: what the category turns on, the professional's own category and reason, and the declaration (§11.2; product §1.5). */
import { NOT_KNOWN, printed, YES_NO_NOT_KNOWN } from './choices';
import type { Page } from './field';

const always = (): boolean => true;

export const CATEGORY_PAGES: readonly Page[] = [
  {
    id: 'category',
    step: 9,
    title: 'What the category turns on',
    why: 'The three categories rest on exchange, control and pattern, not on a count of ticks (§8, §11.2).',
    fields: [
      {
        id: 'exchange',
        label: 'Does the child, or someone else, receive something in exchange?',
        kind: 'choice',
        section: '§11.2',
        choices: [
          { id: 'yes', label: 'Yes' },
          { id: 'possibly', label: 'Possibly' },
          { id: 'no', label: 'No' },
          NOT_KNOWN,
        ],
        hint: 'Money, drugs, alcohol, gifts, a place to stay, affection, protection.',
      },
      {
        id: 'coercion',
        label: 'Is there coercion or control?',
        kind: 'choice',
        section: '§11.2',
        choices: [
          { id: 'evident', label: 'Evident' },
          { id: 'likely', label: 'Likely' },
          { id: 'possible', label: 'Possible' },
          { id: 'not-seen', label: 'Not seen' },
          NOT_KNOWN,
        ],
      },
      {
        id: 'repeated',
        label: 'Is it repeated or continuing?',
        kind: 'choice',
        section: '§11.2',
        choices: YES_NO_NOT_KNOWN,
      },
      {
        id: 'selfDefined',
        label: 'Has the child been led to see it as their own choice or relationship?',
        kind: 'choice',
        section: '§11.2',
        choices: YES_NO_NOT_KNOWN,
        hint: 'Many children do, because that is how they were drawn in. It is a sign of risk, not of consent (§9).',
      },
      {
        id: 'targeted',
        label: 'Is someone targeting the child?',
        kind: 'choice',
        section: '§11.2',
        choices: YES_NO_NOT_KNOWN,
      },
      {
        id: 'online',
        label: 'Has abuse happened online, or been asked for online?',
        kind: 'choice',
        section: '§6',
        choices: YES_NO_NOT_KNOWN,
      },
    ],
  },
  {
    id: 'reason',
    step: 9,
    title: 'Your category',
    why: 'We suggest; you decide, with a reason. "I cannot say" is handled as category 2 until someone can.',
    fields: [
      {
        id: 'ownCategory',
        label: 'Category of risk (refer to London CP procedures supplementary guidance)',
        kind: 'choice',
        section: 'Appendix 3',
        printed: true,
        hint: '1 at risk, 2 medium risk, 3 high risk (§11.2).',
        choices: [
          ...printed([
            ['1', '1'],
            ['2', '2'],
            ['3', '3'],
          ]),
          { id: 'cannot-say', label: 'I cannot say' },
        ],
        required: always,
        ask: 'Choose a category, or "I cannot say".',
      },
      {
        id: 'categoryReason',
        label: 'Your reason',
        kind: 'long',
        section: '§11.2',
        hint: 'Up to 4,000 characters.',
        required: always,
        ask: 'Give the reason for your category.',
      },
    ],
  },
  {
    id: 'review',
    step: 10,
    title: 'Check and submit',
    why: 'Once it is submitted you can correct it or add to it, and each change is recorded.',
    fields: [
      {
        id: 'declaration',
        label: 'Declaration',
        kind: 'choices',
        section: 'Added',
        hint: 'Please note you or a member of your team may be required to attend the MASE meeting to present the case.',
        choices: [
          {
            id: 'agreed',
            label: 'This is what I know, and I am ready for it to be shared with those who protect the child',
          },
        ],
        required: always,
        ask: 'Tick the declaration to submit.',
      },
    ],
  },
];
