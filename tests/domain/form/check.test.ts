/** Checks that bad input gets a sentence at its field and everything else stays (product §1.3). */
import fc from 'fast-check';
import { NO_ANSWERS, type Answers, type Values } from '../../../src/domain/form/answers';
import { allFaults, cleanInput, faultsOfRow, faultsOnPage } from '../../../src/domain/form/check';
import { answerText } from '../../../src/domain/form/extract';
import { LIMITS, type Field, type FieldKind } from '../../../src/domain/form/field';
import { PAGES, pageById } from '../../../src/domain/form/pages';

const ON = '2026-03-10';
const field = (kind: FieldKind, rest: Partial<Field> = {}): Field => ({
  id: 'x',
  label: 'X',
  kind,
  section: 'Added',
  ...rest,
});
const AB = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
];

describe('what was typed is cleaned', () => {
  it.each<[string, Field, unknown, unknown]>([
    ['spaces round it go', field('short'), '  Example Child ', 'Example Child'],
    ['blank is no answer', field('short'), '   ', undefined],
    ['a missing input is no answer', field('short'), undefined, undefined],
    ['an input that is not text is no answer', field('short'), { toString: 1 }, undefined],
    ['a short answer is one line', field('short'), 'a\r\nb\tc', 'a b c'],
    ['a note keeps its lines', field('note'), 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['control characters go', field('long'), 'a\u0000\u0007\u001b[31mb', 'a[31mb'],
    ['half a character goes', field('long'), 'a\ud800b', 'ab'],
    [
      'Markdown and scripts are only text',
      field('short'),
      '[x](http://e.example) <script>',
      '[x](http://e.example) <script>',
    ],
    ['accents are written one way', field('short'), 'Zoe\u0308', 'Zo\u00eb'],
    ['a choice is its id', field('choice', { choices: AB }), 'a', 'a'],
    ['several choices are a list, each once', field('choices', { choices: AB }), 'b, a,b', ['b', 'a']],
    ['no choice is no answer', field('choices', { choices: AB }), '', undefined],
    [
      'an agency of the profile is taken by its id',
      field('choice', { choicesFrom: 'agencies' }),
      'youth-justice',
      'youth-justice',
    ],
  ])('%s', (_why, f, raw, value) => {
    expect(cleanInput(f, raw)).toEqual({ value });
  });

  it.each<[string, Field, string, unknown]>([
    ['an unknown choice', field('choice', { choices: AB }), 'c', undefined],
    ['an unknown choice among known ones', field('choices', { choices: AB }), 'a,c', ['a']],
    ['something else than an agency', field('choice', { choicesFrom: 'agencies' }), 'No Such', undefined],
    ['a choice where there are none', field('choice'), 'a', undefined],
  ])('%s is dropped and told', (_why, f, raw, value) => {
    expect(cleanInput(f, raw)).toEqual({ value, fault: expect.stringContaining('not on the list') as string });
  });

  it.each<[FieldKind, number]>([
    ['short', 200],
    ['email', 200],
    ['age', 40],
    ['note', 300],
    ['long', 4000],
  ])('%s is cut at %i characters, and says so', (kind, limit) => {
    expect(cleanInput(field(kind), 'a'.repeat(limit))).toEqual({ value: 'a'.repeat(limit) });
    const { value, fault } = cleanInput(field(kind), 'a'.repeat(50_000));
    expect(value).toBe('a'.repeat(limit));
    expect(fault).toBe(
      `You typed 50,000 characters. The limit is ${limit === 4000 ? '4,000' : String(limit)}, so the end was cut off.`,
    );
  });

  it('never cuts through a character', () => {
    expect(cleanInput(field('short'), 'a' + '😀'.repeat(150)).value).toBe('a' + '😀'.repeat(99));
  });

  it('gives a value that stays as it is when it comes again', () => {
    const kinds: readonly FieldKind[] = ['short', 'note', 'long', 'email', 'age'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary', maxLength: 500 }), (kind, text) => {
        const { value } = cleanInput(field(kind), text);
        expect(cleanInput(field(kind), value)).toEqual({ value });
        expect((value ?? '').length).toBeLessThanOrEqual(LIMITS[kind as 'short']);
      }),
    );
  });
});

const having = (values: Values): Answers => ({ ...NO_ANSWERS, values });
const faults = (page: string, values: Values) => {
  const found = pageById(page);
  if (found === undefined) throw new Error(page);
  return faultsOnPage(found, having(values), ON).map((f) => f.field);
};

