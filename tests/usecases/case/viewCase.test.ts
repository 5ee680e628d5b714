/** Says who may open what, now, and that every look is on record before anything opens (product §1.2, §1.6). */
import { viewLogId } from '../../../src/domain/views/viewLog';
import { maySeeIdentity, openCase, sendIdentity, viewIdentity } from '../../../src/usecases/case/viewCase';
import { removeMember } from '../../../src/usecases/panel/setUpPanel';
import { allowed, eachHouse, PANEL_LIST, refused, seat, stateOf } from '../../support/house';
import { PEOPLE, type Player } from '../../support/people';
import { draft, keepConcern, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { coordinator, chair, viceChair, health, school, teacher, stranger } = PEOPLE;
const LOG = viewLogId('c1', '2026-03-02T09:00:00.000Z');
const looks = async () => (await house().store.load('views', LOG))?.state.looks ?? [];
const MEMBERS_ONLY = { code: 'not-allowed', why: 'members-only' };

beforeEach(async () => {
  const author = { id: teacher.personId, name: teacher.name };
  await keepConcern(house().store, submitted({ author }));
  await keepConcern(house().store, submitted({ id: 'c2', stage: 'consultation', author }));
  await keepConcern(house().store, draft({ id: 'c3', author }));
});

it.each([coordinator, chair, viceChair, health, school, teacher])(
  '$name opens the form, and it is on record',
  async (who) => {
    const view = allowed(await viewIdentity(house(), who, 'c1', 'form'));
    expect(view.concern.id).toBe('c1');
    expect(await looks()).toEqual([{ by: who.personId, at: house().clock.now(), what: 'form' }]);
  },
);

it('the author opens their form, and never the wording of what the panel does about it', async () => {
  expect(refused(await viewIdentity(house(), teacher, 'c1', 'wording'))).toEqual(MEMBERS_ONLY);
  expect(await looks()).toEqual([]);
});

it('the look is on record before anything opens: when it cannot be kept, nothing opens', async () => {
  const { store } = house();
  const broken = {
    ...house(),
    store: { ...store, commit: () => Promise.reject(new Error('disk full')) },
  };
  await expect(viewIdentity(broken, health, 'c1', 'form')).rejects.toThrow('disk full');
});

it('each look is kept, by everybody, also at the same second', async () => {
  await Promise.all([health, school, chair].map((who) => viewIdentity(house(), who, 'c1', 'wording')));
  expect((await looks()).map((l) => l.by).sort()).toEqual([chair, health, school].map((p) => p.personId).sort());
});

it('each month has a log of its own', async () => {
  await viewIdentity(house(), health, 'c1', 'form');
  house().clock.set('2026-04-01T09:00:00.000Z');
  await viewIdentity(house(), health, 'c1', 'form');
  expect([
    (await stateOf(house(), 'views', LOG)).looks.length,
    await house().store.load('views', 'c1:2026-04'),
  ]).toEqual([1, expect.anything()]);
});

it('a refused look opens nothing and is not counted as one', async () => {
  expect(refused(await viewIdentity(house(), stranger, 'c1', 'form'))).toEqual(MEMBERS_ONLY);
  expect(await looks()).toEqual([]);
});

it.each([
  [health, 'c2', MEMBERS_ONLY],
  [health, 'c3', { code: 'not-allowed', why: 'not-yours' }],
  [coordinator, 'c3', { code: 'not-allowed', why: 'not-yours' }],
  [teacher, 'c3', { code: 'not-found' }],
  [health, 'none', { code: 'not-found' }],
] as const)('$name does not open what is not for them', async (who, id, refusal) => {
  expect(refused(await viewIdentity(house(), who, id, 'form'))).toEqual(refusal);
});

it('the coordinator opens a consultation', async () => {
  expect((await viewIdentity(house(), coordinator, 'c2', 'form')).ok).toBe(true);
});

it('the form into somebody’s own chat is one commit: the look and the message', async () => {
  allowed(await sendIdentity(house(), health, 'c1'));
  expect(await looks()).toHaveLength(1);
  expect((await house().sent()).map((m) => m.body)).toEqual([
    { kind: 'identity-view', concernId: 'c1', to: health.personId },
  ]);
});

describe('membership is read anew at every call', () => {
  const sees = async (who: Player) => {
    const result = await maySeeIdentity(house(), who, 'c1');
    return result.ok ? 'yes' : result.refusal;
  };

  it('somebody who leaves the roster loses access at the next call', async () => {
    expect(await sees(health)).toBe('yes');
    house().directory.remove(health);
    expect(await sees(health)).toEqual(MEMBERS_ONLY);
    expect(refused(await openCase(house(), health, 'c1', 'see-case'))).toEqual(MEMBERS_ONLY);
  });

  it('somebody who leaves the list loses access at the next call', async () => {
    expect(await sees(health)).toBe('yes');
    allowed(await removeMember(house(), coordinator, health.personId));
    expect(await sees(health)).toEqual(MEMBERS_ONLY);
  });

  it('somebody on the roster but not on the list sees nothing', async () => {
    house().directory.put(PEOPLE.outsider);
    expect(await sees(PEOPLE.outsider)).toEqual(MEMBERS_ONLY);
  });

  it('somebody on both, from a tenant that is not allowed, sees nothing', async () => {
    house().directory.put(stranger);
    const members = [...PANEL_LIST, seat(stranger, 'chair', 'police')];
    const state = { ...(await stateOf(house(), 'panel', 'mase')), members };
    await house().store.commit({ kind: 'panel', id: 'mase', expectedVersion: 1, state, events: [], messages: [] });
    expect(await sees(stranger)).toEqual(MEMBERS_ONLY);
  });

  it('when the roster cannot be read nobody of the panel gets in, and authors still see their own', async () => {
    house().directory.readable(false);
    expect(await sees(health)).toEqual({ code: 'directory-unavailable' });
    expect(await sees(coordinator)).toEqual({ code: 'directory-unavailable' });
    expect(await sees(teacher)).toBe('yes');
    house().directory.readable(true);
    expect(await sees(health)).toBe('yes');
  });
});
