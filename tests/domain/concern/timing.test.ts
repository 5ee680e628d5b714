/** Says when unfinished drafts are recalled and deleted, and when unanswered duties are chased: dates worked out by hand (product §1.3, §1.4). */
import type { Draft, Submitted } from '../../../src/domain/concern/concern';
import {
  draftDueAt,
  draftSteps,
  dueDraftStep,
  dueRound,
  recallsBy,
  roundAt,
  submittedDueAt,
  unanswered,
  type Track,
} from '../../../src/domain/concern/timing';
import type { RuleId } from '../../../src/domain/duties/duty';
import { testClock } from '../../support/clock';
import { PROFILE } from '../../support/house';
import { draft, submitted } from '../../support/storeSamples';

const almanac = testClock('2026-03-02T09:00:00.000Z');
const saved = (savedAt: string, over: Partial<Draft> = {}): Draft => draft({ savedAt, ...over });
const when = (d: Draft, step: string): string | undefined =>
  draftSteps(d, PROFILE, almanac).find((s) => s.step === step)?.at;

describe('an unfinished draft', () => {
  it.each([
    ['on a Monday in winter', '2026-03-02T15:00:00.000Z', '2026-03-03T08:30:00.000Z', '2026-03-05T08:30:00.000Z'],
    ['on a Friday', '2026-03-06T15:00:00.000Z', '2026-03-09T08:30:00.000Z', '2026-03-11T08:30:00.000Z'],
    ['before the clocks go forward', '2026-03-27T15:00:00.000Z', '2026-03-30T07:30:00.000Z', '2026-04-01T07:30:00.000Z'], // prettier-ignore
    ['before Easter', '2026-04-02T09:00:00.000Z', '2026-04-07T07:30:00.000Z', '2026-04-09T07:30:00.000Z'],
    ['on Christmas Eve', '2026-12-24T09:00:00.000Z', '2026-12-29T08:30:00.000Z', '2026-12-31T08:30:00.000Z'],
    ['late in a summer evening, London’s next day', '2026-07-01T23:30:00.000Z', '2026-07-03T07:30:00.000Z', '2026-07-07T07:30:00.000Z'], // prettier-ignore
  ])('saved %s is recalled after 1 and 3 working days at 08:30', (_when, at, first, second) => {
    expect(when(saved(at), 'recall')).toBe(first);
    expect(when(saved(at, { recalls: 1 }), 'recall')).toBe(second);
    expect(when(saved(at, { recalls: 2 }), 'recall')).toBeUndefined();
  });

  const MONDAY = '2026-03-02T15:00:00.000Z';

  it('is announced to go 27 days after it was saved, and goes after 30', () => {
    expect(when(saved(MONDAY, { recalls: 2 }), 'notice')).toBe('2026-03-29T07:30:00.000Z');
    const noticed = saved(MONDAY, { recalls: 2, noticedAt: '2026-03-29T07:30:00.000Z' });
    expect(when(noticed, 'delete')).toBe('2026-04-01T07:30:00.000Z');
    expect(draftDueAt(noticed, PROFILE, almanac)).toBe('2026-04-01T07:30:00.000Z');
  });

  it('never goes before its notice has stood three days, also when the service was down', () => {
    const noticed = saved(MONDAY, { recalls: 2, noticedAt: '2026-05-10T12:00:00.000Z' });
    expect(when(noticed, 'delete')).toBe('2026-05-13T07:30:00.000Z');
  });

  it('never goes without a notice', () => {
    expect(when(saved(MONDAY, { recalls: 2 }), 'delete')).toBeUndefined();
    expect(dueDraftStep(saved(MONDAY), '2027-01-01T00:00:00.000Z', PROFILE, almanac)).toBe('notice');
  });

  it.each([
    ['2026-03-03T08:29:59.000Z', undefined, 0],
    ['2026-03-03T08:30:00.000Z', 'recall', 1],
    ['2026-03-10T00:00:00.000Z', 'recall', 2],
    ['2026-03-29T07:30:00.000Z', 'notice', 2],
  ])('at %s only the newest is said: %s', (now, step, recalls) => {
    expect(dueDraftStep(saved(MONDAY), now, PROFILE, almanac)).toBe(step);
    expect(recallsBy(saved(MONDAY), now, PROFILE, almanac)).toBe(recalls);
  });
});

describe('an urgent draft', () => {
  const urgent = saved('2026-03-07T23:10:00.000Z', { urgentSince: '2026-03-07T23:00:00.000Z' });

  it('is told to the coordinator after 2 hours, at any hour of any day', () => {
    expect(draftDueAt(urgent, PROFILE, almanac)).toBe('2026-03-08T01:00:00.000Z');
    expect(dueDraftStep(urgent, '2026-03-08T01:00:00.000Z', PROFILE, almanac)).toBe('tell-coordinator');
  });

  it('is told first, whatever else was missed', () => {
    expect(dueDraftStep(urgent, '2026-12-01T00:00:00.000Z', PROFILE, almanac)).toBe('tell-coordinator');
  });

  it('is never deleted by itself, nor announced to go', () => {
    const told = { ...urgent, coordinatorTold: true };
    expect(draftSteps(told, PROFILE, almanac).map((s) => s.step)).toEqual(['recall']);
    expect(draftDueAt({ ...told, recalls: 2 }, PROFILE, almanac)).toBeUndefined();
  });
});

