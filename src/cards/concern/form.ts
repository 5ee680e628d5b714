/** Decides how the full form is read on cards: only what was answered, in the order of the form, in pages that each fit a card (product §1.6). */
import type { Answers, RowGroupId } from '../../domain/form/answers';
import type { Choice, Field } from '../../domain/form/field';
import { escapeMarkdown } from '../escape';
import { button, type Button, type Ref } from '../ref';
import { answerWords } from './fieldView';
import type { Part } from './review';

interface FormItem {
  readonly label: string;
  readonly value: string;
}

export interface FormSection {
  readonly title: string;
  readonly items: readonly FormItem[];
}

export interface FormPageData {
  readonly title: string;
  readonly place: string;
  readonly sections: readonly FormSection[];
  /** In a dialog, buttons submit to the dialog; in a chat they replace the card. */
  readonly submit: boolean;
  readonly buttons: readonly Button[];
}

/** Bytes that the answers of one page may take; the rest of a card is heading and buttons. */
const PAGE_BYTES = 20_000;
/** What the elements around one answer, and one section heading, take. */
const AROUND = 500;

/** What a text takes once it is escaped twice: against Markdown, and as JSON. */
const costOf = (text: string): number => (JSON.stringify(escapeMarkdown(text)).length - 2) * 2;

/** A text that takes more than this goes on in a second piece. */
const PIECE_BYTES = 12_000;

/** Splits a text between characters into pieces that each fit a page. Counted by the character, so that only long texts are worth the counting. */
function pieces(text: string): readonly string[] {
  if (costOf(text) <= PIECE_BYTES) return [text];
  const out: string[] = [];
  let piece = '';
  let cost = 0;
  for (const character of text) {
    const more = costOf(character);
    if (cost + more > PIECE_BYTES) {
      out.push(piece);
      piece = '';
      cost = 0;
    }
    piece += character;
    cost += more;
  }
  return [...out, piece];
}

const splitItem = ({ label, value }: FormItem): readonly FormItem[] =>
  pieces(value).map((piece, i) => ({ label: i === 0 ? label : `${label} (continued)`, value: piece }));

/** Packs sections into pages that each stay within the size of a card; a long text goes on over the next page. */
export function paginate(sections: readonly FormSection[]): readonly (readonly FormSection[])[] {
  const pages: FormSection[][] = [];
  let left = 0;
  for (const section of sections) {
    let startsHere = true;
    for (const item of section.items.flatMap(splitItem)) {
      const cost = costOf(item.label) + costOf(item.value) + AROUND + (startsHere ? costOf(section.title) + AROUND : 0);
      if (cost > left) {
        pages.push([]);
        left = PAGE_BYTES;
        startsHere = true;
      }
      const page = pages[pages.length - 1] ?? [];
      const last = page[page.length - 1];
      if (startsHere || last === undefined) page.push({ title: section.title, items: [item] });
      else page[page.length - 1] = { ...last, items: [...last.items, item] };
      left -= cost;
      startsHere = false;
    }
  }
  return pages.length === 0 ? [[]] : pages;
}

export interface FormParts {
  readonly parts: readonly Part[];
  readonly rowFields: Readonly<Record<RowGroupId, readonly Field[]>>;
  readonly agencies: readonly Choice[];
}

const answered = (
  fields: readonly Field[],
  values: Answers['values'],
  agencies: readonly Choice[],
): readonly FormItem[] =>
  fields.map((f) => ({ label: f.label, value: answerWords(f, values[f.id], agencies) })).filter((i) => i.value !== '');

/** Everything that was answered, by page of the form; each sibling and alleged perpetrator is a section of their own. */
export function formSections(answers: Answers, { parts, rowFields, agencies }: FormParts): readonly FormSection[] {
  const sections = parts.flatMap(({ page, fields }): readonly FormSection[] => {
    const own = { title: page.title, items: answered(fields, answers.values, agencies) };
    const group = page.rows;
    if (group === undefined) return [own];
    const people = answers.rows[group].map((row, i) => ({
      title: `${page.title}: ${String(i + 1)}`,
      items: answered(rowFields[group], row.values, agencies),
    }));
    return [own, ...people];
  });
  return sections.filter((s) => s.items.length > 0);
}

export interface FormInput {
  readonly concernId: string;
  readonly title: string;
  readonly sections: readonly FormSection[];
  /** From 1; a page beyond the last shows the last. */
  readonly page: number;
  readonly submit: boolean;
}

/** One page of the full form, with Previous and Next (verb `viewCase`, data `concern`, `page`; in a dialog the verb is in the data too). */
export function formView({ concernId, title, sections, page, submit }: FormInput): Ref<'form', FormPageData> {
  const pages = paginate(sections);
  const at = Math.min(Math.max(1, page), pages.length);
  const turn = (label: string, to: number): Button =>
    button(label, 'viewCase', { ...(submit ? { verb: 'viewCase' } : {}), concern: concernId, page: to });
  const data: FormPageData = {
    title,
    place: pages.length === 1 ? '' : `Page ${String(at)} of ${String(pages.length)}`,
    sections: pages[at - 1] ?? [],
    submit,
    buttons: [...(at > 1 ? [turn('Previous', at - 1)] : []), ...(at < pages.length ? [turn('Next', at + 1)] : [])],
  };
  return { name: 'form', data };
}
