/** Checks the suggested category against a table worked out by hand from §11.2 (product §1.5). */
import fc from 'fast-check';
import { NO_ANSWERS, type Answers, type Values } from '../../../src/domain/form/answers';
import { isLower, suggestCategory } from '../../../src/domain/risk/suggest';

const ON = '2026-03-10';

/**
 * One line for each answer on exchange and coercion. Its four blocks are: first two blocks not repeated, last two repeated;
 * the first of each pair not self-defined, the second self-defined. The four signs of a block are: neither targeted nor
 * online, online, targeted, both. 0 is no suggestion of its own; "not" stands for no, for not known and for blank alike.
 */
const GOLDEN: Readonly<Record<string, string>> = {
  'no         not-seen ': '0222 0222 2222 3333',
  'no         not-known': '0222 0222 2222 3333',
  'no         possible ': '2222 2222 2222 3333',
  'no         likely   ': '2222 2222 3333 3333',
  'no         evident  ': '2222 2222 3333 3333',
  'not-known  not-seen ': '0222 0222 2222 3333',
  'not-known  not-known': '0222 0222 2222 3333',
  'not-known  possible ': '2222 2222 2222 3333',
  'not-known  likely   ': '2222 2222 3333 3333',
  'not-known  evident  ': '2222 2222 3333 3333',
  'possibly   not-seen ': '2222 2222 2222 3333',
  'possibly   not-known': '2222 2222 2222 3333',
  'possibly   possible ': '2222 2222 2222 3333',
  'possibly   likely   ': '2222 2222 3333 3333',
  'possibly   evident  ': '2222 2222 3333 3333',
  'yes        not-seen ': '2222 2222 3333 3333',
  'yes        not-known': '2222 2222 3333 3333',
  'yes        possible ': '2222 2222 3333 3333',
  'yes        likely   ': '2222 2222 3333 3333',
  'yes        evident  ': '2222 2222 3333 3333',
};

/** What else was answered, and what it makes of a 0 in the table. */
const BESIDE: readonly (readonly [name: string, zero: string, beside: Answers])[] = [
  ['nothing', 'none', NO_ANSWERS],
  ['danger alone', 'none', { ...NO_ANSWERS, values: { dangerNow: 'yes' } }],
  ['harm not sure', 'none', { ...NO_ANSWERS, values: { harmLikely: 'not-sure' } }],
  ['a factor', '1', { ...NO_ANSWERS, values: { factors: ['young-carer'] } }],
  [
    'all factors',
    '1',
    { ...NO_ANSWERS, values: { factors: ['household', 'abuse-history', 'gang-association', 'homeless'] } },
  ],
  ['an indicator', '1', { ...NO_ANSWERS, values: { indicators: ['missing'] } }],
  ['another factor in words', '1', { ...NO_ANSWERS, values: { factorsOther: 'x' } }],
  ['another indicator in words', '1', { ...NO_ANSWERS, values: { indicatorsOther: 'x' } }],
  ['a sign of §8', '1', { ...NO_ANSWERS, values: { signs: ['cars'] } }],
  [
    'an alleged perpetrator',
    '1',
    { values: {}, rows: { siblings: [], perpetrators: [{ id: 'p', values: { name: 'X' } }] } },
  ],
  ['harm', '2', { ...NO_ANSWERS, values: { harmLikely: 'yes' } }],
  ['a crime', '2', { ...NO_ANSWERS, values: { crimeLikely: 'yes' } }],
  ['recruiting others', '2', { ...NO_ANSWERS, values: { indicators: ['recruiting'] } }],
  ['repeat infections, pregnancy or terminations', '2', { ...NO_ANSWERS, values: { indicators: ['repeat-sti'] } }],
  ['gifts from unknown sources', '2', { ...NO_ANSWERS, values: { indicators: ['gifts'] } }],
];

const NOTS = ['no', 'not-known', ''];

