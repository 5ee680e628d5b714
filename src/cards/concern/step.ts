/** Decides what a page of the form looks like, for every step of the conversation (product §1.3). */
import type { LocalDate } from '../../domain/calendar';
import type { Answers, Values } from '../../domain/form/answers';
import type { Choice, Field, Page } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import { button, type Button, type Option, type Ref } from '../ref';
import { fieldView, type FieldView } from './fieldView';
import type { StepNotice } from './stepNotice';

export interface StepData {
  /** "Step 3 of 10 · You". */
  readonly progress: string;
  readonly title: string;
  readonly why: string;
  /** What cannot be left blank here; '' when nothing is. */
  readonly needed: string;
  readonly faults: readonly { readonly line: string }[];
  readonly notices: readonly StepNotice[];
  /** Headline and reasons of the suggested category; '' on every other page. */
  readonly suggestion: string;
  readonly grounds: readonly { readonly line: string }[];
  readonly fields: readonly FieldView[];
  /** The people added so far, on a page that takes several; 'none' shows that there are none yet. */
  readonly list: 'off' | 'none' | 'some';
  readonly listEmpty: string;
  readonly listLabel: string;
  readonly rows: readonly Option[];
  readonly row: string;
  readonly rowButtons: readonly Button[];
  readonly helpTitle: string;
  readonly help: readonly { readonly line: string }[];
  readonly buttons: readonly Button[];
}

export interface Progress {
  /** 1 to 10. */
  readonly step: number;
  /** Which page of the step this is, from 1, and how many there are. */
  readonly part: number;
  readonly parts: number;
}

/** What every card of a draft carries back, so that an old card is known. */
export interface DraftKey {
  readonly concernId: string;
  readonly revision: number;
}

export interface Suggestion {
  readonly category: '1' | '2' | '3' | 'none';
  readonly grounds: readonly { readonly text: string; readonly section: string }[];
}

export interface StepInput extends DraftKey {
  readonly page: Page;
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** The day in Europe/London, on which it depends what is needed. */
  readonly on: LocalDate;
  readonly faults: readonly Fault[];
  readonly notices: readonly StepNotice[];
  readonly progress: Progress;
  readonly agencies: readonly Choice[];
  readonly canGoBack: boolean;
  /** On the category page: what the answers suggest, and why (product §1.5). */
  readonly suggestion?: Suggestion;
  /** Shown instead of the kept answer where somebody typed what could not be kept. */
  readonly typed?: Values;
}

const STEPS = 10;
/** A long answer may fill most of a card; beside it a duty keeps its command, § and number, and leaves out the reason. */
const NOTICES_BESIDE_LONG = 3;

export function progressLine(title: string, { step, part, parts }: Progress): string {
  const within = parts > 1 ? ` (${String(part)} of ${String(parts)})` : '';
  return `Step ${String(step)} of ${String(STEPS)}${within} · ${title}`;
}

/** The notices of a page, shortened where a long answer needs the room; advice always stays whole. */
export function fitNotices(notices: readonly StepNotice[], fields: readonly Field[]): readonly StepNotice[] {
  if (!fields.some((f) => f.kind === 'long') || notices.length <= 1) return notices;
  const words = notices.filter((n) => n.style === 'emphasis');
  const duties = notices.filter((n) => n.style !== 'emphasis').map((n) => ({ ...n, text: '' }));
  const rest = duties.slice(NOTICES_BESIDE_LONG).map((n) => n.title);
  const more: StepNotice = {
    title: `And ${String(rest.length)} more: ${rest.join('; ')}`,
    text: '',
    source: '',
    style: 'warning',
  };
  return [...duties.slice(0, NOTICES_BESIDE_LONG), ...(rest.length === 0 ? [] : [more]), ...words];
}

/** The faults as lines for the top of the card, each with the question it belongs to. */
export function faultLines(faults: readonly Fault[], fields: readonly Field[]): readonly { readonly line: string }[] {
  return faults.map(({ field, message }) => {
    const asked = fields.find((f) => f.id === field);
    const label = asked?.label;
    // "Have you called 999? Say who is calling 999 …" would ask the same thing twice.
    if (label === undefined || (label.endsWith('?') && message === asked?.ask)) return { line: message };
    return { line: label.endsWith('?') ? `${label} ${message}` : `${label}: ${message}` };
  });
}

function suggestionLine(suggestion: Suggestion | undefined): string {
  if (suggestion === undefined) return '';
  if (suggestion.category === 'none') return 'Your answers do not point to a category. Talk to your safeguarding lead.';
  return `Your answers suggest category ${suggestion.category}. You decide: nothing is chosen for you.`;
}

function neededLine(fields: readonly Field[], answers: Answers, on: LocalDate): string {
  const labels = (needed: boolean): readonly string[] =>
    fields.filter((f) => (f.required?.(answers, on) === true) === needed).map((f) => f.label);
  const [must, may] = [labels(true), labels(false)];
  if (must.length === 0 || may.length === 0) return '';
  if (must.length > may.length) return `Needed here: all but ${may.join('; ')}`;
  return `Needed here: ${must.join('; ')}`;
}

/** The buttons of every page of the form. `extra` is carried by each of them. */
export function saveButton(
  key: DraftKey,
  page: string,
  then: string,
  title: string,
  extra: Readonly<Record<string, unknown>> = {},
): Button {
  const style = then === 'next' || then === 'done-row' ? 'positive' : 'default';
  return button(title, 'saveStep', { concern: key.concernId, revision: key.revision, page, then, ...extra }, style);
}

export function pageButtons(key: DraftKey, page: string, canGoBack: boolean): readonly Button[] {
  const back = canGoBack ? [saveButton(key, page, 'back', 'Back')] : [];
  return [saveButton(key, page, 'next', 'Next'), ...back, saveButton(key, page, 'close', 'Save and close')];
}

const NO_LIST = { list: 'off', listEmpty: '', listLabel: '', rows: [], row: '', rowButtons: [] } as const;

/** A page of questions. The server checks what is typed: nothing here stops Back, or Save and close. */
export function stepCard(input: StepInput): Ref<'step', StepData> {
  const { page, fields, answers, faults, agencies, on } = input;
  const values = { ...answers.values, ...input.typed };
  const data: StepData = {
    progress: progressLine(page.title, input.progress),
    title: page.title,
    why: page.why,
    needed: neededLine(fields, answers, on),
    faults: faultLines(faults, fields),
    notices: fitNotices(input.notices, fields),
    suggestion: suggestionLine(input.suggestion),
    grounds: (input.suggestion?.grounds ?? []).map((g) => ({ line: `${g.text} (${g.section})` })),
    fields: fields.map((f) => fieldView(f, { values, faults, agencies })),
    ...NO_LIST,
    helpTitle: page.help?.title ?? '',
    help: (page.help?.lines ?? []).map((line) => ({ line })),
    buttons: pageButtons(input, page.id, input.canGoBack),
  };
  return { name: 'step', data };
}
