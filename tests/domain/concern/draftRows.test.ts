/** Says what the buttons on a page of siblings or alleged perpetrators do (product §1.3). */
import type { Draft } from '../../../src/domain/concern/concern';
import { saveStep } from '../../../src/domain/concern/draft';
import type { Save, Then } from '../../../src/domain/concern/save';
import type { Row } from '../../../src/domain/form/answers';
import { allowed } from '../../support/house';
import { draft } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-02T10:00:00.000Z', on: '2026-03-02' };
const row = (n: number): Row => ({ id: `row-${String(n)}`, values: { name: `Sib Madeup ${String(n)}` } });
const withRows = (siblings: readonly Row[], open?: string): Draft =>
  draft({
    page: 'siblings',
    answers: { values: {}, rows: { siblings, perpetrators: [] } },
    ...(open === undefined ? {} : { row: open }),
  });
const press = (before: Draft, then: Then, over: Partial<Save> = {}) =>
  allowed(
    saveStep(before, { revision: before.revision, page: before.page, then, inputs: {}, newId: 'new', ...over }, MOMENT),
  );
const names = (state: Draft): readonly unknown[] => state.answers.rows.siblings.map((r) => r.values['name']);

it('Add opens a blank row, and what was typed into an open one is kept', () => {
  const first = press(withRows([]), 'add-row').state;
  expect([first.row, first.answers.rows.siblings]).toEqual(['new', [{ id: 'new', values: {} }]]);
  const second = press(first, 'add-row', { newId: 'newer', inputs: { name: 'Sib Madeup' } }).state;
  expect([second.row, names(second)]).toEqual(['newer', ['Sib Madeup', undefined]]);
});

it('there are 20 at most, and whoever asks for another is told where to put them', () => {
  const nineteen = Array.from({ length: 19 }, (_, i) => row(i));
  expect(press(withRows(nineteen), 'add-row').state.answers.rows.siblings).toHaveLength(20);
  const full = press(withRows([...nineteen, row(20)]), 'add-row');
  expect(full.state.answers.rows.siblings).toHaveLength(20);
  expect(full.faults).toEqual([
    { field: 'row', message: 'There can be 20 at most. Put any others in the details of the referral.' },
  ]);
});

it('Change opens the row that was chosen', () => {
  const state = press(withRows([row(1), row(2)]), 'edit-row', { row: 'row-2' }).state;
  expect([state.row, names(state)]).toEqual(['row-2', ['Sib Madeup 1', 'Sib Madeup 2']]);
});

it('Remove takes away the row that was chosen and no other', () => {
  const { state } = press(withRows([row(1), row(2)], 'row-1'), 'remove-row', {
    row: 'row-2',
    inputs: { name: 'Sib Renamed' },
  });
  expect([state.row, names(state)]).toEqual([undefined, ['Sib Renamed']]);
});

it.each([
  ['edit-row', 'Choose whom to change.'],
  ['remove-row', 'Choose whom to remove.'],
] as const)('%s of nobody says so and changes nothing', (then, message) => {
  for (const over of [{}, { row: 'nobody' }]) {
    const turned = press(withRows([row(1)]), then, over);
    expect([turned.faults, names(turned.state)]).toEqual([[{ field: 'row', message }], ['Sib Madeup 1']]);
  }
});

it('Cancel leaves a changed row as it was, and drops one that was never filled in', () => {
  const changed = press(withRows([row(1)], 'row-1'), 'cancel-row', { inputs: { name: 'Other' } }).state;
  expect([changed.row, names(changed)]).toEqual([undefined, ['Sib Madeup 1']]);
  const added = press(withRows([row(1), { id: 'new', values: {} }], 'new'), 'cancel-row', { inputs: { name: 'X' } });
  expect(names(added.state)).toEqual(['Sib Madeup 1']);
});

it('Done keeps the row and shows the list; a blank one is dropped', () => {
  const done = press(withRows([row(1)], 'row-1'), 'done-row', { inputs: { name: 'Sib Renamed', dob: '9' } }).state;
  expect([done.page, done.row, done.answers.rows.siblings]).toEqual([
    'siblings',
    undefined,
    [{ id: 'row-1', values: { name: 'Sib Renamed', dob: '9' } }],
  ]);
  expect(names(press(withRows([row(1)], 'row-1'), 'done-row').state)).toEqual([]);
});

it.each(['done-row', 'next'] as const)('%s stays at a row with a fault, with everything typed in it', (then) => {
  const turned = press(withRows([row(1)], 'row-1'), then, { inputs: { name: 'Sib', dob: '32/13/2015' } });
  expect([turned.state.page, turned.state.row, turned.faults.map((f) => f.field)]).toEqual([
    'siblings',
    'row-1',
    ['dob'],
  ]);
  expect(turned.state.answers.rows.siblings[0]?.values).toEqual({ name: 'Sib', dob: '32/13/2015' });
});

it.each([
  ['back', undefined],
  ['close', 'row-1'],
] as const)('%s keeps a half-typed row, faults and all', (then, open) => {
  const { state, faults } = press(withRows([row(1)], 'row-1'), then, { inputs: { name: 'Sib', dob: 'soon' } });
  expect([state.row, faults]).toEqual([open, []]);
  expect(state.answers.rows.siblings[0]?.values).toEqual({ name: 'Sib', dob: 'soon' });
});

it.each(['next', 'back'] as const)('%s goes on to another page', (then) => {
  expect(press(withRows([row(1)]), then).state.page).not.toBe('siblings');
});

it('siblings and alleged perpetrators do not mix', () => {
  const before = draft({
    page: 'perpetrators',
    answers: { values: {}, rows: { siblings: [row(1)], perpetrators: [] } },
  });
  const { rows } = press(before, 'add-row').state.answers;
  expect([rows.siblings, rows.perpetrators]).toEqual([[row(1)], [{ id: 'new', values: {} }]]);
});
