/** Says that no sequence of buttons, old cards and double clicks loses or changes a value that was accepted (product §1.3). */
import fc from 'fast-check';
import type { Draft } from '../../../src/domain/concern/concern';
import { changePart, saveStep } from '../../../src/domain/concern/draft';
import type { Save, Then } from '../../../src/domain/concern/save';
import type { Answer, Values } from '../../../src/domain/form/answers';
import { cleanInput } from '../../../src/domain/form/check';
import type { Field } from '../../../src/domain/form/field';
import { fieldsOf, pageById, PAGES } from '../../../src/domain/form/pages';
import { ROW_FIELDS } from '../../../src/domain/form/rows';
import { draft } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-02T10:00:00.000Z', on: '2026-03-02' };
const THENS: readonly Then[] = ['next', 'back', 'close', 'add-row', 'edit-row', 'remove-row', 'done-row', 'cancel-row'];

/** What somebody does next; numbers are read modulo what there is to choose from. */
interface Move {
  readonly then: Then;
  readonly typed: readonly (readonly [at: number, text: number])[];
  readonly row: number;
  readonly card: 'newest' | 'old' | 'again' | 'part';
}
const move: fc.Arbitrary<Move> = fc.record({
  then: fc.oneof(fc.constant<Then>('next'), fc.constantFrom(...THENS)),
  typed: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 }),
  row: fc.nat(30),
  card: fc.constantFrom('newest', 'newest', 'newest', 'old', 'again', 'part'),
});

const TEXTS = ['', ' ', 'Made up', '16', 'not known', 'promiscuous', 'soon', 'x'.repeat(5_000), 'a@b.example'] as const;
const textFor = (field: Field, n: number): string => {
  const choices = field.choices ?? [];
  const text = TEXTS[n % TEXTS.length] ?? '';
  return choices.length > 0 && n % 3 > 0 ? (choices[n % choices.length]?.id ?? '') : text;
};

function inputsOf(fields: readonly Field[], typed: Move['typed']): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [n, text] of typed) {
    const field = fields[n % Math.max(1, fields.length)];
    if (field !== undefined) inputs[field.id] = textFor(field, text);
  }
  return inputs;
}

/** The fields that the card of a draft shows: of its page, or of the row that is open. */
function shownFields(state: Draft): readonly Field[] {
  const page = pageById(state.page);
  if (page === undefined) throw new Error('the draft is on no page');
  if (page.rows === undefined) return fieldsOf(page, state.answers, MOMENT.on);
  return state.row === undefined ? [] : ROW_FIELDS[page.rows];
}

function saveOf(state: Draft, { then, typed, row }: Move, n: number): Save {
  const group = pageById(state.page)?.rows;
  const rows = group === undefined ? [] : state.answers.rows[group];
  const chosen = rows[row % Math.max(1, rows.length)]?.id;
  return {
    revision: state.revision,
    page: state.page,
    then,
    inputs: inputsOf(shownFields(state), typed),
    newId: `row-${String(n)}`,
    ...(chosen === undefined ? {} : { row: chosen }),
  };
}

const put = (before: Values, fields: readonly Field[], inputs: Save['inputs']): Values => {
  const after: Record<string, Answer> = { ...before };
  for (const field of fields) {
    const { value } = cleanInput(field, inputs[field.id]);
    if (value === undefined) Reflect.deleteProperty(after, field.id);
    else after[field.id] = value;
  }
  return after;
};

/** What must be true of the answers after an accepted save: the model, worked out field by field. */
function expectKept(before: Draft, save: Save, after: Draft): void {
  const group = pageById(before.page)?.rows;
  const fields = shownFields(before);
  expect(after.answers.values).toEqual(
    group === undefined ? put(before.answers.values, fields, save.inputs) : before.answers.values,
  );
  for (const other of ['siblings', 'perpetrators'] as const) {
    const rows = before.answers.rows[other].flatMap((row) => {
      if (other !== group) return [row];
      if (save.then === 'remove-row' && row.id === save.row) return [];
      const typed = row.id === before.row && save.then !== 'cancel-row';
      const values = typed ? put(row.values, fields, save.inputs) : row.values;
      return [{ id: row.id, values }];
    });
    const filled = (all: typeof rows) => all.filter((r) => Object.keys(r.values).length > 0);
    expect(filled([...after.answers.rows[other]])).toEqual(filled(rows));
    expect(after.answers.rows[other].length).toBeLessThanOrEqual(20);
  }
}

it('whatever is pressed, in whatever order, every accepted value stays until its own question is answered anew', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAGES), fc.array(move, { maxLength: 40 }), (start, moves) => {
      let state = draft({ page: start.id });
      let last: Save | undefined;
      for (const [n, step] of moves.entries()) {
        const fresh = saveOf(state, step, n);
        if (step.card === 'part') {
          const turned = changePart(state, PAGES[step.row % PAGES.length]?.id ?? '', state.revision, MOMENT);
          if (!turned.ok) continue;
          expect(turned.value.state.answers).toEqual(state.answers);
          state = turned.value.state;
        } else if (step.card === 'old') {
          expect(saveStep(state, { ...fresh, revision: state.revision - 2 }, MOMENT).ok).toBe(false);
        } else if (step.card === 'again') {
          const again = last === undefined ? undefined : saveStep(state, last, MOMENT);
          if (again?.ok === true) expect([again.value.repeat, again.value.state]).toEqual([true, state]);
        } else {
          const saved = saveStep(state, fresh, MOMENT);
          if (!saved.ok) throw new Error('the newest card is always taken');
          expectKept(state, fresh, saved.value.state);
          expect(saved.value.state.revision).toBe(state.revision + 1);
          state = saved.value.state;
          last = fresh;
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('Back through every page loses nothing', () => {
  for (const page of PAGES) {
    const fields = page.fields.filter((f) => f.choices === undefined && f.choicesFrom === undefined);
    const inputs = Object.fromEntries(fields.map((f) => [f.id, 'Made up']));
    const save: Save = { revision: 1, page: page.id, then: 'back', inputs, newId: 'new' };
    const saved = saveStep(draft({ page: page.id }), save, MOMENT);
    const shown = new Set(fieldsOf(page, draft().answers, MOMENT.on).map((f) => f.id));
    const kept = Object.entries(inputs).filter(([id]) => shown.has(id));
    expect(saved.ok ? saved.value.state.answers.values : saved).toEqual(Object.fromEntries(kept));
  }
});
