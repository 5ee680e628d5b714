/** Decides what "Check and submit" shows: extracts of every part, what is missing, what must be done, and the way to send it (product §1.3 step 10). */
import type { Category } from '../../domain/concern/concern';
import type { Duty } from '../../domain/duties/duty';
import type { Answers, RowGroupId } from '../../domain/form/answers';
import type { Choice, Field, Page } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import { escapeMarkdown } from '../escape';
import { button, extract, type Button, type Fact, type Option, type Ref } from '../ref';
import { answerWords, fieldView, type FieldView } from './fieldView';
import { progressLine, saveButton, type DraftKey, type Progress, type Suggestion } from './step';

export interface ReviewData {
  readonly progress: string;
  readonly title: string;
  readonly why: string;
  readonly faults: readonly { readonly line: string }[];
  readonly parts: readonly Fact[];
  readonly duties: readonly Fact[];
  readonly category: readonly Fact[];
  readonly options: readonly Option[];
  readonly part: string;
  readonly change: readonly Button[];
  readonly fields: readonly FieldView[];
  readonly buttons: readonly Button[];
}

/** A page of the form and the questions that it asks, given the answers. */
export interface Part {
  readonly page: Page;
  readonly fields: readonly Field[];
}

/** Something that stops submission, and the page where it can be put right. */
interface Missing {
  readonly page: string;
  readonly fault: Fault;
}

export interface ReviewInput extends DraftKey {
  /** The review page itself; its fields (the declaration) are asked here. */
  readonly page: Page;
  readonly parts: readonly Part[];
  readonly answers: Answers;
  readonly missing: readonly Missing[];
  readonly duties: readonly Duty[];
  /** Not yet chosen when absent. */
  readonly category?: Category;
  readonly suggestion: Suggestion;
  readonly agencies: readonly Choice[];
  readonly progress: Progress;
}

const CATEGORY_WORDS: Readonly<Record<Category | 'none', string>> = {
  '1': 'Category 1 (At Risk)',
  '2': 'Category 2 (Medium Risk)',
  '3': 'Category 3 (High Risk)',
  'cannot-say': 'I cannot say (treated as category 2)',
  none: 'None: talk to your safeguarding lead',
};

/** A category as §11.2 names it. */
export const categoryWords = (category: Category | 'none'): string => CATEGORY_WORDS[category];

const FAULTS_SHOWN = 8;
/** Characters of one extract, and of all of them together. */
const EXTRACT = 60;
const ALL_EXTRACTS = 1100;

function rowsSummary(answers: Answers, group: RowGroupId): string {
  const n = answers.rows[group].length;
  return n === 0 ? 'Nobody added' : n === 1 ? '1 person added' : `${String(n)} people added`;
}

/** The first words; fewer of them where they are full of marks that must be escaped, so that the card keeps its size. */
function firstWords(words: readonly string[], room: number): string {
  const text = words.join('; ');
  const cut = extract(text, room);
  const extra = JSON.stringify(escapeMarkdown(cut)).length - 2 - Array.from(cut).length;
  return extract(text, Math.max(room / 2, room - extra));
}

/** What a part holds, on one line: how much is answered, and the first words of it. */
function partSummary({ page, fields }: Part, { answers, agencies, parts }: ReviewInput): string {
  if (page.rows !== undefined) return rowsSummary(answers, page.rows);
  const words = fields.map((f) => answerWords(f, answers.values[f.id], agencies)).filter((w) => w !== '');
  if (words.length === 0) return 'Nothing entered';
  const count = fields.length > 1 ? `${String(words.length)} of ${String(fields.length)} answered: ` : '';
  return count + firstWords(words, Math.min(EXTRACT, Math.floor(ALL_EXTRACTS / parts.length)));
}

function missingLines(missing: readonly Missing[], parts: readonly Part[]): readonly { readonly line: string }[] {
  const titleOf = (id: string): string => parts.find((p) => p.page.id === id)?.page.title ?? 'Check and submit';
  const labelOf = (id: string): string | undefined => parts.flatMap((p) => p.fields).find((f) => f.id === id)?.label;
  const lines = missing.map(({ page, fault }) => {
    const label = labelOf(fault.field);
    return { line: extract([titleOf(page), ...(label === undefined ? [] : [label]), fault.message].join(': '), 160) };
  });
  const more = lines.length - FAULTS_SHOWN;
  return more > 0 ? [...lines.slice(0, FAULTS_SHOWN), { line: `And ${String(more)} more.` }] : lines;
}

/** The last page. Only extracts are shown, so that it stays within the size of a card however much was written. */
export function reviewCard(input: ReviewInput): Ref<'review', ReviewData> {
  const { page, parts, answers, missing, duties, agencies, category, suggestion } = input;
  const open = new Set(missing.map((m) => m.page));
  const own = missing.filter((m) => m.page === page.id).map((m) => m.fault);
  const carried = { concern: input.concernId, revision: input.revision, page: page.id };
  const data: ReviewData = {
    progress: progressLine(page.title, input.progress),
    title: page.title,
    why: page.why,
    faults: missingLines(missing, parts),
    parts: parts.map((p) => ({ title: p.page.title, value: partSummary(p, input) })),
    duties: duties.map((d) => ({ title: d.section, value: d.title })),
    category: [
      { title: 'Your category', value: category === undefined ? 'Not chosen yet' : categoryWords(category) },
      { title: 'Suggested by your answers', value: categoryWords(suggestion.category) },
    ],
    options: parts.map((p) => ({
      title: p.page.title + (open.has(p.page.id) ? ' – needs an answer' : ''),
      value: p.page.id,
    })),
    part: missing.find((m) => m.page !== page.id)?.page ?? '',
    change: [button('Change this part', 'changePart', carried)],
    fields: page.fields.map((f) => fieldView(f, { values: answers.values, faults: own, agencies })),
    buttons: [
      button('Submit', 'submitConcern', carried, 'positive'),
      saveButton(input, page.id, 'back', 'Back'),
      saveButton(input, page.id, 'close', 'Save and close'),
    ],
  };
  return { name: 'review', data };
}
