/** Decides what pressing a button on a step does to a draft: what is saved, where the person goes next, what they must be told. */
import type { Decided, Moment } from '../decision';
import type { Duty } from '../duties/duty';
import { dutiesFor } from '../duties/rules';
import { NO_ANSWERS, textOf, type Answers, type Values } from '../form/answers';
import { faultsOnPage } from '../form/check';
import { LIMITS, type Field, type Page } from '../form/field';
import { fieldsOf, pageById, pagesFor } from '../form/pages';
import { blamingWords, type BetterWords } from '../form/wording';
import type { PersonName } from '../person';
import { notAllowed, ok, refuse, type Fault, type Result } from '../refusal';
import type { Concern, Draft } from './concern';
import { onRowsPage } from './draftRows';
import { destination, readInputs, type Save, type Turned } from './save';
import { URGENT_RULES } from './timing';

/** What the person sees after a save, beside the draft itself. */
export interface Saved extends Decided<Draft> {
  readonly faults: readonly Fault[];
  /** Duties that this save raised. */
  readonly raised: readonly Duty[];
  /** Better words for what was typed, offered once. */
  readonly words: readonly BetterWords[];
  readonly closed: boolean;
  /** The same click once more: nothing was changed. */
  readonly repeat: boolean;
}

export function startDraft(id: string, author: PersonName, referrer: Values, moment: Moment): Decided<Draft> {
  const state: Draft = {
    stage: 'draft',
    id,
    author,
    startedAt: moment.at,
    savedAt: moment.at,
    answers: { ...NO_ANSWERS, values: referrer },
    page: 'safety',
    revision: 1,
    recalls: 0,
    wordsOffered: [],
  };
  return { state, events: [{ type: 'concern-started', by: author.id, at: moment.at, data: {} }] };
}

/** The concern as a draft of this person; a submitted one says so with its reference. */
export function asOwnDraft(concern: Concern, person: string): Result<Draft> {
  if (concern.author.id !== person) return notAllowed('not-yours');
  if (concern.stage === 'draft') return ok(concern);
  return concern.stage === 'deleted'
    ? refuse({ code: 'not-found' })
    : refuse({ code: 'already-submitted', reference: concern.reference });
}

