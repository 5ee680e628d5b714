/** Decides what the buttons on a page of rows do: siblings and alleged perpetrators are added, changed and removed one by one. */
import type { Moment } from '../decision';
import type { Row, RowGroupId } from '../form/answers';
import { faultsOfRow } from '../form/check';
import { LIMITS, type Page } from '../form/field';
import { ROW_FIELDS } from '../form/rows';
import type { Draft } from './concern';
import { destination, readInputs, type Save, type Turned } from './save';

const isBlank = (row: Row): boolean => Object.keys(row.values).length === 0;

/** The open row with what was typed into it; the other rows as they were. */
function typed(draft: Draft, group: RowGroupId, save: Save): { rows: readonly Row[]; faults: Turned['faults'] } {
  const rows = draft.answers.rows[group];
  const open = rows.find((r) => r.id === draft.row);
  if (open === undefined) return { rows, faults: [] };
  const read = readInputs(ROW_FIELDS[group], open.values, save.inputs);
  return { rows: rows.map((r) => (r.id === open.id ? { ...r, values: read.values } : r)), faults: read.faults };
}

/** Saves a page of rows; what was typed into the open row is kept at any button but Cancel. */
export function onRowsPage(draft: Draft, page: Page, group: RowGroupId, save: Save, moment: Moment): Turned {
  const read = typed(draft, group, save);
  const turn = (rows: readonly Row[], row: string | undefined, rest: Partial<Turned> = {}): Turned => ({
    answers: { ...draft.answers, rows: { ...draft.answers.rows, [group]: rows } },
    page: page.id,
    ...(row === undefined ? {} : { row }),
    faults: [],
    words: [],
    ...rest,
  });
  const full = (): Turned =>
    turn(read.rows, undefined, {
      faults: [
        {
          field: 'row',
          message: `There can be ${String(LIMITS.rows)} at most. Put any others in the details of the referral.`,
        },
      ],
    });
  const chosen = read.rows.find((r) => r.id === save.row);
  switch (save.then) {
    case 'add-row':
      return read.rows.length >= LIMITS.rows
        ? full()
        : turn([...read.rows, { id: save.newId, values: {} }], save.newId);
    case 'edit-row':
      return chosen === undefined
        ? turn(read.rows, undefined, { faults: [{ field: 'row', message: 'Choose whom to change.' }] })
        : turn(read.rows, chosen.id);
    case 'remove-row':
      return chosen === undefined
        ? turn(read.rows, undefined, { faults: [{ field: 'row', message: 'Choose whom to remove.' }] })
        : turn(
            read.rows.filter((r) => r.id !== chosen.id),
            undefined,
          );
    case 'cancel-row':
      return turn(
        draft.answers.rows[group].filter((r) => r.id !== draft.row || !isBlank(r)),
        undefined,
      );
    case 'done-row':
    case 'next':
    case 'back':
    case 'close':
      return leaveRow(draft, page, group, save, read, turn, moment);
  }
}

type Turn = (rows: readonly Row[], row: string | undefined, rest?: Partial<Turned>) => Turned;

function leaveRow(
  draft: Draft,
  page: Page,
  group: RowGroupId,
  save: Save,
  read: ReturnType<typeof typed>,
  turn: Turn,
  moment: Moment,
): Turned {
  const open = read.rows.find((r) => r.id === draft.row);
  const stays = save.then === 'done-row' || save.then === 'next';
  if (open !== undefined && stays && !isBlank(open)) {
    const checked = faultsOfRow(group, open, moment.on).filter((f) => !read.faults.some((r) => r.field === f.field));
    const faults = [...read.faults, ...checked];
    if (faults.length > 0) return turn(read.rows, open.id, { faults });
  }
  const kept = read.rows.filter((r) => !isBlank(r));
  if (save.then === 'close') return turn(kept, open !== undefined && !isBlank(open) ? open.id : undefined);
  if (save.then === 'done-row') return turn(kept, undefined);
  const answers = { ...draft.answers, rows: { ...draft.answers.rows, [group]: kept } };
  return turn(kept, undefined, { page: destination(page.id, save.then, answers, moment) });
}
