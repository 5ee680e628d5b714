/** Checks where a concern goes, what its channel card is marked with, and who is told privately (product §1.4, §1.6). */
import { marksFor, sendsTo, tellsCoordinator } from '../../../src/domain/duties/rules';
import { type Answers, type Values } from '../../../src/domain/form/answers';

const ON = '2026-03-10';
const having = (values: Values, perpetrators: readonly Values[] = []): Answers => ({
  values,
  rows: { siblings: [], perpetrators: perpetrators.map((v, i) => ({ id: String(i), values: v })) },
});
const NAMED: Values = { name: 'Person X', address: '1 Example Road' };
const ENDED: Values = { leadTalked: 'yes', concernsRemain: 'no' };

describe('marks on the channel card', () => {
  it.each<[string, Values, readonly Values[], readonly string[]]>([
    [
      'all of them',
      {
        dob: '12',
        adultInTrust: 'yes',
        legalStatus: ['co'],
        placedOut: 'out-of-ealing',
        missing: 'now',
        gangLink: 'yes',
        moved: 'into-uk',
      },
      [NAMED],
      ['child-protection', 'cross-border', 'missing', 'gangs', 'nrm', 'abduction', 'under-13'],
    ],
    ['an unknown age is not shown as under 13', { dob: 'not known' }, [], []],
    ['a range from 12 is', { dob: '12-14' }, [], ['under-13']],
  ])('%s', (_why, values, perpetrators, marks) => {
    expect(marksFor(having(values, perpetrators), ON)).toEqual(marks);
  });
});

describe('where a concern goes', () => {
  it.each<[Values, 'case' | 'consultation']>([
    [{ ownCategory: '1' }, 'consultation'],
    [{ ownCategory: '2' }, 'case'],
    [{ ownCategory: '3' }, 'case'],
    [{ ownCategory: 'cannot-say' }, 'case'],
    [{ ownCategory: '3', ...ENDED }, 'consultation'],
    [{ ownCategory: '3', leadTalked: 'no', concernsRemain: 'no' }, 'case'],
    [{ ownCategory: '1', exchange: 'yes' }, 'consultation'],
  ])('%j is a %s', (values, kind) => {
    expect(sendsTo(having(values))).toBe(kind);
  });

  it.each<[string, Values, 'none' | '1' | '2' | '3', boolean]>([
    ['category 1 as suggested', { ownCategory: '1', dob: '14' }, '1', false],
    ['category 1 with nothing suggested', { ownCategory: '1', dob: '14' }, 'none', false],
    ['lower than suggested', { ownCategory: '1', dob: '14' }, '2', true],
    ['R4', { ownCategory: '1', dob: '12' }, '1', true],
    ['R5', { ownCategory: '1', leadTalked: 'not-available' }, '1', true],
    ['R6', { ownCategory: '1', crimeLikely: 'not-sure' }, '1', true],
    ['R8', { ownCategory: '1', failsToProtect: 'not-sure' }, '1', true],
    ['no concerns remain, category 2', { ownCategory: '2', ...ENDED }, '2', true],
    ['no concerns remain, cannot say', { ownCategory: 'cannot-say', ...ENDED }, 'none', true],
    ['no concerns remain, category 1', { ownCategory: '1', ...ENDED }, '1', false],
    ['a case goes to the channel instead', { ownCategory: '2', dob: '12' }, '3', false],
  ])('the coordinator learns privately or not: %s', (_why, values, suggestion, told) => {
    expect(tellsCoordinator(having(values), ON, suggestion)).toBe(told);
  });
});