const owing = (rules: readonly RuleId[], over: Partial<Submitted> = {}): Submitted =>
  submitted({
    submittedAt: '2026-03-06T16:00:00.000Z',
    duties: rules.map((rule) => ({ rule, raisedAt: '2026-03-06T16:00:00.000Z' })),
    ...over,
  });
const ANSWER = { by: 'author-1', recordedAt: '2026-03-06T16:10:00.000Z', when: '16:05', withWhom: 'Made-up desk' };
const rounds = (track: Track, concern = owing(['R2', 'R5'])): readonly string[] =>
  [0, 1, 2, 3].map((n) => roundAt(concern, track, n, PROFILE, almanac));

describe('duties without an answer', () => {
  it('that are urgent are chased after 1 hour, after 2, then daily, weekends too', () => {
    expect(rounds('urgent')).toEqual([
      '2026-03-06T17:00:00.000Z',
      '2026-03-06T18:00:00.000Z',
      '2026-03-07T18:00:00.000Z',
      '2026-03-08T18:00:00.000Z',
    ]);
  });

  it('R2 alone is chased after 4 hours, then at 10:00 each day from the next', () => {
    expect(rounds('nextDay', owing(['R2']))).toEqual([
      '2026-03-06T20:00:00.000Z',
      '2026-03-07T10:00:00.000Z',
      '2026-03-08T10:00:00.000Z',
      '2026-03-09T10:00:00.000Z',
    ]);
  });

  it('R2 keeps 10:00 of London when the clocks go forward', () => {
    const evening = owing(['R2'], { submittedAt: '2026-03-28T20:00:00.000Z' });
    expect(rounds('nextDay', evening).slice(0, 2)).toEqual(['2026-03-29T00:00:00.000Z', '2026-03-29T09:00:00.000Z']);
  });

  it.each(['R1', 'R4', 'R5', 'R6', 'R8'] as const)('%s is urgent', (rule) => {
    expect([unanswered(owing([rule]), 'urgent'), unanswered(owing([rule]), 'nextDay')]).toEqual([[rule], []]);
  });

  it.each(['R3', 'R7', 'R9', 'R10', 'R13', 'R14', 'R15', 'R16', 'R17', 'R18', 'R19'] as const)(
    '%s is not chased by the clock',
    (rule) => {
      expect(submittedDueAt(owing([rule]), PROFILE, almanac)).toBeUndefined();
    },
  );

  it('are due at the sooner of the two tracks', () => {
    expect(submittedDueAt(owing(['R2', 'R5']), PROFILE, almanac)).toBe('2026-03-06T17:00:00.000Z');
    const chased = owing(['R2', 'R5'], { chased: { urgent: 2, nextDay: 0 } });
    expect(submittedDueAt(chased, PROFILE, almanac)).toBe('2026-03-06T20:00:00.000Z');
  });

  it.each([
    ['2026-03-06T16:59:59.999Z', 0, undefined],
    ['2026-03-06T17:00:00.000Z', 0, 0],
    ['2026-03-06T17:30:00.000Z', 1, undefined],
    ['2026-03-06T18:00:00.000Z', 1, 1],
    ['2026-03-06T18:00:00.000Z', 0, 1],
    ['2026-03-10T09:00:00.000Z', 0, 4],
    ['2026-03-10T09:00:00.000Z', 5, undefined],
  ])('at %s, after %i rounds, the newest due is %s: a late start brings no burst', (now, urgent, round) => {
    const concern = owing(['R5'], { chased: { urgent, nextDay: 0 } });
    expect(dueRound(concern, 'urgent', now, PROFILE, almanac)).toBe(round);
  });

  it('stop when each is answered, and not before', () => {
    const one = owing(['R5', 'R6'], { duties: [{ rule: 'R5', raisedAt: '', answer: ANSWER }, { rule: 'R6', raisedAt: '' }] }); // prettier-ignore
    expect(unanswered(one, 'urgent')).toEqual(['R6']);
    const all = { ...one, duties: one.duties.map((d) => ({ ...d, answer: ANSWER })) };
    expect(submittedDueAt(all, PROFILE, almanac)).toBeUndefined();
    expect(dueRound(all, 'urgent', '2027-01-01T00:00:00.000Z', PROFILE, almanac)).toBeUndefined();
  });

  it('stop when the concern is withdrawn', () => {
    const withdrawn = owing(['R2', 'R5'], { status: 'withdrawn' });
    expect(submittedDueAt(withdrawn, PROFILE, almanac)).toBeUndefined();
    for (const track of ['urgent', 'nextDay'] as const)
      expect(dueRound(withdrawn, track, '2027-01-01T00:00:00.000Z', PROFILE, almanac)).toBeUndefined();
  });
});
