/** Says when a proposal is whole, and that only what a statute requires of this case needs no approval (product §1.7). */
import { ACTION_TITLES } from '../../../src/domain/action/action';
import { proposalFaults, proposeAction, type ProposalInput } from '../../../src/domain/action/propose';
import { allowed, refused } from '../../support/house';

const MOMENT = { at: '2026-03-03T10:00:00.000Z', on: '2026-03-03' };
const INPUT: ProposalInput = {
  title: 'place-visit',
  wording: ' Visit the made-up place ',
  outcomeSought: ' It is safer ',
  byWhen: '2026-03-20',
  required: '',
};
const of = (statutory: readonly ('R4' | 'R6')[] = []) => ({
  id: 'a1',
  concernId: 'c1',
  reference: 'MASE-2026-0001',
  owner: { id: 'owner-1', name: 'Test Owner', agency: 'police' },
  by: { personId: 'health-1', agency: 'health' },
  statutory,
});

it('a proposal keeps what was typed, belongs to its case and its owner’s agency, and waits', () => {
  const { state } = allowed(proposeAction(INPUT, of(), MOMENT));
  expect(state).toMatchObject({
    wording: 'Visit the made-up place',
    outcomeSought: 'It is safer',
    agency: 'police',
    concernId: 'c1',
    status: 'proposed',
    revision: 1,
  });
});

it.each([
  ['R4', ['R4'], 'approved'],
  ['R6', ['R4', 'R6'], 'approved'],
  ['R4', [], 'proposed'],
  ['R6', ['R4'], 'proposed'],
  ['R5', ['R4', 'R6'], 'proposed'],
  ['', ['R4', 'R6'], 'proposed'],
] as const)('said to be required by "%s", on a case that raised %j: %s', (required, statutory, status) => {
  const { state } = allowed(proposeAction({ ...INPUT, required }, of(statutory), MOMENT));
  expect(state.status).toBe(status);
  expect(state.required).toBe(status === 'approved' ? required : undefined);
});

it.each<[string, Partial<ProposalInput>]>([
  ['title', { title: 'something-else' }],
  ['title', { title: 'toString' }],
  ['wording', { wording: '  ' }],
  ['wording', { wording: 'x'.repeat(1001) }],
  ['outcome', { outcomeSought: '' }],
  ['outcome', { outcomeSought: 'x'.repeat(301) }],
  ['byWhen', { byWhen: '' }],
  ['byWhen', { byWhen: '2026-03-02' }],
  ['byWhen', { byWhen: '2026-02-31' }],
])('a fault is told at its field, %s (%#)', (field, over) => {
  const refusal = refused(proposeAction({ ...INPUT, ...over }, of(), MOMENT));
  expect(refusal.code === 'faults' ? refusal.faults.map((f) => f.field) : refusal).toEqual([field]);
});

it('today is soon enough, and a proposal without an owner says so', () => {
  expect(proposalFaults({ ...INPUT, byWhen: MOMENT.on }, MOMENT.on, true)).toEqual([]);
  expect(proposalFaults(INPUT, MOMENT.on, false)).toEqual([{ field: 'owner', message: 'Choose who is to do it.' }]);
});

it('everything missing is told at once', () => {
  const nothing = { title: '', wording: '', outcomeSought: '', byWhen: '', required: '' };
  expect(proposalFaults(nothing, MOMENT.on, false).map((f) => f.field)).toEqual([
    'title',
    'wording',
    'owner',
    'outcome',
    'byWhen',
  ]);
});

it('the coded titles are the product’s', () => {
  expect(Object.values(ACTION_TITLES)).toEqual([
    'Strategy meeting',
    'Return interview (72 hours)',
    'National Referral Mechanism referral',
    'Child abduction warning',
    'Police intelligence',
    'Place visit',
    'School contact',
    'Health',
    'Other',
  ]);
});
