/** Says when people are reminded of a meeting: dates worked out by hand, across holidays and the change of the clocks (product §1.9). */
import fc from 'fast-check';
import { addDays, isWorkingDay, type LocalDate } from '../../../src/domain/calendar';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { afterReminding, digestKey, dueOccasion, occasionsOf } from '../../../src/domain/reminder/occasions';
import { testClock, type TestClock } from '../../support/clock';
import { PROFILE } from '../../support/house';
import { meeting } from '../../support/storeSamples';

const almanac = testClock('2026-03-02T09:00:00.000Z');
const momentsOf = (date: string, time = '10:00', clock = almanac): readonly string[] =>
  occasionsOf({ date, time }, PROFILE, clock).map((o) => o.at);
const timed = (date: string, time = '10:00', over: Partial<Meeting> = {}): Meeting =>
  meeting({ date, time, occasions: occasionsOf({ date, time }, PROFILE, almanac), ...over });

it.each([
  ['in an ordinary fortnight', '2026-06-24', ['2026-06-10T07:30', '2026-06-17T07:30', '2026-06-22T07:30', '2026-06-24T07:30']], // prettier-ignore
  ['on a Monday', '2026-11-23', ['2026-11-09T08:30', '2026-11-16T08:30', '2026-11-19T08:30', '2026-11-23T08:30']],
  ['after Easter (3 and 6 April)', '2026-04-09', ['2026-03-24T08:30', '2026-03-31T07:30', '2026-04-07T07:30', '2026-04-09T07:30']], // prettier-ignore
  ['after Christmas and New Year (25 and 28 December, 1 January)', '2027-01-06', ['2026-12-18T08:30', '2026-12-29T08:30', '2027-01-04T08:30', '2027-01-06T08:30']], // prettier-ignore
  ['across the start of summer time (29 March)', '2026-04-02', ['2026-03-19T08:30', '2026-03-26T08:30', '2026-03-31T07:30', '2026-04-02T07:30']], // prettier-ignore
  ['across its end (25 October)', '2026-10-28', ['2026-10-14T07:30', '2026-10-21T07:30', '2026-10-26T08:30', '2026-10-28T08:30']], // prettier-ignore
  ['after both holidays of May', '2026-05-27', ['2026-05-12T07:30', '2026-05-19T07:30', '2026-05-22T07:30', '2026-05-27T07:30']], // prettier-ignore
])('a meeting %s: 10, 5 and 2 working days before and on its morning, at 08:30 in London', (_what, date, expected) => {
  expect(momentsOf(date)).toEqual(expected.map((at) => `${at}:00.000Z`));
});

it.each([
  ['08:00', ['wd10', 'wd5', 'wd2']],
  ['08:30', ['wd10', 'wd5', 'wd2']],
  ['08:31', ['wd10', 'wd5', 'wd2', 'morning']],
])('a meeting that starts at %s has the reminders %j', (time, expected) => {
  expect(occasionsOf({ date: '2026-06-24', time }, PROFILE, almanac).map((o) => o.occasion)).toEqual(expected);
});

/** One clock a year, because working out a year's holidays takes a while. */
const clocks = new Map<string, TestClock>();
function clockOf(year: string): TestClock {
  const clock = clocks.get(year) ?? testClock(`${year}-06-01T00:00:00.000Z`);
  clocks.set(year, clock);
  return clock;
}

it('over ten years reminders come in order, on working days, before the meeting', () => {
  const anyDay = fc.integer({ min: 0, max: 3_650 }).map((n): LocalDate => addDays('2025-01-01', n));
  fc.assert(
    fc.property(anyDay, fc.constantFrom('09:00', '10:00', '14:00', '23:59'), (date, time) => {
      const clock = clockOf(date.slice(0, 4));
      const holidays = clock.holidays();
      const moments = momentsOf(date, time, clock);
      expect(moments).toEqual([...moments].sort());
      expect(new Set(moments).size).toBe(4);
      for (const at of moments) {
        expect(at < clock.at(date, time)).toBe(true);
        expect(clock.timeOf(at)).toBe('08:30');
      }
      for (const at of moments.slice(0, 3)) expect(isWorkingDay(clock.dateOf(at), holidays)).toBe(true);
      expect(clock.dateOf(moments[3] ?? '')).toBe(date);
    }),
    { numRuns: 300 },
  );
});

const DATE = '2026-06-24';
const START = '2026-06-24T09:00:00.000Z';

it.each([
  ['2026-06-10T07:29:59.999Z', undefined],
  ['2026-06-10T07:30:00.000Z', 'wd10'],
  ['2026-06-16T12:00:00.000Z', 'wd10'],
  ['2026-06-17T07:30:00.000Z', 'wd5'],
  ['2026-06-23T12:00:00.000Z', 'wd2'],
  ['2026-06-24T07:30:00.000Z', 'morning'],
  ['2026-06-24T08:59:59.999Z', 'morning'],
  ['2026-06-24T09:00:00.000Z', undefined],
  ['2026-07-01T09:00:00.000Z', undefined],
])('after a stop until %s only the newest reminder is due, and none once it has begun: %s', (now, expected) => {
  expect(dueOccasion(timed(DATE), now, START)).toBe(expected);
});

it('each is issued once, in order, and the next one is waited for', () => {
  let state = timed(DATE);
  const issued = ['2026-06-10T07:30', '2026-06-17T07:31', '2026-06-22T09:00', '2026-06-24T08:00'].map((minute) => {
    const now = `${minute}:00.000Z`;
    const occasion = dueOccasion(state, now, START);
    state = afterReminding(state, occasion, now);
    expect(dueOccasion(state, now, START)).toBeUndefined();
    return [occasion, state.dueAt];
  });
  expect(issued).toEqual([
    ['wd10', '2026-06-17T07:30:00.000Z'],
    ['wd5', '2026-06-22T07:30:00.000Z'],
    ['wd2', '2026-06-24T07:30:00.000Z'],
    ['morning', undefined],
  ]);
});

it('what was missed is left behind for good', () => {
  const late = afterReminding(timed(DATE), 'wd2', '2026-06-22T12:00:00.000Z');
  expect([late.dueAt, dueOccasion(late, '2026-06-23T12:00:00.000Z', START)]).toEqual([
    '2026-06-24T07:30:00.000Z',
    undefined,
  ]);
  const over = afterReminding(timed(DATE), undefined, '2026-06-25T12:00:00.000Z');
  expect([over.dueAt, over.reminded]).toEqual([undefined, undefined]);
});

it('a cancelled meeting reminds nobody', () => {
  expect(dueOccasion(timed(DATE, '10:00', { status: 'cancelled' }), '2026-06-22T12:00:00.000Z', START)).toBeUndefined();
});

it('a key names the meeting, its schedule, the occasion and the person', () => {
  const keys = [
    digestKey(timed(DATE), 'wd5', 'p1'),
    digestKey(timed(DATE), 'wd2', 'p1'),
    digestKey(timed(DATE), 'wd5', 'p2'),
    digestKey(timed(DATE, '10:00', { scheduleVersion: 3 }), 'wd5', 'p1'),
    digestKey(timed(DATE, '10:00', { id: 'm2' }), 'wd5', 'p1'),
    digestKey(timed(DATE), 'manual-1', 'p1'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[0]).toBe('digest:m1:v1:wd5:p1');
});
