/** Checks how one field takes a date of birth, an age, a range or "not known" (product §1.4 R19, §1.11). */
import fc from 'fast-check';
import { addDays, longDate, type LocalDate } from '../../../src/domain/calendar';
import { ageBand, ageBandOf, ageRange, parseAge } from '../../../src/domain/form/age';
import { NO_ANSWERS } from '../../../src/domain/form/answers';

const ON = '2026-03-10';

describe('a date of birth is read day first, however it is written', () => {
  it.each([
    '15/3/2011',
    '15 3 2011',
    '15-03-2011',
    '15.3.2011',
    '15 / 3 / 2011',
    '15 March 2011',
    '15 Mar 2011',
    '15th march 2011',
    '15 MARCH, 2011',
    ' 2011-03-15 ',
  ])('%s is 15 March 2011', (text) => {
    expect(parseAge(text, ON)).toEqual({ kind: 'born', date: '2011-03-15' });
  });

  it('reads 3/4/2011 as 3 April', () => {
    expect(parseAge('3/4/2011', ON)).toEqual({ kind: 'born', date: '2011-04-03' });
  });

  it('takes a child born today', () => {
    expect(parseAge('10/3/2026', ON)).toEqual({ kind: 'born', date: ON });
  });

  it('gives back every day of 120 years, written in four ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43_000 }), (back) => {
        const date = addDays(ON, -back);
        const [y = '', m = '', d = ''] = date.split('-');
        const [, day = '', month = '', year = ''] = longDate(date).split(' ');
        for (const text of [date, `${d}/${m}/${y}`, `${d} ${m} ${y}`, `${day} ${month} ${year}`])
          expect(parseAge(text, ON)).toEqual({ kind: 'born', date });
      }),
    );
  });
});

describe('an age, a range and not knowing are answers too', () => {
  it.each([
    ['14', { kind: 'age', years: 14 }],
    ['14 years', { kind: 'age', years: 14 }],
    ['aged 14', { kind: 'age', years: 14 }],
    ['1 year old', { kind: 'age', years: 1 }],
    ['9 months', { kind: 'age', years: 0 }],
    ['13-15', { kind: 'range', from: 13, to: 15 }],
    ['13 – 15', { kind: 'range', from: 13, to: 15 }],
    ['13 to 15 years old', { kind: 'range', from: 13, to: 15 }],
    ['between 13 and 15', { kind: 'range', from: 13, to: 15 }],
    ['14 to 14', { kind: 'age', years: 14 }],
    ['under 13', { kind: 'range', from: 0, to: 12 }],
    ['about 14', { kind: 'range', from: 13, to: 15 }],
    ['about 0', { kind: 'range', from: 0, to: 1 }],
    ['Not known', { kind: 'not-known' }],
    ['unknown', { kind: 'not-known' }],
    ['don’t know', { kind: 'not-known' }],
    ['120', { kind: 'age', years: 120 }],
  ])('%s', (text, answer) => {
    expect(parseAge(text, ON)).toEqual(answer);
  });
});

describe('what cannot be an age gets a sentence', () => {
  it.each([
    ['32/13/2015', /does not exist/],
    ['29/2/2015', /does not exist/],
    ['0/1/2015', /does not exist/],
    ['2015-13-01', /does not exist/],
    ['11/3/2026', /in the future/],
    ['15/3/2911', /in the future/],
    ['15/3/11', /four digits/],
    ['15 March 11', /four digits/],
    ['1/1/1900', /over 120/],
    ['121', /over 120/],
    ['15-13', /younger age first/],
    ['under 0', /date of birth/],
    ['teenager', /date of birth/],
    ['2011', /date of birth/],
    ['15 Foo 2011', /date of birth/],
    ['<script>', /date of birth/],
    ['', /date of birth/],
  ])('%s', (text, message) => {
    expect(parseAge(text, ON)).toEqual({ kind: 'fault', message: expect.stringMatching(message) as string });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseAge(text, ON).kind).toMatch(/^(born|age|range|not-known|fault)$/);
      }),
    );
  });
});

const band = (text: string, on: LocalDate) => ageBand(ageRange(parseAge(text, on), on));

describe('the band is that of the youngest age possible, on the day', () => {
  it.each([
    ['10/3/2014', ON, 'under-13'],
    ['10/3/2013', ON, '13-to-15'],
    ['11/3/2013', ON, 'under-13'],
    ['11/3/2010', ON, '13-to-15'],
    ['10/3/2010', ON, '16-or-17'],
    ['11/3/2008', ON, '16-or-17'],
    ['10/3/2008', ON, '18-or-over'],
    ['29/2/2012', '2025-02-28', 'under-13'],
    ['29/2/2012', '2025-03-01', '13-to-15'],
    ['29/2/2012', '2028-02-29', '16-or-17'],
    ['12 to 14', ON, 'under-13'],
    ['17 to 19', ON, '16-or-17'],
    ['not known', ON, 'not-known'],
  ])('%s on %s is %s', (text, on, expected) => {
    expect(band(text, on)).toBe(expected);
  });

  it('takes a disputed adult for a child of unknown age', () => {
    const values = { dob: '19', adultConfirm: 'disputed' };
    expect(ageBandOf({ ...NO_ANSWERS, values }, ON)).toBe('not-known');
    expect(ageBandOf({ ...NO_ANSWERS, values: { ...values, adultConfirm: 'adult' } }, ON)).toBe('18-or-over');
    expect(ageBandOf(NO_ANSWERS, ON)).toBe('not-known');
  });
});
