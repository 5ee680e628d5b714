/** Says what submitting commits: one concern, once, with the messages that must follow (product §1.3, §1.4, §1.6). */
import type { Values } from '../../../src/domain/form/answers';
import type { Refusal } from '../../../src/domain/refusal';
import { submitConcern } from '../../../src/usecases/concern/submitConcern';
import { PANEL_ID } from '../../../src/domain/panel/panel';
import { answered, WHOLE } from '../../support/answers';
import { allowed, eachHouse, openHouse, PANEL_LIST, refused, stateOf, type House } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { draft, keepConcern } from '../../support/storeSamples';

const house = eachHouse();
const { teacher, coordinator, viceChair } = PEOPLE;
const author = { id: teacher.personId, name: teacher.name };

const keep = (over: Values = {}, where: House = house()) =>
  keepConcern(where.store, draft({ author, answers: answered(WHOLE, over), page: 'review' }));
const submit = (over: Partial<Parameters<typeof submitConcern>[2]> = {}, where: House = house()) =>
  submitConcern(where, teacher, { concern: 'c1', revision: 1, declared: true, activityId: 'card-1', ...over });
const keys = async (where: House = house()): Promise<readonly string[]> =>
  (await where.sent()).map((m) => m.key).sort();

it.each(['2', '3', 'cannot-say'])(
  'category %s: a case, its card for the channel, and the receipt',
  async (category) => {
    await keep({ ownCategory: category });
    expect(allowed(await submit())).toMatchObject({ stage: 'case', reference: 'MASE-2026-0001', category });
    const sent = await house().sent();
    expect(sent.map((m) => [m.key, m.lane]).sort()).toEqual([
      ['case-card:c1:submitted', 'channel'],
      ['receipt:c1:card-1', `person:${teacher.personId}`],
    ]);
    expect((await house().store.events('concern', 'c1')).map((e) => e.type)).toEqual(['concern-submitted']);
  },
);

it('no message carries what was typed', async () => {
  await keep();
  await submit();
  const all = JSON.stringify(await house().sent());
  for (const typed of ['Robin', 'Madeup', 'made-up car', 'presents']) expect(all).not.toContain(typed);
});

it('category 1: a consultation with its receipt, and nothing for the channel or the coordinator', async () => {
  await keep({ ownCategory: '1' });
  expect(allowed(await submit())).toMatchObject({ stage: 'consultation', reference: 'CON-2026-0001' });
  expect(await keys()).toEqual(['receipt:c1:card-1']);
});

it.each<[string, Values]>([
  ['R4, a child under 13', { dob: '12' }],
  ['R5 and R6, significant harm', { harmLikely: 'yes' }],
  ['R5, a lead who is not available', { leadTalked: 'not-available' }],
  ['R6, a crime', { crimeLikely: 'not-sure' }],
  ['R8, a parent making it possible', { parentFacilitates: 'yes' }],
  ['a category lower than suggested', { coercion: 'possible' }],
])('a consultation with %s is told privately to the coordinator at once (R3)', async (_why, over) => {
  await keep({ ownCategory: '1', ...over });
  allowed(await submit());
  expect(await keys()).toEqual([
    `coordinator-told:c1:consultation:submitted:${coordinator.personId}`,
    'receipt:c1:card-1',
  ]);
});

it('while the coordinator is away the vice chair is told', async () => {
  const members = PANEL_LIST.map((m) => (m.role === 'coordinator' ? { ...m, awayFrom: '2026-03-01' } : m));
  const { store } = house();
  const state = { ...(await stateOf(house(), 'panel', PANEL_ID)), members };
  await store.commit({ kind: 'panel', id: PANEL_ID, expectedVersion: 1, state, events: [], messages: [] });
  await keep({ ownCategory: '1', dob: '12' });
  await submit();
  expect(await keys()).toContain(`coordinator-told:c1:consultation:submitted:${viceChair.personId}`);
});

it('before there is a channel the case is kept, and the first coordinator is told', async () => {
  const bare = openHouse();
  await keep({}, bare);
  expect(allowed(await submit({}, bare))).toMatchObject({ stage: 'case' });
  expect(await keys(bare)).toEqual([
    'case-card:c1:submitted',
    `coordinator-told:c1:no-channel:submitted:${coordinator.personId}`,
    'receipt:c1:card-1',
  ]);
  await bare.store.close();
});

it('a second submit says that it was submitted, and sends nothing more', async () => {
  await keep();
  allowed(await submit());
  await house().sent();
  expect(refused(await submit())).toEqual({ code: 'already-submitted', reference: 'MASE-2026-0001' });
  expect(await keys()).toEqual([]);
});

it('two submits in the same second make one case with one reference', async () => {
  await keep();
  const [first, second] = await Promise.all([submit(), submit()]);
  const won = [first, second].filter((r) => r.ok);
  const lost = [first, second].flatMap((r): readonly Refusal[] => (r.ok ? [] : [r.refusal]));
  const { reference } = (await stateOf(house(), 'concern', 'c1')) as { reference: string };
  expect(won).toHaveLength(1);
  expect(lost).toEqual([{ code: 'already-submitted', reference }]);
  expect(await keys()).toEqual(['case-card:c1:submitted', 'receipt:c1:card-1']);
});

it('references count on, each series by itself, and begin anew in London’s new year', async () => {
  const one = async (id: string, category: string): Promise<string> => {
    await keepConcern(house().store, draft({ id, author, answers: answered(WHOLE, { ownCategory: category }) }));
    const value = allowed(await submit({ concern: id }));
    return 'reference' in value ? value.reference : '';
  };
  expect([await one('a', '2'), await one('b', '1'), await one('c', '3')]).toEqual([
    'MASE-2026-0001',
    'CON-2026-0001',
    'MASE-2026-0002',
  ]);
  house().clock.set('2027-01-01T00:00:00.000Z');
  expect(await one('d', '2')).toBe('MASE-2027-0001');
});

it('with something missing nothing is kept, sent or counted, and each fault is told on its page', async () => {
  await keep({ categoryReason: [] });
  const value = allowed(await submit({ declared: false }));
  expect('faults' in value ? value.faults.map((f) => [f.page, f.fault.field]) : value).toEqual([
    ['reason', 'categoryReason'],
    ['review', 'declaration'],
  ]);
  expect([await keys(), (await stateOf(house(), 'concern', 'c1')).stage]).toEqual([[], 'draft']);
  expect(await house().store.load('counter', 'MASE-2026')).toBeUndefined();
});

it('an old card, another person and a concern that is not there are refused', async () => {
  await keep();
  expect(refused(await submit({ revision: 0 }))).toEqual({ code: 'stale' });
  expect(refused(await submit({ concern: 'none' }))).toEqual({ code: 'not-found' });
  const other = await submitConcern(house(), PEOPLE.chair, { concern: 'c1', revision: 1, declared: true });
  expect(refused(other)).toEqual({ code: 'not-allowed', why: 'not-yours' });
});

it('urgent duties are first due an hour later', async () => {
  await keep({ harmLikely: 'yes' });
  allowed(await submit());
  expect(await stateOf(house(), 'concern', 'c1')).toMatchObject({ dueAt: '2026-03-02T10:00:00.000Z' });
});
