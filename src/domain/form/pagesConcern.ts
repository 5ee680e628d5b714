/** Decides what steps 7 and 8 ask: what is happening, who already helps, and who is alleged to do it (Appendix 3; §6, §12). */
import { ONLINE_WAYS, ROUTES } from '../risk/checklist';
import { NOT_KNOWN, printed, YES_NO_NOT_KNOWN } from './choices';
import type { Page } from './field';

const A3 = 'Appendix 3';
const NOTE = 'Up to 300 characters.';
const always = (): boolean => true;

export const CONCERN_PAGES: readonly Page[] = [
  {
    id: 'details',
    step: 7,
    title: 'What is happening',
    why: 'What was seen, heard or told is what everyone will work from. Say what happened, not what kind of child this is.',
    fields: [
      {
        id: 'details',
        label:
          'Details of referral (Please include any periods missing from home, care or school. Any links to other children or gang associations? Have they been referred to the police? Include details of strategy meetings or MAP meetings.)',
        kind: 'long',
        section: A3,
        printed: true,
        hint: 'Up to 4,000 characters. The next pages ask about missing episodes, links and the police one by one.',
        required: always,
        ask: 'Write what was seen, heard or told.',
      },
    ],
  },
  {
    id: 'own-words',
    step: 7,
    title: 'The child’s own words',
    why: 'A child should not have to say it twice. Write down only what they chose to say, as they said it.',
    fields: [
      {
        id: 'ownWords',
        label: 'What the child said, in their own words',
        kind: 'long',
        section: 'Added',
        hint: 'Up to 4,000 characters. Kept exactly as written.',
      },
    ],
  },
  {
    id: 'missing',
    step: 7,
    title: 'Missing from home, care or school',
    why: 'Going missing and exploitation are closely linked (§6).',
    fields: [
      {
        id: 'missing',
        label: 'Has the child been missing?',
        kind: 'choice',
        section: A3,
        choices: [
          { id: 'now', label: 'Missing now' },
          { id: 'continuing', label: 'It keeps happening' },
          { id: 'past', label: 'In the past' },
          { id: 'no', label: 'No' },
          NOT_KNOWN,
        ],
      },
      {
        id: 'missingFrom',
        label: 'Missing from',
        kind: 'choices',
        section: A3,
        choices: [
          { id: 'home', label: 'Home' },
          { id: 'care', label: 'Care' },
          { id: 'school', label: 'School' },
        ],
      },
      { id: 'missingDates', label: 'Dates or periods', kind: 'note', section: A3, hint: NOTE },
    ],
  },
  {
    id: 'links',
    step: 7,
    title: 'Links, and being moved',
    why: 'Links show who else may be in danger, and where (§12). Moving a child for exploitation is trafficking (Appendix 2).',
    fields: [
      { id: 'linkedChildren', label: 'Links to other children', kind: 'note', section: A3, hint: NOTE },
      {
        id: 'gangLink',
        label: 'Is there a link to a gang?',
        kind: 'choice',
        section: A3,
        choices: YES_NO_NOT_KNOWN,
        hint: 'Living in an area with gangs is not a link by itself.',
      },
      { id: 'gangLinkDetails', label: 'What is the link?', kind: 'note', section: A3, hint: NOTE },
      {
        id: 'moved',
        label: 'Has the child been moved or taken anywhere for this?',
        kind: 'choice',
        section: 'App. 2',
        choices: [
          { id: 'within-uk', label: 'Yes, within the UK (across town counts)' },
          { id: 'into-uk', label: 'Yes, into the UK' },
          { id: 'no', label: 'No' },
          NOT_KNOWN,
        ],
      },
      { id: 'movedDetails', label: 'From where to where, and how', kind: 'note', section: 'App. 2', hint: NOTE },
    ],
  },
  {
    id: 'police',
    step: 7,
    title: 'Police and meetings',
    why: 'Harm and crimes are told to the police, and every case is talked through at a strategy or planning meeting (§11.1).',
    fields: [
      {
        id: 'policeTold',
        label: 'Have they been referred to the police?',
        kind: 'choice',
        section: A3,
        printed: true,
        choices: YES_NO_NOT_KNOWN,
      },
      { id: 'policeWhen', label: 'When', kind: 'short', section: '§11.1', hint: 'Up to 200 characters.' },
      {
        id: 'policeReference',
        label: 'Police reference',
        kind: 'short',
        section: '§11.1',
        hint: 'Up to 200 characters.',
      },
      {
        id: 'strategyMeeting',
        label: 'Strategy meeting or MAP meeting',
        kind: 'choice',
        section: '§11.1',
        choices: [
          { id: 'held', label: 'Held' },
          { id: 'planned', label: 'Planned' },
          { id: 'no', label: 'Not yet' },
          NOT_KNOWN,
        ],
      },
      { id: 'strategyMeetingDetails', label: 'Details of the meeting', kind: 'note', section: A3, hint: NOTE },
    ],
  },
  {
    id: 'routes',
    step: 7,
    title: 'How and where',
    why: 'The way in, and the places, tell the panel what to disrupt (§6, §12).',
    fields: [
      { id: 'routes', label: 'Routes into sexual exploitation', kind: 'choices', section: '§6', choices: ROUTES },
      {
        id: 'places',
        label: 'Places, vehicles, phones or accounts of concern',
        kind: 'note',
        section: '§12',
        hint: NOTE,
      },
      { id: 'onlineDetails', label: 'What happens online', kind: 'note', section: '§6', hint: NOTE },
    ],
    help: { title: 'What can happen online', lines: ONLINE_WAYS },
  },
  {
    id: 'services',
    step: 7,
    title: 'Known services',
    why: 'So that the panel asks those who already know the child.',
    fields: [
      {
        id: 'services',
        label: 'Known to the following services? Please tick all that apply',
        kind: 'choices',
        section: A3,
        printed: true,
        choices: printed([
          ['ecirs', 'ECIRS / MASH'],
          ['localities', 'Localities'],
          ['safe', 'SAFE 0-18'],
          ['escan', 'ESCAN'],
          ['youth-justice', 'Youth Justice Service'],
          ['youth-connexions', 'Youth & Connexions'],
          ['eotas', 'EOTAS'],
          ['barnardos', 'Barnardos'],
          ['woman-girls', 'Woman & Girls Network'],
          ['police', 'Police'],
          ['ccg', 'Ealing CCG'],
          ['hospital', 'Ealing Hospital Acute (A&E, Midwives)'],
          [
            'community-health',
            'London North West Healthcare Trust – Ealing Community Services (School Nurses, Midwives)',
          ],
          ['urgent-care', 'Urgent Care Centre (UCC))'],
          ['wlmht', 'WLMHT'],
          ['other', 'Other, please specify:'],
        ]),
      },
      {
        id: 'servicesOther',
        label: 'Which other service, and whom to ask there',
        kind: 'note',
        section: A3,
        hint: NOTE,
      },
    ],
  },
  {
    id: 'school',
    step: 7,
    title: 'School or college',
    why: 'Schools often see a change first, and a child out of school is easier to exploit (§6, §7).',
    fields: [
      { id: 'attending', label: 'Attending?', kind: 'choice', section: A3, printed: true, choices: YES_NO_NOT_KNOWN },
      {
        id: 'schoolDetails',
        label: 'Attending school/college? Please provide details (name, address, tel)',
        kind: 'note',
        section: A3,
        printed: true,
        hint: NOTE,
      },
    ],
  },
  {
    id: 'perpetrators',
    step: 8,
    title: 'Details of alleged perpetrator(s)',
    why: 'So that they can be stopped. Add as many as you know of, up to 20; a nickname or a description is worth adding.',
    fields: [],
    rows: 'perpetrators',
  },
];
