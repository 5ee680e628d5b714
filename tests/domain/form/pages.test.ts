/** Checks the walk through the ten steps, and that no card can grow past its size (product §1.3). */
import fc from 'fast-check';
import { NO_ANSWERS, type Answers, type Values } from '../../../src/domain/form/answers';
import { LIMITS, type Field, type Page } from '../../../src/domain/form/field';
import { fieldsOf, nextPage, PAGES, pageById, pagesFor, previousPage } from '../../../src/domain/form/pages';
import { ROW_FIELDS } from '../../../src/domain/form/rows';
import { FACTORS, INDICATORS, ROUTES, SIGNS } from '../../../src/domain/risk/checklist';

const ON = '2026-03-10';
const having = (values: Values): Answers => ({ ...NO_ANSWERS, values });
const ids = (values: Values) => pagesFor(having(values), ON).map((p) => p.id);
const CALM: Values = {
  dangerNow: 'no',
  crimeLikely: 'no',
  harmLikely: 'no',
  parentFacilitates: 'no',
  failsToProtect: 'no',
  adultInTrust: 'no',
};

it('walks the ten steps in order', () => {
  const steps = PAGES.map((p) => p.step);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect([...new Set(steps)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('gives every page its own id, and every question of the form too', () => {
  const pageIds = PAGES.map((p) => p.id);
  const fieldIds = PAGES.flatMap((p) => p.fields.map((f) => f.id));
  expect(new Set(pageIds).size).toBe(pageIds.length);
  expect(new Set(fieldIds).size).toBe(fieldIds.length);
});

describe('a page appears when an answer asks for it', () => {
  it.each<[string, Values, string, Values]>([
    ['danger', { dangerNow: 'yes' }, 'danger', { dangerNow: 'no' }],
    ['danger that is not sure', { dangerNow: 'not-sure' }, 'danger', {}],
    ['a talk with the lead', { leadTalked: 'yes' }, 'lead-after', { leadTalked: 'no' }],
    [
      'no talk with the lead and nothing urgent',
      { ...CALM, leadTalked: 'no' },
      'lead-first',
      { ...CALM, harmLikely: 'yes', leadTalked: 'no' },
    ],
    ['an age of 18', { dob: '18' }, 'adult', { dob: '17 to 19' }],
    ['an age of 13', { dob: '13' }, 'considerations', { dob: '12' }],
    ['a range that touches 15', { dob: '15 to 17' }, 'considerations', { dob: '16 to 17' }],
    ['a placement', { placedOut: 'into-ealing' }, 'placement-details', { placedOut: 'no' }],
    ['a factor at the start of the list', { factors: ['household'] }, 'factor-notes', { factors: ['young-carer'] }],
    ['a factor further down', { factors: ['young-carer'] }, 'factor-notes-3', { factors: ['household'] }],
    ['an indicator', { indicators: ['missing'] }, 'indicator-notes', {}],
  ])('%s', (_why, yes, page, no) => {
    expect(ids(yes)).toContain(page);
    expect(ids(no)).not.toContain(page);
  });

  it('asks for a note on each ticked factor, and no other', () => {
    const answers = having({ factors: ['household', 'bereavement'] });
    const page = pageById('factor-notes');
    expect(page && fieldsOf(page, answers, ON).map((f) => f.id)).toEqual([
      'factorsNote-household',
      'factorsNote-bereavement',
    ]);
  });

  it('asks a confirmed adult nothing more, and goes on as a child when the age is disputed', () => {
    expect(ids({ dob: '19', adultConfirm: 'adult' }).at(-1)).toBe('adult');
    expect(ids({ dob: '19', adultConfirm: 'disputed' }).at(-1)).toBe('review');
  });
});

describe('Next and Back', () => {
  it('lead through every page that holds, and back again, whatever was answered', () => {
    const choice = (id: string, ...options: readonly string[]) => fc.record({ [id]: fc.constantFrom('', ...options) });
    const values = fc
      .tuple(
        choice('dangerNow', 'yes', 'no'),
        choice('leadTalked', 'yes', 'no'),
        choice('dob', '12', '14', '19'),
        choice('adultConfirm', 'adult', 'disputed'),
        choice('placedOut', 'no', 'into-ealing'),
      )
      .map((parts) => Object.assign({}, ...parts) as Values);
    fc.assert(
      fc.property(values, (v) => {
        const answers = having(v);
        const walk: string[] = [];
        for (let page: Page | undefined = PAGES[0]; page !== undefined; page = nextPage(answers, ON, page.id))
          walk.push(page.id);
        const back: string[] = [];
        for (let page = pagesFor(answers, ON).at(-1); page !== undefined; page = previousPage(answers, ON, page.id))
          back.unshift(page.id);
        expect(walk).toEqual(pagesFor(answers, ON).map((p) => p.id));
        expect(back).toEqual(walk);
      }),
    );
  });

  it('go on from a page that no longer holds', () => {
    expect(nextPage(NO_ANSWERS, ON, 'danger')?.id).toBe('child');
    expect(previousPage(NO_ANSWERS, ON, 'danger')?.id).toBe('safety');
    expect(nextPage(NO_ANSWERS, ON, 'no-such-page')).toBeUndefined();
    expect(previousPage(NO_ANSWERS, ON, 'no-such-page')).toBeUndefined();
  });
});

describe('a card stays small', () => {
  const size = (fields: readonly Field[]): number => {
    const full = (f: Field) =>
      f.choices === undefined ? '"'.repeat(LIMITS[f.kind === 'choice' || f.kind === 'choices' ? 'short' : f.kind]) : '';
    const parts = fields.map((f) =>
      JSON.stringify({ ...f, value: full(f), type: 'Input.Text', isMultiline: true, style: 'expanded' }),
    );
    return 2 * parts.join().length;
  };

  it.each([...PAGES.map((p) => [p.id, p.fields] as const), ...Object.entries(ROW_FIELDS)])(
    '%s, with every field full of quotes',
    (_id, fields) => {
      expect(size(fields)).toBeLessThan(20 * 1024);
      expect(fields.filter((f) => f.kind === 'long').length).toBeLessThanOrEqual(1);
      expect(fields.length).toBeLessThanOrEqual(12);
    },
  );

  it('tells each limit before it is hit', () => {
    const texts = [...PAGES.flatMap((p) => p.fields), ...Object.values(ROW_FIELDS).flat()].filter((f) =>
      ['short', 'note', 'long'].includes(f.kind),
    );
    for (const f of texts)
      expect([f.id, f.hint]).toEqual([
        f.id,
        expect.stringMatching(f.kind === 'long' ? /4,000/ : f.kind === 'note' ? /300/ : /200/),
      ]);
  });
});

it('holds the lists of the strategy whole', () => {
  expect([FACTORS.length, INDICATORS.length, SIGNS.length, ROUTES.length]).toEqual([14, 13, 24, 7]);
  const considered = pageById('considerations')?.fields.filter((f) => f.kind === 'choice') ?? [];
  expect(considered).toHaveLength(7);
  for (const f of considered) expect(f.choices?.map((c) => c.label)).toContain('Not considered yet');
});

it('says that a child who recruits was made or persuaded to', () => {
  expect(pageById('indicators')?.fields[0]?.hint).toContain('made or persuaded to bring others');
});
