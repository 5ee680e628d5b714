/** Decides what the pages that take several people look like: the list, and the form for one of them (product §1.3 steps 4 and 8). */
import { LIMITS, type Choice, type Field, type Page } from '../../domain/form/field';
import type { Row, RowGroupId, Values } from '../../domain/form/answers';
import type { Fault } from '../../domain/refusal';
import { extract, type Option, type Ref } from '../ref';
import { answerWords, fieldView } from './fieldView';
import {
  faultLines,
  fitNotices,
  pageButtons,
  progressLine,
  saveButton,
  type DraftKey,
  type Progress,
  type StepData,
} from './step';
import type { StepNotice } from './stepNotice';

const WORDS: Readonly<
  Record<RowGroupId, { readonly add: string; readonly one: string; readonly label: string; readonly none: string }>
> = {
  siblings: {
    add: 'Add sibling',
    one: 'a brother or sister',
    label: 'Brothers and sisters added so far',
    none: 'No brothers or sisters added.',
  },
  perpetrators: {
    add: 'Add person',
    one: 'an alleged perpetrator',
    label: 'Alleged perpetrators added so far',
    none: 'No alleged perpetrators added.',
  },
};

interface Common extends DraftKey {
  readonly page: Page;
  readonly group: RowGroupId;
  /** The questions asked about each person. */
  readonly rowFields: readonly Field[];
  readonly faults: readonly Fault[];
  readonly progress: Progress;
  readonly agencies: readonly Choice[];
}

/** One person on one line: the number and the first words of what is known. */
function rowTitle(row: Row, index: number, fields: readonly Field[], agencies: readonly Choice[]): string {
  const words = fields.map((f) => answerWords(f, row.values[f.id], agencies)).filter((w) => w !== '');
  return `${String(index + 1)}. ${words.length === 0 ? 'Nothing entered yet' : extract(words.join(', '))}`;
}

const base = (input: Common): StepData => ({
  progress: progressLine(input.page.title, input.progress),
  title: input.page.title,
  why: input.page.why,
  needed: '',
  faults: faultLines(input.faults, input.rowFields),
  notices: [],
  suggestion: '',
  grounds: [],
  fields: [],
  list: 'off',
  listEmpty: '',
  listLabel: '',
  rows: [],
  row: '',
  rowButtons: [],
  helpTitle: input.page.help?.title ?? '',
  help: (input.page.help?.lines ?? []).map((line) => ({ line })),
  buttons: [],
});

export interface RowsInput extends Common {
  readonly rows: readonly Row[];
  readonly notices: readonly StepNotice[];
  readonly canGoBack: boolean;
}

/** The people added so far, with Add, Change and Remove. The one to change or remove comes back as `q_row`. */
export function rowsCard(input: RowsInput): Ref<'step', StepData> {
  const { page, group, rows, rowFields, agencies } = input;
  const words = WORDS[group];
  const full = rows.length >= LIMITS.rows;
  const options: readonly Option[] = rows.map((row, i) => ({
    title: rowTitle(row, i, rowFields, agencies),
    value: row.id,
  }));
  const add = full ? [] : [saveButton(input, page.id, 'add-row', words.add)];
  const existing =
    rows.length === 0
      ? []
      : [saveButton(input, page.id, 'edit-row', 'Change'), saveButton(input, page.id, 'remove-row', 'Remove')];
  const limit = full
    ? ` You have added ${String(LIMITS.rows)}, which is the most this form takes. Tell ECIRS about anyone else.`
    : '';
  const data: StepData = {
    ...base(input),
    why: page.why + limit,
    notices: fitNotices(input.notices, rowFields),
    list: rows.length === 0 ? 'none' : 'some',
    listEmpty: words.none,
    listLabel: words.label,
    rows: options,
    row: options.length === 1 ? (options[0]?.value ?? '') : '',
    rowButtons: [...add, ...existing],
    buttons: pageButtons(input, page.id, input.canGoBack),
  };
  return { name: 'step', data };
}

export interface RowInput extends Common {
  readonly rowId: string;
  readonly values: Values;
  readonly isNew: boolean;
}

/** The form for one person; every button carries the row's id. */
export function rowCard(input: RowInput): Ref<'step', StepData> {
  const { page, group, rowId, rowFields, values, faults, agencies } = input;
  const words = WORDS[group];
  const extra = { row: rowId };
  const data: StepData = {
    ...base(input),
    title: input.isNew ? `Add ${words.one}` : `Change ${words.one}`,
    fields: rowFields.map((f) => fieldView(f, { values, faults, agencies })),
    buttons: [
      saveButton(input, page.id, 'done-row', 'Done', extra),
      saveButton(input, page.id, 'cancel-row', 'Cancel', extra),
      saveButton(input, page.id, 'close', 'Save and close', extra),
    ],
  };
  return { name: 'step', data };
}
