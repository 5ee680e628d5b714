/** Says that owners of overdue actions are reminded once each working day until they answer (product §1.9). */
import { reportAction } from '../../../src/usecases/action/reportAction';
import { scheduleMeeting } from '../../../src/usecases/meeting/runMeeting';
import { remindOfOverdue } from '../../../src/usecases/reminder/remindOfOverdue';
import { tick } from '../../../src/usecases/tick';
import { allowed, eachHouse } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { action, keepAction } from '../../support/storeSamples';

const house = eachHouse('2026-06-01T09:00:00.000Z');
const { school } = PEOPLE;
const owner = { id: school.personId, name: school.name };

const remindAt = async (now: string): Promise<readonly string[]> => {
  house().clock.set(now);
  await remindOfOverdue(house());
  return (await house().sent()).map((m) => m.key);
};
const on = (day: string): readonly string[] => [`overdue:${owner.id}:${day}`];

beforeEach(async () => {
  await keepAction(house().store, action({ id: 'a1', owner, byWhen: '2026-06-03' }));
  await keepAction(house().store, action({ id: 'a2', owner, byWhen: '2026-06-02' }));
});

it.each([
  ['the day it is due', '2026-06-02T12:00:00.000Z', []],
  ['the day after, before 08:30 in London', '2026-06-03T07:29:59.000Z', []],
  ['the day after, from 08:30', '2026-06-03T07:30:00.000Z', on('2026-06-03')],
  ['the day after, after a stop', '2026-06-03T20:00:00.000Z', on('2026-06-03')],
  ['a Saturday', '2026-06-06T12:00:00.000Z', []],
  ['a bank holiday', '2026-08-31T12:00:00.000Z', []],
])('%s', async (_when, now, expected) => {
  expect(await remindAt(now)).toEqual(expected);
});

it('once a day, however often it is looked at, and for all that is overdue together', async () => {
  expect(await remindAt('2026-06-04T07:30:00.000Z')).toEqual(on('2026-06-04'));
  expect(await remindAt('2026-06-04T12:00:00.000Z')).toEqual([]);
  expect(await remindAt('2026-06-05T07:30:00.000Z')).toEqual(on('2026-06-05'));
});

it('until it is answered for good', async () => {
  for (const id of ['a1', 'a2'])
    allowed(await reportAction(house(), school, id, { kind: 'done', note: '', revision: 1 }));
  await house().sent();
  expect(await remindAt('2026-06-04T07:30:00.000Z')).toEqual([]);
});

it('not on a day with a meeting’s reminder: one digest a day', async () => {
  const input = { meeting: 'm1', date: '2026-06-24', time: '10:00', place: '' };
  allowed(await scheduleMeeting(house(), PEOPLE.coordinator, input));
  const days = ['09', '10', '11', '17', '22', '24', '25'];
  const kinds = [];
  for (const day of days) {
    house().clock.set(`2026-06-${day}T07:30:00.000Z`);
    await tick(house());
    kinds.push((await house().sent()).map((m) => m.body.kind));
  }
  expect(kinds).toEqual([
    ['overdue-digest'],
    ['digest'],
    ['overdue-digest'],
    ['digest'],
    ['digest'],
    ['digest'],
    ['overdue-digest'],
  ]);
});

it('120 owners get one each, and a crash on the way repeats nobody', async () => {
  for (let n = 0; n < 120; n += 1) {
    const id = `owner-${String(n)}`;
    await keepAction(house().store, action({ id, owner: { id, name: 'Test Owner' }, byWhen: '2026-06-03' }));
  }
  let left = 70;
  const { store } = house();
  house().clock.set('2026-06-04T07:30:00.000Z');
  const dying = {
    ...house(),
    store: {
      ...store,
      commit: ((wanted) =>
        (left -= 1) < 0 ? Promise.reject(new Error('the power went')) : store.commit(wanted)) as typeof store.commit,
    },
  };
  await expect(remindOfOverdue(dying)).rejects.toThrow('the power went');
  const before = await house().sent();
  const after = await remindAt('2026-06-04T07:31:00.000Z');
  expect([before.length, after.length]).toEqual([70, 51]);
  expect(new Set([...before.map((m) => m.key), ...after]).size).toBe(121);
});
