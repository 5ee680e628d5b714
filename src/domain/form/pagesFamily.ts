/** Decides what steps 3 and 4 ask: who refers, and who else cares for the child (Appendix 3; §12). */
import { YES_NO } from './choices';
import { placed } from './facts';
import type { Page } from './field';

const A3 = 'Appendix 3';
const always = (): boolean => true;
const SHORT = 'Up to 200 characters.';

export const FAMILY_PAGES: readonly Page[] = [
  {
    id: 'referrer',
    step: 3,
    title: 'About you',
    why: 'So that the panel can reach you. You or a member of your team may be asked to present the case. We keep this for next time.',
    fields: [
      {
        id: 'referrerName',
        label: 'Referrer name/role',
        kind: 'short',
        section: A3,
        printed: true,
        hint: SHORT,
        required: always,
        ask: 'Write your name and your role.',
      },
      {
        id: 'agency',
        label: 'Agency',
        kind: 'choice',
        section: A3,
        printed: true,
        choicesFrom: 'agencies',
        required: always,
        ask: 'Choose your agency.',
      },
      { id: 'referrerAddress', label: 'Address', kind: 'short', section: A3, printed: true, hint: SHORT },
      { id: 'referrerPhone', label: 'Telephone number', kind: 'short', section: A3, printed: true, hint: SHORT },
      {
        id: 'referrerEmail',
        label: 'Email address',
        kind: 'email',
        section: A3,
        printed: true,
        hint: 'Such as name@example.org.',
      },
    ],
  },
  {
    id: 'siblings',
    step: 4,
    title: 'Sibling information',
    why: 'Brothers and sisters may be at risk too. Add as many as you know, up to 20; leave it empty if there are none.',
    fields: [],
    rows: 'siblings',
  },
  {
    id: 'placement',
    step: 4,
    title: 'Placement',
    why: 'A child in care placed across a border needs both areas to work together (§12). Living with family over the border is not a placement.',
    fields: [
      {
        id: 'placedOut',
        label: 'Is this child placed out of borough?',
        kind: 'choice',
        section: A3,
        printed: true,
        choices: [
          { id: 'no', label: 'No' },
          { id: 'into-ealing', label: 'Yes: placed in Ealing by another authority' },
          { id: 'out-of-ealing', label: 'Yes: placed by Ealing in another area' },
          { id: 'not-known', label: 'Not known' },
        ],
      },
    ],
  },
  {
    id: 'placement-details',
    step: 4,
    title: 'The other authority',
    why: 'The home authority, or the one where the child lives now, must know (§12). What you do not have yet can follow.',
    when: placed,
    fields: [
      { id: 'authority', label: 'Name of Local Authority', kind: 'short', section: A3, printed: true, hint: SHORT },
      { id: 'socialWorker', label: 'Social Worker name', kind: 'short', section: A3, printed: true, hint: SHORT },
      { id: 'socialWorkerAddress', label: 'Address', kind: 'short', section: A3, printed: true, hint: SHORT },
      { id: 'socialWorkerPhone', label: 'Telephone number', kind: 'short', section: A3, printed: true, hint: SHORT },
      {
        id: 'socialWorkerEmail',
        label: 'Email address',
        kind: 'email',
        section: A3,
        printed: true,
        hint: 'Such as name@example.org.',
      },
      {
        id: 'copyToOther',
        label: 'Should the other area’s MASE get a copy?',
        kind: 'choice',
        section: '§12',
        choices: YES_NO,
      },
    ],
  },
];