/** What a click was, so that the same one coming again is known; of a text longer than any answer, its length and what could be kept. */
const fingerprint = (save: Save): string => {
  const entries = Object.entries(save.inputs)
    .filter(([, v]) => typeof v === 'string')
    .map(([id, v]) => [id, String(v).length, String(v).slice(0, LIMITS.long)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([save.page, save.then, save.row ?? '', entries]);
};

/** The newest click coming again: nothing is changed, and the person reads what they read the first time. */
function repeated(draft: Draft, save: Save, print: string, moment: Moment): Saved | undefined {
  const last = draft.lastSave;
  if (last?.revision !== save.revision || last.fingerprint !== print || draft.revision !== save.revision + 1)
    return undefined;
  return {
    state: draft,
    events: [],
    faults: last.faults,
    raised: dutiesFor(draft.answers, moment.on).filter((d) => last.raised.includes(d.rule)),
    words: last.words,
    closed: save.then === 'close',
    repeat: true,
  };
}

/** Free text of adults on a page; the child's own words are exempt. */
function wordsOn(fields: readonly Field[], answers: Answers): readonly BetterWords[] {
  const typed = fields.filter(
    (f) => (f.kind === 'long' || f.kind === 'note' || f.kind === 'short') && f.id !== 'ownWords',
  );
  return typed.flatMap((f) => blamingWords(textOf(answers.values, f.id)));
}

/** Saves a step. Refuses `stale` for a card that is older than the draft; a repeat of the newest click changes nothing. */
export function saveStep(draft: Draft, save: Save, moment: Moment): Result<Saved> {
  const print = fingerprint(save);
  if (save.revision !== draft.revision) {
    const repeat = repeated(draft, save, print, moment);
    return repeat === undefined ? refuse({ code: 'stale' }) : ok(repeat);
  }
  const page = pageById(save.page);
  if (page?.id !== draft.page) return refuse({ code: 'stale' });
  const turned =
    page.rows === undefined
      ? onFieldsPage(draft, page, save, moment)
      : onRowsPage(draft, page, page.rows, save, moment);
  return ok(finish(draft, turned, save, print, moment));
}

function onFieldsPage(draft: Draft, page: Page, save: Save, moment: Moment): Turned {
  const fields = fieldsOf(page, draft.answers, moment.on);
  const read = readInputs(fields, draft.answers.values, save.inputs);
  const answers = { ...draft.answers, values: read.values };
  const checked = faultsOnPage(page, answers, moment.on).filter((f) => !read.faults.some((r) => r.field === f.field));
  const faults = [...read.faults, ...checked];
  const words = draft.wordsOffered.includes(page.id) ? [] : wordsOn(fields, answers);
  const stay = save.then === 'next' && (faults.length > 0 || words.length > 0);
  return {
    answers,
    page: stay ? page.id : destination(page.id, save.then, answers, moment),
    faults: stay ? faults : [],
    words: stay ? words : [],
  };
}

/** Back to the review after a part was changed there, but through every page that the change has brought into the form. */
function nextStop(draft: Draft, turned: Turned, save: Save, moment: Moment): Pick<Draft, 'page' | 'changing'> {
  const stays = turned.page === save.page || save.then !== 'next';
  if (draft.changing !== true || stays)
    return { page: turned.page, ...(draft.changing === true ? { changing: true } : {}) };
  const before = pagesFor(draft.answers, moment.on);
  const now = pagesFor(turned.answers, moment.on);
  const isNew = !before.some((p) => p.id === turned.page);
  if (isNew || !now.some((p) => p.id === 'review')) return { page: turned.page, changing: true };
  return { page: 'review' };
}

function finish(draft: Draft, turned: Turned, save: Save, print: string, moment: Moment): Saved {
  const before = new Set(dutiesFor(draft.answers, moment.on).map((d) => d.rule));
  const now = dutiesFor(turned.answers, moment.on);
  const raised = now.filter((d) => !before.has(d.rule));
  const urgent = now.some((d) => URGENT_RULES.includes(d.rule));
  const { row: _row, noticedAt: _noticed, changing: _changing, ...rest } = draft;
  const state: Draft = {
    ...rest,
    answers: turned.answers,
    ...nextStop(draft, turned, save, moment),
    ...(turned.row === undefined ? {} : { row: turned.row }),
    revision: draft.revision + 1,
    lastSave: {
      revision: save.revision,
      fingerprint: print,
      faults: turned.faults,
      raised: raised.map((d) => d.rule),
      words: turned.words,
    },
    savedAt: moment.at,
    recalls: 0,
    wordsOffered: turned.words.length > 0 ? [...draft.wordsOffered, save.page] : draft.wordsOffered,
    ...(urgent && draft.urgentSince === undefined ? { urgentSince: moment.at } : {}),
  };
  const data = { page: save.page, then: save.then, revision: state.revision };
  const events = [{ type: 'step-saved', by: draft.author.id, at: moment.at, data }];
  return {
    state,
    events,
    faults: turned.faults,
    raised,
    words: turned.words,
    closed: save.then === 'close',
    repeat: false,
  };
}

/** "Change which part" on the review: the draft turns to that page. */
export function changePart(draft: Draft, part: string, revision: number, moment: Moment): Result<Decided<Draft>> {
  if (revision !== draft.revision) return refuse({ code: 'stale' });
  const target = pagesFor(draft.answers, moment.on).find((p) => p.id === part);
  if (target === undefined)
    return refuse({ code: 'faults', faults: [{ field: 'part', message: 'Choose which part to change.' }] });
  const { row: _row, noticedAt: _noticed, ...rest } = draft;
  const state: Draft = {
    ...rest,
    page: target.id,
    changing: true,
    revision: draft.revision + 1,
    savedAt: moment.at,
    recalls: 0,
  };
  return ok({
    state,
    events: [{ type: 'part-chosen', by: draft.author.id, at: moment.at, data: { page: target.id } }],
  });
}
