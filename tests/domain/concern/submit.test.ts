/** Says when a draft can be submitted and what it becomes (product §1.3, §1.4, §1.11). */
import type { Values } from '../../../src/domain/form/answers';
import { declare, faultsBeforeSubmit, submitDraft } from '../../../src/domain/concern/submit';
import { dutiesOf } from '../../../src/domain/concern/dutiesOf';
import { answered, WHOLE } from '../../support/answers';
import { allowed, refused } from '../../support/house';
import { draft } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-02T10:00:00.000Z', on: '2026-03-02' };
const ready = (over: Values = {}) => declare(draft({ answers: answered(WHOLE, over), page: 'review' }), true);
const submit = (over: Values = {}) => submitDraft(ready(over), 1, 'MASE-2026-0001', MOMENT);

it('a whole form becomes a case with the identity of its draft', () => {
  const { state, events } = allowed(submit());
  expect(state).toMatchObject({
    stage: 'case',
    id: 'c1',
    author: { id: 'author-1' },
    reference: 'MASE-2026-0001',
    submittedAt: MOMENT.at,
    category: '2',
    ageBand: '16-or-17',
    agency: 'education',
    status: 'submitted',
    chased: { urgent: 0, nextDay: 0 },
    additions: [],
  });
  expect(events.map((e) => [e.type, e.by])).toEqual([['concern-submitted', 'author-1']]);
});

it.each([
  ['3', 'yes', 'case'],
  ['2', 'yes', 'case'],
  ['cannot-say', 'yes', 'case'],
  ['1', 'yes', 'consultation'],
  ['3', 'no', 'consultation'],
])('category %s, concerns remain: %s, is a %s', (ownCategory, concernsRemain, stage) => {
  expect(allowed(submit({ ownCategory, concernsRemain })).state.stage).toBe(stage);
});

it.each([
  'dangerNow',
  'crimeLikely',
  'harmLikely',
  'leadTalked',
  'childName',
  'dob',
  'referrerName',
  'agency',
  'details',
  'ownCategory',
  'categoryReason',
])('without %s it cannot go, and says so at that question', (field) => {
  const { [field]: _gone, ...rest } = WHOLE;
  const before = declare(draft({ answers: answered(rest) }), true);
  const refusal = refused(submitDraft(before, 1, 'MASE-2026-0001', MOMENT));
  expect(refusal.code === 'incomplete' ? refusal.faults.map((f) => f.field) : refusal).toContain(field);
});

it('without the declaration it cannot go', () => {
  const before = declare(ready(), false);
  expect(faultsBeforeSubmit(before, MOMENT.on).map((f) => [f.page, f.fault.field])).toEqual([
    ['review', 'declaration'],
  ]);
  expect(refused(submitDraft(before, 1, 'x', MOMENT))).toMatchObject({ code: 'incomplete' });
});

it('an adult’s concern cannot be submitted, a disputed age can', () => {
  const adult = { dob: '19', adultConfirm: 'adult' };
  expect(refused(submit(adult))).toMatchObject({ code: 'incomplete' });
  expect(allowed(submit({ dob: '19', adultConfirm: 'disputed' })).state.ageBand).toBe('not-known');
});

it('an old card submits nothing', () => {
  expect(refused(submitDraft({ ...ready(), revision: 7 }, 6, 'x', MOMENT))).toEqual({ code: 'stale' });
});

it('keeps the duties that can be answered, from the moment of submitting, and words them as they were raised', () => {
  const { state } = allowed(submit({ harmLikely: 'yes' }));
  expect(state.duties.map((d) => d.rule)).toEqual(expect.arrayContaining(['R2', 'R5', 'R6']));
  expect(state.duties.every((d) => d.raisedAt === MOMENT.at && d.answer === undefined)).toBe(true);
  expect(state.duties.map((d) => d.rule)).not.toContain('R11');
  const worded = dutiesOf(state, MOMENT.on);
  expect(worded.filter((d) => d.followUp !== 'told').map((d) => d.rule)).toEqual(state.duties.map((d) => d.rule));
  expect(worded.map((d) => d.rule)).toContain('R11');
});

it('R18 is among its duties once the panel says so', () => {
  const { state } = allowed(submit());
  const escalated = { ...state, duties: [...state.duties, { rule: 'R18' as const, raisedAt: MOMENT.at }] };
  expect(dutiesOf(escalated, MOMENT.on).map((d) => d.rule)).toContain('R18');
});
