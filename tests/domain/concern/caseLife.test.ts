/** Says what can become of a submitted concern, status by status (product §1.4, §1.6). */
import {
  acceptCase,
  addToConcern,
  answerDuties,
  asCase,
  asSubmitted,
  escalateCase,
  listCase,
  withdrawConcern,
} from '../../../src/domain/concern/caseLife';
import type { CaseStatus } from '../../../src/domain/concern/concern';
import { allowed, refused } from '../../support/house';
import { draft, submitted } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-03T10:00:00.000Z', on: '2026-03-03' };
const verdict = (result: ReturnType<typeof acceptCase>): string =>
  result.ok ? result.value.state.status : result.refusal.code;

it.each<[CaseStatus, string, string]>([
  ['submitted', 'accepted', 'wrong-status'],
  ['accepted', 'already-decided', 'listed'],
  ['listed', 'already-decided', 'listed'],
  ['withdrawn', 'wrong-status', 'wrong-status'],
])('a case that is %s: accepting it gives %s, listing it %s', (status, accepted, listed) => {
  const concern = submitted({ status });
  expect(verdict(acceptCase(concern, 'coordinator-1', MOMENT))).toBe(accepted);
  expect(verdict(listCase(concern, 'm2', 'coordinator-1', MOMENT))).toBe(listed);
});

it('accepting says who and when', () => {
  expect(allowed(acceptCase(submitted(), 'coordinator-1', MOMENT)).state.acceptedBy).toEqual({
    personId: 'coordinator-1',
    at: MOMENT.at,
  });
});

it('listing for the same meeting again changes nothing, for another one moves it', () => {
  const listed = submitted({ status: 'listed', meetingId: 'm1' });
  expect(refused(listCase(listed, 'm1', 'coordinator-1', MOMENT))).toEqual({ code: 'already-decided' });
  expect(allowed(listCase(listed, 'm2', 'coordinator-1', MOMENT)).state.meetingId).toBe('m2');
});

it('R18 is said once', () => {
  const { state } = allowed(escalateCase(submitted(), 'chair-1', MOMENT));
  expect([state.escalated, state.duties]).toEqual([
    { by: 'chair-1', at: MOMENT.at },
    [{ rule: 'R18', raisedAt: MOMENT.at }],
  ]);
  expect(refused(escalateCase(state, 'chair-1', MOMENT))).toEqual({ code: 'already-decided' });
});

it('only a case is a case, and only what was submitted is followed', () => {
  const consultation = submitted({ stage: 'consultation' });
  expect([asCase(submitted()).ok, asCase(consultation).ok, asCase(draft()).ok]).toEqual([true, false, false]);
  expect([asSubmitted(submitted()).ok, asSubmitted(consultation).ok, asSubmitted(draft()).ok]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('what its author adds', () => {
  const add = (text: string, before = submitted()) => addToConcern(before, 'addition', text, 'author-1', MOMENT);

  it('is kept beside the referral, which stays as it was submitted', () => {
    const before = submitted();
    const { state } = allowed(add(' Seen again. ', before));
    expect(state.additions).toEqual([{ at: MOMENT.at, by: 'author-1', kind: 'addition', text: 'Seen again.' }]);
    expect(state.answers).toBe(before.answers);
  });

  it('is kept once, however often it is sent', () => {
    const { state } = allowed(add('Seen again.'));
    expect(refused(add('Seen again. ', state))).toEqual({ code: 'already-decided' });
    expect(addToConcern(state, 'correction', 'Seen again.', 'author-1', MOMENT).ok).toBe(true);
  });

  it.each([
    [' \n ', 'Write what you want to say.'],
    ['x'.repeat(4001), 'This is 4001 characters long. The limit is 4000.'],
  ])('is refused at its field when it is blank or too long (%#)', (text, message) => {
    expect(refused(add(text))).toEqual({ code: 'faults', faults: [{ field: 'text', message }] });
  });
});

describe('"Done, at … with …"', () => {
  const before = submitted({ duties: (['R2', 'R5', 'R6'] as const).map((rule) => ({ rule, raisedAt: MOMENT.at })) });
  const report = { rules: ['R5', 'R6'] as const, when: ' 17:50 ', withWhom: ' Made-up desk ' };

  it('answers the duties that were chosen and no others', () => {
    const { state } = allowed(answerDuties(before, report, 'author-1', MOMENT));
    expect(state.duties.map((d) => [d.rule, d.answer?.when, d.answer?.withWhom])).toEqual([
      ['R2', undefined, undefined],
      ['R5', '17:50', 'Made-up desk'],
      ['R6', '17:50', 'Made-up desk'],
    ]);
  });

  it('never replaces an earlier answer', () => {
    const { state } = allowed(answerDuties(before, report, 'author-1', MOMENT));
    const again = { ...report, rules: ['R2', 'R5'] as const, when: '18:00' };
    expect(allowed(answerDuties(state, again, 'author-1', MOMENT)).state.duties.map((d) => d.answer?.when)).toEqual([
      '18:00',
      '17:50',
      '17:50',
    ]);
    expect(refused(answerDuties(state, report, 'author-1', MOMENT))).toEqual({ code: 'already-decided' });
  });

  it('of duties that the concern does not have changes nothing', () => {
    expect(refused(answerDuties(before, { ...report, rules: ['R1'] }, 'author-1', MOMENT))).toEqual({
      code: 'already-decided',
    });
  });

  it.each([
    ['rules', { rules: [] }],
    ['when', { when: ' ' }],
    ['when', { when: 'x'.repeat(201) }],
    ['withWhom', { withWhom: '' }],
    ['withWhom', { withWhom: 'x'.repeat(201) }],
  ])('needs %s, of a length that fits (%#)', (field, over) => {
    const refusal = refused(answerDuties(before, { ...report, ...over }, 'author-1', MOMENT));
    expect(refusal.code === 'faults' ? refusal.faults.map((f) => f.field) : refusal).toEqual([field]);
  });
});

describe('withdrawing', () => {
  const asked = (over: Parameters<typeof submitted>[0] = {}) =>
    submitted({
      additions: [{ at: MOMENT.at, by: 'author-1', kind: 'withdrawal-request', text: 'A mistake.' }],
      ...over,
    });
  const withdraw = (before: ReturnType<typeof submitted>) => withdrawConcern(before, 'coordinator-1', MOMENT);
  const raised = (rule: 'R2' | 'R5') => ({ rule, raisedAt: MOMENT.at });
  const answer = { by: 'author-1', recordedAt: MOMENT.at, when: '17:50', withWhom: 'Made-up desk' };

  it('ends the chasing and takes it from its meeting; the referral stays as it was', () => {
    const before = asked({ status: 'listed', meetingId: 'm1', dueAt: MOMENT.at, duties: [raised('R2')] });
    const { state } = allowed(withdraw(before));
    expect([state.status, state.meetingId, state.dueAt]).toEqual(['withdrawn', undefined, undefined]);
    expect([state.answers, state.duties, state.additions]).toEqual([before.answers, before.duties, before.additions]);
  });

  it('is done only where the author asked, and once', () => {
    expect(refused(withdraw(submitted()))).toEqual({ code: 'wrong-status', status: 'submitted' });
    expect(refused(withdraw(asked({ status: 'withdrawn' })))).toEqual({ code: 'already-decided' });
  });

  it('never leaves a duty that protects the child without an answer', () => {
    expect(refused(withdraw(asked({ duties: [raised('R5')] })))).toEqual({ code: 'duties-open' });
    expect(withdraw(asked({ duties: [{ ...raised('R5'), answer }] })).ok).toBe(true);
  });
});