describe('what is wrong is told at its field', () => {
  it.each<[string, string, Values, readonly string[]]>([
    ['a name or what they are known as', 'child', { dob: '14' }, ['childName']],
    ['"known as" is enough', 'child', { dob: '14', knownAs: 'Sample' }, []],
    ['an age or "not known"', 'child', { childName: 'Sample' }, ['dob']],
    ['a date of birth that does not exist', 'child', { childName: 'Sample', dob: '32/13/2015' }, ['dob']],
    [
      'an email without @',
      'referrer',
      { referrerName: 'A', agency: 'police', referrerEmail: 'nobody' },
      ['referrerEmail'],
    ],
    [
      'an email without a dot',
      'referrer',
      { referrerName: 'A', agency: 'police', referrerEmail: 'a@b' },
      ['referrerEmail'],
    ],
    [
      'an email ending in a dot',
      'referrer',
      { referrerName: 'A', agency: 'police', referrerEmail: 'a@b.' },
      ['referrerEmail'],
    ],
    ['an email', 'referrer', { referrerName: 'A', agency: 'police', referrerEmail: 'a@b.example' }, []],
    ['name and agency of the referrer', 'referrer', {}, ['referrerName', 'agency']],
    [
      'the safety answers',
      'safety',
      { dangerNow: 'no' },
      ['crimeLikely', 'harmLikely', 'parentFacilitates', 'failsToProtect', 'adultInTrust', 'leadTalked'],
    ],
    ['what was seen', 'details', {}, ['details']],
    ['category and reason', 'reason', {}, ['ownCategory', 'categoryReason']],
    ['the declaration', 'review', {}, ['declaration']],
    ['nothing else', 'school', {}, []],
  ])('%s', (_why, page, values, expected) => {
    expect(faults(page, values)).toEqual(expected);
  });

  it('has a sentence for every question that must be answered', () => {
    for (const f of PAGES.flatMap((p) => p.fields).filter((x) => x.required !== undefined))
      expect([f.id, f.ask]).toEqual([f.id, expect.stringMatching(/^[A-Z].*\.$/)]);
  });

  it('checks rows for what was typed, never for what is blank', () => {
    expect(faultsOfRow('siblings', { id: 'r', values: {} }, ON)).toEqual([]);
    expect(faultsOfRow('perpetrators', { id: 'r', values: { dob: '15-13' } }, ON).map((f) => f.field)).toEqual(['dob']);
  });
});

const WHOLE: Values = {
  dangerNow: 'no',
  crimeLikely: 'no',
  harmLikely: 'no',
  parentFacilitates: 'no',
  failsToProtect: 'no',
  adultInTrust: 'no',
  leadTalked: 'yes',
  concernsRemain: 'yes',
  childName: 'Example Child',
  dob: 'not known',
  referrerName: 'Sample Teacher',
  agency: 'education',
  details: 'Seen with a new phone.',
  ownCategory: '2',
  categoryReason: 'Gifts.',
  declaration: ['agreed'],
};

describe('before submit', () => {
  it('a whole form has no faults', () => {
    expect(allFaults(having(WHOLE), ON)).toEqual([]);
  });

  it.each(Object.keys(WHOLE))('%s cannot be left out', (id) => {
    const left = Object.fromEntries(Object.entries(WHOLE).filter(([k]) => k !== id));
    expect(allFaults(having(left), ON).map((f) => f.fault.field)).toContain(id);
  });

  it('tells the page of a fault in a row', () => {
    const rows = { siblings: [{ id: 'r', values: { dob: 'x' } }], perpetrators: [] };
    expect(allFaults({ values: WHOLE, rows }, ON)).toMatchObject([{ page: 'siblings', fault: { field: 'dob' } }]);
  });

  it('a confirmed adult is not submitted as a child', () => {
    const found = allFaults(having({ ...WHOLE, dob: '19', adultConfirm: 'adult' }), ON);
    expect(found).toMatchObject([{ page: 'adult', fault: { field: 'adultConfirm' } }]);
  });
});

it('shows answers by their labels', () => {
  expect(answerText(field('choices', { choices: AB }), ['a', 'b'])).toBe('A; B');
  expect(answerText(field('choice', { choices: AB }), 'b')).toBe('B');
  expect(answerText(field('choice', { choicesFrom: 'agencies' }), 'police')).toBe('police');
  expect(answerText(field('note'), 'as typed')).toBe('as typed');
  expect(answerText(field('note'), undefined)).toBe('');
});
