/** Decides what step 1 asks: is the child safe, and has the safeguarding lead been talked to (product §1.3, §5, §11.1). */
import { YES_NO, YES_NO_NOT_SURE } from './choices';
import { dangerNow, leadFirst } from './facts';
import type { Field, Page } from './field';
import { textOf } from './answers';

const always = (): boolean => true;

const safetyQuestion = (id: string, label: string, section: string, ask: string, hint?: string): Field => ({
  id,
  label,
  kind: 'choice',
  section,
  choices: YES_NO_NOT_SURE,
  required: always,
  ask,
  ...(hint === undefined ? {} : { hint }),
});

export const SAFETY_PAGES: readonly Page[] = [
  {
    id: 'safety',
    step: 1,
    title: 'Is the child safe?',
    why: 'Some answers mean a call comes before any form. "Not sure" is treated as yes, so that no child has to wait (§11.1).',
    fields: [
      safetyQuestion('dangerNow', 'Is the child in danger now?', '§11.1', 'Say whether the child is in danger now.'),
      safetyQuestion(
        'crimeLikely',
        'Has a crime happened, or is one likely?',
        '§11.1',
        'Say whether a crime has happened or is likely.',
      ),
      safetyQuestion(
        'harmLikely',
        'Is the child suffering significant harm, or likely to?',
        '§11.1',
        'Say whether significant harm is happening or likely.',
      ),
      safetyQuestion(
        'parentFacilitates',
        'Is a parent or carer making the exploitation possible?',
        '§5',
        'Say whether a parent or carer is making it possible.',
      ),
      safetyQuestion(
        'failsToProtect',
        'Is a parent or carer failing to protect the child?',
        '§5',
        'Say whether a parent or carer is failing to protect the child.',
      ),
      safetyQuestion(
        'adultInTrust',
        'Is an adult in a position of trust organising or encouraging it?',
        '§5',
        'Say whether an adult in a position of trust is involved.',
        'A relative, teacher, coach, carer or anyone else with responsibility for the child.',
      ),
      {
        id: 'leadTalked',
        label: 'Have you talked to your safeguarding lead or line manager?',
        kind: 'choice',
        section: '§11.1',
        choices: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No' },
          { id: 'not-available', label: 'They are not available' },
          { id: 'about-them', label: 'The concern is about them' },
        ],
        required: always,
        ask: 'Say whether you have talked to your safeguarding lead or line manager.',
      },
    ],
  },
  {
    id: 'danger',
    step: 1,
    title: 'Call 999 now',
    why: 'A child in danger needs the police before anything else. You can go on as soon as you have answered.',
    when: dangerNow,
    fields: [
      {
        id: 'dangerDone',
        label: 'Have you called 999?',
        kind: 'choice',
        section: '§11.1',
        choices: [
          { id: 'called', label: 'I have called' },
          { id: 'someone-else', label: 'Someone else is calling' },
          { id: 'passed', label: 'The danger has passed' },
        ],
        required: always,
        ask: 'Say who is calling 999, or that the danger has passed.',
      },
    ],
  },
  {
    id: 'lead-after',
    step: 1,
    title: 'After talking to your lead',
    why: 'A concern that remains after that talk is referred (§11.1). One that does not is kept as a consultation.',
    when: (answers) => textOf(answers.values, 'leadTalked') === 'yes',
    fields: [
      {
        id: 'concernsRemain',
        label: 'Do concerns remain?',
        kind: 'choice',
        section: '§11.1',
        choices: YES_NO,
        required: always,
        ask: 'Say whether concerns remain.',
      },
    ],
  },
  {
    id: 'lead-first',
    step: 1,
    title: 'Talk to your safeguarding lead first',
    why: 'Where nothing is urgent, the strategy asks you to talk to your safeguarding lead or line manager before referring (§11.1). You may go on without.',
    when: leadFirst,
    fields: [
      {
        id: 'leadReason',
        label: 'Why are you going on before talking to them?',
        kind: 'note',
        section: '§11.1',
        hint: 'Up to 300 characters.',
        required: always,
        ask: 'Give a reason, or save this and come back after you have talked to them.',
      },
    ],
  },
];
