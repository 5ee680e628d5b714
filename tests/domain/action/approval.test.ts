/** Says when an action is approved or ended: by agency, not by head, and never by its own proposer (product §1.7). */
import fc from 'fast-check';
import type { Action } from '../../../src/domain/action/action';
import { approveAction, declineAction } from '../../../src/domain/action/approval';
import type { PanelMember, PanelRole } from '../../../src/domain/panel/panel';
import { allowed, PROFILE, refused } from '../../support/house';
import { action } from '../../support/storeSamples';

const MOMENT = { at: '2026-03-03T10:00:00.000Z', on: '2026-03-03' };

const member = (personId: string, agency: string, role: PanelRole = 'member'): PanelMember => ({
  personId,
  name: 'Test Member',
  agency,
  role,
});
const CHAIR = member('chair', 'police', 'chair');
const VICE = member('vice', 'social-care', 'vice-chair');
const HEALTH = member('health-1', 'health');
const HEALTH_TOO = member('health-2', 'health');
const SCHOOL = member('school-1', 'education');
const PROBATION = member('probation-1', 'probation');
const HOUSING = member('housing-1', 'housing');
const CHARITY = member('charity-1', 'voluntary');

/** Proposed by somebody of social care. */
const proposed = action({ status: 'proposed', proposedBy: { personId: 'proposer', agency: 'social-care' } });

type Step = readonly ['approve' | 'decline', PanelMember];
const vote = (before: Action, [how, who]: Step): Action =>
  allowed(
    how === 'approve'
      ? approveAction(before, who, MOMENT, PROFILE)
      : declineAction(before, who, 'A made-up reason', MOMENT, PROFILE),
  ).state;
const after = (...steps: readonly Step[]): Action => steps.reduce(vote, proposed);

it.each<[string, Action['status'], readonly Step[]]>([
  ['the chair alone approves', 'approved', [['approve', CHAIR]]],
  ['the vice chair alone approves', 'approved', [['approve', VICE]]],
  ['one core agency is not enough', 'proposed', [['approve', HEALTH]]],
  ['two core agencies approve', 'approved', [['approve', HEALTH], ['approve', SCHOOL]]], // prettier-ignore
  ['two people of one agency count once', 'proposed', [['approve', HEALTH], ['approve', HEALTH_TOO]]], // prettier-ignore
  ['a third person of another agency completes them', 'approved', [['approve', HEALTH], ['approve', HEALTH_TOO], ['approve', SCHOOL]]], // prettier-ignore
  ['the proposer’s own agency does not count', 'proposed', [['approve', HEALTH], ['approve', member('colleague', 'social-care')]]], // prettier-ignore
  ['an agency outside the core does not count', 'proposed', [['approve', HEALTH], ['approve', HOUSING], ['approve', CHARITY]]], // prettier-ignore
  ['an agency that nobody knows does not count', 'proposed', [['approve', HEALTH], ['approve', member('x', 'unknown')]]], // prettier-ignore
  ['the chair alone ends it', 'declined', [['decline', CHAIR]]],
  ['the chair ends it over one approval', 'declined', [['approve', HEALTH], ['decline', CHAIR]]], // prettier-ignore
  ['one agency’s no does not end it', 'proposed', [['decline', HEALTH]]],
  ['two agencies’ no ends it', 'declined', [['decline', HEALTH], ['decline', SCHOOL]]], // prettier-ignore
  ['two noes of one agency count once', 'proposed', [['decline', HEALTH], ['decline', HEALTH_TOO]]], // prettier-ignore
  ['one yes and one no leave it open', 'proposed', [['approve', HEALTH], ['decline', SCHOOL]]], // prettier-ignore
  ['a later no takes back one’s yes', 'proposed', [['approve', HEALTH], ['decline', HEALTH], ['approve', SCHOOL]]], // prettier-ignore
  ['a later yes takes back one’s no', 'approved', [['decline', HEALTH], ['approve', HEALTH], ['approve', SCHOOL]]], // prettier-ignore
  ['a yes beside a no still needs a second agency', 'approved', [['decline', HEALTH], ['approve', SCHOOL], ['approve', PROBATION]]], // prettier-ignore
])('%s: it is %s', (_title, status, steps) => {
  expect(after(...steps).status).toBe(status);
});

it('one person has one vote, the later one', () => {
  const changed = after(['approve', HEALTH], ['decline', HEALTH]);
  expect(changed.approvals).toEqual([]);
  expect(changed.declines.map((v) => [v.personId, v.reason])).toEqual([['health-1', 'A made-up reason']]);
  const back = vote(changed, ['approve', HEALTH]);
  expect([back.approvals.map((v) => v.personId), back.declines]).toEqual([['health-1'], []]);
});

it.each([CHAIR, VICE, HEALTH])('nobody votes on their own proposal, not even as $role', (who) => {
  const own: Action = { ...proposed, proposedBy: { personId: who.personId, agency: who.agency } };
  const no = { code: 'not-allowed', why: 'own-proposal' };
  expect(refused(approveAction(own, who, MOMENT, PROFILE))).toEqual(no);
  expect(refused(declineAction(own, who, 'A made-up reason', MOMENT, PROFILE))).toEqual(no);
});

it.each(['approved', 'accepted', 'declined', 'done', 'not-done'] as const)(
  'what is %s is not voted on any more',
  (status) => {
    const ended = { ...proposed, status };
    expect(refused(approveAction(ended, CHAIR, MOMENT, PROFILE))).toEqual({ code: 'already-decided' });
    expect(refused(declineAction(ended, CHAIR, 'Late', MOMENT, PROFILE))).toEqual({ code: 'already-decided' });
  },
);

it.each([
  ['', 'Say why you decline it.'],
  ['  \n ', 'Say why you decline it.'],
  ['x'.repeat(1001), 'This is 1001 characters long. The limit is 1000.'],
])('a no needs a reason that fits (%#)', (reason, message) => {
  expect(refused(declineAction(proposed, HEALTH, reason, MOMENT, PROFILE))).toEqual({
    code: 'faults',
    faults: [{ field: 'reason', message }],
  });
});

it('a vote says who, for which agency, and what it came to', () => {
  const { state, events } = allowed(approveAction(proposed, CHAIR, MOMENT, PROFILE));
  expect(events).toEqual([
    { type: 'action-approved-by', by: 'chair', at: MOMENT.at, data: { agency: 'police', status: 'approved' } },
  ]);
  expect([state.revision, state.approvals]).toEqual([
    2,
    [{ personId: 'chair', agency: 'police', alone: true, at: MOMENT.at }],
  ]);
});

it('whatever members do, without a chair it is approved only by two core agencies other than the proposer’s', () => {
  const people = [HEALTH, HEALTH_TOO, SCHOOL, HOUSING, CHARITY, member('colleague', 'social-care')];
  const steps = fc.array(fc.tuple(fc.constantFrom('approve' as const, 'decline' as const), fc.constantFrom(...people)));
  fc.assert(
    fc.property(steps, (all) => {
      const end = all.reduce<Action>((now, step) => (now.status === 'proposed' ? vote(now, step) : now), proposed);
      const agencies = (votes: readonly { agency: string }[]): number =>
        new Set(votes.map((v) => v.agency).filter((a) => a === 'health' || a === 'education')).size;
      expect(end.status === 'approved').toBe(agencies(end.approvals) === 2);
      expect(end.status === 'declined').toBe(agencies(end.declines) === 2);
    }),
  );
});
