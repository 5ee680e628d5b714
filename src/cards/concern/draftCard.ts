/** Decides which card a draft shows now: a page of questions, a list of people, the form for one of them, or the review. */
import type { LocalDate } from '../../domain/calendar';
import type { Category, Draft } from '../../domain/concern/concern';
import type { Duty } from '../../domain/duties/duty';
import { dutiesFor } from '../../domain/duties/rules';
import { textOf, type RowGroupId } from '../../domain/form/answers';
import { allFaults, type PageFault } from '../../domain/form/check';
import { confirmedAdult } from '../../domain/form/facts';
import type { Page } from '../../domain/form/field';
import { fieldsOf, pageById, pagesFor, previousPage } from '../../domain/form/pages';
import { ROW_FIELDS } from '../../domain/form/rows';
import type { BetterWords } from '../../domain/form/wording';
import type { Profile } from '../../domain/profile/profile';
import type { Fault } from '../../domain/refusal';
import { suggestCategory } from '../../domain/risk/suggest';
import type { CardRef } from '../catalogue';
import { reviewCard } from './review';
import { rowCard, rowsCard } from './rows';
import { stepCard, type Progress } from './step';
import { advice, dutyNotices, type StepNotice } from './stepNotice';

export interface DraftView {
  readonly draft: Draft;
  readonly on: LocalDate;
  readonly profile: Profile;
  readonly faults?: readonly Fault[];
  /** Duties that the last save raised. */
  readonly raised?: readonly Duty[];
  /** Better words, offered once. */
  readonly words?: readonly BetterWords[];
  /** The button pressed was on a card older than the draft. */
  readonly stale?: boolean;
  /** Submit was pressed: what is missing is shown on the review. */
  readonly missing?: readonly PageFault[];
}

const CATEGORIES: readonly Category[] = ['1', '2', '3', 'cannot-say'];

function progressOf(page: Page, { draft, on }: DraftView): Progress {
  const ofStep = pagesFor(draft.answers, on).filter((p) => p.step === page.step);
  return { step: page.step, part: ofStep.findIndex((p) => p.id === page.id) + 1, parts: ofStep.length };
}

const STALE = advice(
  'That card was out of date',
  'The button you pressed was on an older card, so nothing on it was saved. This is what we have now. If you typed something there, enter it again here.',
);

const wordsNotice = (words: readonly BetterWords[]): StepNotice =>
  advice(
    'Could you put this another way?',
    `${words.map((w) => `Instead of “${w.found}”, consider: ${w.better}`).join('. ')}. A child is never to blame for being exploited. Change it, or press Next again to go on.`,
  );

const ADULT_END = advice(
  'This form ends here',
  'Nothing more is asked, and nothing is sent to anybody. Do what stands above, then choose Save and close. If the age is disputed or mistyped, say so below and press Next.',
);

/** What is said above the questions: an old card first, then duties just raised, then better words. Where an adult's form ends (R12), and while the child is in danger (R1), all duties stay in sight. */
function noticesOf(view: DraftView): readonly StepNotice[] {
  const { draft, on, raised = [], words = [] } = view;
  const ended = draft.page === 'adult' && confirmedAdult(draft.answers, on);
  const inSight = ended || draft.page === 'danger';
  return [
    ...(view.stale === true ? [STALE] : []),
    ...dutyNotices(inSight ? dutiesFor(draft.answers, on) : raised, view.profile.contacts),
    ...(ended ? [ADULT_END] : []),
    ...(words.length > 0 ? [wordsNotice(words)] : []),
  ];
}

function onReview(view: DraftView, page: Page): CardRef {
  const { draft, on, profile } = view;
  const parts = pagesFor(draft.answers, on).filter((p) => p.id !== page.id);
  const category = CATEGORIES.find((c) => c === textOf(draft.answers.values, 'ownCategory'));
  const missing = view.missing ?? allFaults(draft.answers, on).filter((f) => f.page !== page.id);
  return reviewCard({
    concernId: draft.id,
    revision: draft.revision,
    page,
    parts: parts.map((p) => ({ page: p, fields: fieldsOf(p, draft.answers, on) })),
    answers: draft.answers,
    missing,
    duties: dutiesFor(draft.answers, on),
    ...(category === undefined ? {} : { category }),
    suggestion: suggestCategory(draft.answers, on, profile.floors),
    agencies: profile.agencies,
    progress: progressOf(page, view),
  });
}

function onRows(view: DraftView, page: Page, group: RowGroupId): CardRef {
  const { draft, profile, faults = [] } = view;
  const common = {
    concernId: draft.id,
    revision: draft.revision,
    page,
    group,
    rowFields: ROW_FIELDS[group],
    faults,
    progress: progressOf(page, view),
    agencies: profile.agencies,
  };
  const rows = draft.answers.rows[group];
  const open = rows.find((r) => r.id === draft.row);
  if (open === undefined) return rowsCard({ ...common, rows, notices: noticesOf(view), canGoBack: true });
  return rowCard({ ...common, rowId: open.id, values: open.values, isNew: Object.keys(open.values).length === 0 });
}

/** The draft's card. A page that no longer applies gives the first page. */
export function draftCard(view: DraftView): CardRef {
  const { draft, on, profile, faults = [] } = view;
  const page = pagesFor(draft.answers, on).find((p) => p.id === draft.page) ?? pageById('safety');
  if (page === undefined) throw new Error('the form has no first page');
  if (page.id === 'review') return onReview(view, page);
  if (page.rows !== undefined) return onRows(view, page, page.rows);
  return stepCard({
    concernId: draft.id,
    revision: draft.revision,
    page,
    fields: fieldsOf(page, draft.answers, on),
    answers: draft.answers,
    on,
    faults,
    notices: noticesOf(view),
    progress: progressOf(page, view),
    agencies: profile.agencies,
    canGoBack: previousPage(draft.answers, on, page.id) !== undefined,
    ...(page.id === 'reason' ? { suggestion: suggestCategory(draft.answers, on, profile.floors) } : {}),
  });
}