describe.each(Object.entries(GOLDEN))('exchange and coercion %s', (key, line) => {
  const [exchange = '', coercion = ''] = key.split(/\s+/);
  const cells = line.replaceAll(' ', '');

  it.each(BESIDE)('beside %s', (_name, zero, beside) => {
    for (let i = 0; i < 16; i += 1)
      for (const not of NOTS) {
        const says = (bit: number): string => ((i & bit) === 0 ? not : 'yes');
        const values: Values = {
          ...beside.values,
          exchange,
          coercion,
          repeated: says(8),
          selfDefined: says(4),
          targeted: says(2),
          online: says(1),
        };
        const cell = cells[i] ?? '';
        const { category, grounds } = suggestCategory({ ...beside, values }, ON);
        expect([values, category]).toEqual([values, cell === '0' ? zero : cell]);
        expect(grounds.length > 0).toBe(category !== 'none');
      }
  });
});

const LADDERS: Readonly<Record<string, readonly string[]>> = {
  exchange: ['', 'no', 'not-known', 'possibly', 'yes'],
  coercion: ['', 'not-seen', 'not-known', 'possible', 'likely', 'evident'],
  repeated: ['', 'no', 'not-known', 'yes'],
  selfDefined: ['', 'no', 'not-known', 'yes'],
  targeted: ['', 'no', 'not-known', 'yes'],
  online: ['', 'no', 'not-known', 'yes'],
  harmLikely: ['', 'no', 'not-sure', 'yes'],
  crimeLikely: ['', 'no', 'not-sure', 'yes'],
};
const LISTS = { factors: ['young-carer', 'homeless'], indicators: ['missing', 'gifts', 'recruiting'], signs: ['cars'] };

it('never suggests less when an answer is worse', () => {
  const pair = Object.fromEntries(
    Object.entries(LADDERS).map(([id, steps]) => [
      id,
      fc
        .tuple(fc.nat(steps.length - 1), fc.nat(steps.length - 1))
        .map(([a, b]) => [steps[Math.min(a, b)] ?? '', steps[Math.max(a, b)] ?? '']),
    ]),
  );
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([id, all]) => [
      id,
      fc.tuple(fc.subarray(all), fc.subarray(all)).map(([a, b]) => [a, [...new Set([...a, ...b])]]),
    ]),
  );
  fc.assert(
    fc.property(fc.record({ ...pair, ...lists }), (pairs) => {
      const side = (n: 0 | 1): Answers => ({
        ...NO_ANSWERS,
        values: Object.fromEntries(Object.entries(pairs).map(([id, p]) => [id, p[n] ?? ''])),
      });
      expect(isLower(suggestCategory(side(1), ON).category, suggestCategory(side(0), ON).category)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

describe('a floor for children under 13', () => {
  const young: Answers = { ...NO_ANSWERS, values: { dob: '12' } };
  it.each([
    ['is off without a setting', young, undefined, 'none'],
    ['is off with null', young, { underThirteen: null }, 'none'],
    ['raises to 2', young, { underThirteen: '2' as const }, '2'],
    ['raises to 3', young, { underThirteen: '3' as const }, '3'],
    ['counts the youngest of a range', { ...young, values: { dob: '12 to 14' } }, { underThirteen: '2' as const }, '2'],
    ['leaves 13 alone', { ...young, values: { dob: '13' } }, { underThirteen: '2' as const }, 'none'],
    [
      'lowers nothing',
      { ...young, values: { dob: '12', repeated: 'yes', exchange: 'yes' } },
      { underThirteen: '2' as const },
      '3',
    ],
  ])('%s', (_why, answers, floors, expected) => {
    const { category, grounds } = suggestCategory(answers, ON, floors);
    expect(category).toBe(expected);
    expect(grounds.length > 0).toBe(expected !== 'none');
  });
});

it('names the § of every ground', () => {
  const values = { repeated: 'yes', coercion: 'evident', exchange: 'yes', selfDefined: 'yes' };
  expect(suggestCategory({ ...NO_ANSWERS, values }, ON).grounds.map((g) => g.section)).toEqual([
    '§11.2',
    '§11.2',
    '§11.2',
    '§11.2',
  ]);
});
