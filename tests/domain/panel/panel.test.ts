/** Says who does the coordinator’s work on a day, and who hears of an urgent duty left unanswered (product §1.2, §1.4). */
import { coordinatorsOn, escalationList, isAway, memberOf, type PanelMember } from '../../../src/domain/panel/panel';

const member = (personId: string, role: PanelMember['role'], over: Partial<PanelMember> = {}): PanelMember => ({
  personId,
  name: 'Test Member',
  agency: 'health',
  role,
  ...over,
});
const AWAY = { awayFrom: '2026-03-02', awayTo: '2026-03-06' };
const DAY = '2026-03-04';
const cora = member('cora', 'coordinator');
const dan = member('dan', 'member', { deputyFor: 'cora' });
const vic = member('vic', 'vice-chair');
const others = [member('chris', 'chair'), member('hanna', 'member')];
const ids = (members: readonly PanelMember[]): readonly string[] => members.map((m) => m.personId);

it.each([
  ['the coordinator when present', [cora, dan, vic], ['cora']],
  ['every coordinator when there are two', [cora, member('cole', 'coordinator'), vic], ['cora', 'cole']],
  ['the one who is present of two', [{ ...cora, ...AWAY }, member('cole', 'coordinator'), vic], ['cole']],
  ['the deputy of one who is away', [{ ...cora, ...AWAY }, dan, vic], ['dan']],
  ['the vice chair when the deputy is away too', [{ ...cora, ...AWAY }, { ...dan, ...AWAY }, vic], ['vic']],
  ['the vice chair when there is no deputy', [{ ...cora, ...AWAY }, vic], ['vic']],
  [
    'the coordinator after all when everybody is away',
    [
      { ...cora, ...AWAY },
      { ...vic, ...AWAY },
    ],
    ['cora'],
  ],
  ['nobody when there is nobody', [], []],
])('the coordinator’s work is done by %s', (_who, members, expected) => {
  expect(ids(coordinatorsOn({ members: [...members, ...others] }, DAY))).toEqual(expected);
});

it.each([
  ['2026-03-01', false],
  ['2026-03-02', true],
  ['2026-03-06', true],
  ['2026-03-07', false],
])('somebody away from 2 to 6 March is away on %s: %s', (on, away) => {
  expect(isAway({ ...cora, ...AWAY }, on)).toBe(away);
});

it('somebody away without an end is away until further notice', () => {
  expect(isAway({ ...cora, awayFrom: '2026-03-02' }, '2030-01-01')).toBe(true);
  expect(isAway(cora, DAY)).toBe(false);
});

it('an urgent duty is told to coordinators, their deputies and the vice chair, each once, away or not', () => {
  const both = member('both', 'vice-chair', { deputyFor: 'cora' });
  expect(ids(escalationList({ members: [{ ...cora, ...AWAY }, dan, vic, ...others] }))).toEqual(['cora', 'dan', 'vic']);
  expect(ids(escalationList({ members: [cora, both] }))).toEqual(['cora', 'both']);
});

it('somebody is a member only by their own id', () => {
  expect([memberOf({ members: [cora] }, 'cora'), memberOf({ members: [cora] }, 'CORA')]).toEqual([cora, undefined]);
});
