/** Every card of the conversation, drawn with made-up people. */
import type { CardRef } from '../../../src/cards/catalogue';
import { additionCard, withdrawalCard } from '../../../src/cards/concern/addition';
import { concernsCard } from '../../../src/cards/concern/concerns';
import { formSections, formView } from '../../../src/cards/concern/form';
import {
  contactsCard,
  deleteDraftCard,
  helpCard,
  noticeCard,
  savedCard,
  welcomeCard,
} from '../../../src/cards/concern/notice';
import { receiptCard } from '../../../src/cards/concern/receipt';
import { reviewCard } from '../../../src/cards/concern/review';
import { rowCard, rowsCard } from '../../../src/cards/concern/rows';
import { stepCard } from '../../../src/cards/concern/step';
import { advice, dutyNotices } from '../../../src/cards/concern/stepNotice';
import type { Page } from '../../../src/domain/form/field';
import {
  AGENCIES,
  answersWith,
  CATEGORY,
  CHILD,
  CONTACTS,
  DETAILS,
  DUTIES,
  KEY,
  ON,
  PARTS,
  PROGRESS,
  REVIEW,
  ROW_FIELDS,
  SAFETY,
  SIBLINGS,
  submitted,
} from './examples';

/** Every card of the conversation, with `text` wherever somebody can type, and `rows` people on the pages that take several. */
export function everyCard(text: string, rows = 2): Readonly<Record<string, () => CardRef>> {
  const answers = answersWith(text, rows);
  const step = {
    ...KEY,
    answers,
    on: ON,
    faults: [],
    notices: [],
    progress: PROGRESS,
    agencies: AGENCIES,
    canGoBack: true,
  };
  const people = {
    ...KEY,
    page: SIBLINGS,
    group: 'siblings',
    rowFields: ROW_FIELDS,
    faults: [],
    progress: PROGRESS,
    agencies: AGENCIES,
  } as const;
  const stepOf = (page: Page, more: Partial<Parameters<typeof stepCard>[0]> = {}): CardRef =>
    stepCard({ ...step, page, fields: page.fields, ...more });
  const suggestion = {
    category: '2',
    grounds: [
      { text: 'Something may be received in exchange.', section: '§11.2' },
      { text: 'Control is possible.', section: '§11.2' },
    ],
  } as const;
  const sections = (): ReturnType<typeof formSections> =>
    formSections(answers, { parts: PARTS, rowFields: { siblings: ROW_FIELDS, perpetrators: [] }, agencies: AGENCIES });
  const view = (page: number, submit: boolean): CardRef =>
    formView({ concernId: KEY.concernId, title: 'MASE-2026-0042', sections: sections(), page, submit });
  return {
    safety: () => stepOf(SAFETY, { canGoBack: false }),
    child: () => stepOf(CHILD, { notices: dutyNotices(DUTIES.slice(0, 3), CONTACTS) }),
    'child with faults': () =>
      stepOf(CHILD, { faults: [{ field: 'dob', message: '32/13/2015 is not a date. Write it like 15 3 2011.' }] }),
    details: () =>
      stepOf(DETAILS, {
        notices: [
          ...dutyNotices(DUTIES, CONTACTS),
          advice('There are better words', 'Instead of “lifestyle choice”, say what was done to the child.'),
        ],
      }),
    siblings: () => rowsCard({ ...people, rows: answers.rows.siblings, notices: [], canGoBack: true }),
    'one sibling': () =>
      rowCard({ ...people, rowId: 'row-0', values: answers.rows.siblings[0]?.values ?? {}, isNew: false }),
    category: () => stepOf(CATEGORY, { suggestion }),
    review: () =>
      reviewCard({
        ...KEY,
        page: REVIEW,
        parts: PARTS,
        answers,
        missing: [{ page: 'child', fault: { field: 'name', message: 'Say who the child is.' } }],
        duties: DUTIES,
        category: '2',
        suggestion,
        agencies: AGENCIES,
        progress: { step: 10, part: 1, parts: 1 },
      }),
    saved: () => savedCard({ concernId: KEY.concernId, deleteAfterDays: 30, urgent: false }),
    receipt: () =>
      receiptCard({
        concern: submitted(text),
        submittedOn: ON,
        duties: DUTIES,
        contacts: CONTACTS,
        meeting: { date: '2026-12-17', time: '14:00' },
      }),
    addition: () => additionCard({ concernId: KEY.concernId, reference: 'MASE-2026-0042', text }),
    withdrawal: () =>
      withdrawalCard({
        concernId: KEY.concernId,
        reference: 'MASE-2026-0042',
        text,
        faults: [{ field: 'text', message: 'Write what you want to say.' }],
      }),
    concerns: () =>
      concernsCard([
        { stage: 'draft', id: 'd1', startedOn: ON, startedAt: '09:10', savedOn: ON, urgent: true },
        { stage: 'case', id: 'c1', reference: 'MASE-2026-0042', submittedOn: ON, status: 'listed', unanswered: 2 },
        {
          stage: 'consultation',
          id: 'c2',
          reference: 'CON-2026-0007',
          submittedOn: ON,
          status: 'submitted',
          unanswered: 0,
        },
      ]),
    'no concerns': () => concernsCard([]),
    'delete a draft': () => deleteDraftCard({ concernId: KEY.concernId, startedOn: ON, startedAt: '09:10' }),
    welcome: () => welcomeCard(),
    'welcome on a practice machine': () =>
      welcomeCard({ local: { people: ['staff', 'coordinator', 'police chair', 'health'] } }),
    help: () => helpCard(),
    contacts: () => contactsCard(CONTACTS),
    notice: () =>
      noticeCard({
        title: text === '' ? 'A title' : text,
        lines: text === '' ? [] : [text],
        facts: [{ title: 'a', value: text }],
      }),
    form: () => view(1, false),
    'form in a dialog': () => view(1, true),
    'last page of the form': () => view(99, false),
  };
}
