/** Says that everyone who owes something is reminded of a meeting once each occasion, whatever stops or repeats (product §1.9). */
import type { Message } from '../../../src/ports/message';
import type { Store } from '../../../src/ports/store';
import { cancelMeeting, moveMeeting, scheduleMeeting } from '../../../src/usecases/meeting/runMeeting';
import { remindOfMeetings, sendRemindersNow } from '../../../src/usecases/reminder/remindOfMeetings';
import { allowed, eachHouse, refused, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { action, keepAction } from '../../support/storeSamples';

/** The meeting is on Wednesday 24 June 2026 at 10:00; its reminders are on 10, 17, 22 and 24 June. */
const house = eachHouse('2026-06-01T09:00:00.000Z');
const { coordinator, health, teacher } = PEOPLE;
const MEETING = { meeting: 'm1', date: '2026-06-24', time: '10:00', place: 'Room 1' };

const owe = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    const id = `owner-${String(n).padStart(3, '0')}`;
    await keepAction(house().store, action({ id: `a-${id}`, owner: { id, name: 'Test Owner' }, byWhen: '2026-07-01' }));
  }
};
const digests = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap((m) => (m.body.kind === 'digest' ? [`${m.body.to} ${m.body.occasion}`] : []));
const remindAt = async (now: string): Promise<readonly string[]> => {
  house().clock.set(now);
  await remindOfMeetings(house());
  return digests(await house().sent());
};

beforeEach(async () => {
  allowed(await scheduleMeeting(house(), coordinator, MEETING));
});

it('120 people get one digest each, and none again', async () => {
  await owe(120);
  const first = await remindAt('2026-06-10T07:30:00.000Z');
  expect(first).toHaveLength(120);
  expect(new Set(first).size).toBe(120);
  expect(await remindAt('2026-06-10T07:31:00.000Z')).toEqual([]);
});

it('somebody who owes several actions gets one digest', async () => {
  const owner = { id: 'owner-1', name: 'Test Owner' };
  for (const id of ['a1', 'a2', 'a3']) await keepAction(house().store, action({ id, owner }));
  expect(await remindAt('2026-06-10T07:30:00.000Z')).toEqual(['owner-1 wd10']);
});

it.each(['proposed', 'declined', 'done', 'not-done'] as const)('nobody owes what is %s', async (status) => {
  await keepAction(house().store, action({ status }));
  expect(await remindAt('2026-06-10T07:30:00.000Z')).toEqual([]);
});

it('each occasion reminds in its turn, up to the morning', async () => {
  await owe(1);
  const all = [];
  for (const day of ['09', '10', '17', '22', '24']) all.push(...(await remindAt(`2026-06-${day}T07:30:00.000Z`)));
  expect(all).toEqual(['wd10', 'wd5', 'wd2', 'morning'].map((o) => `owner-000 ${o}`));
});

it('a crash between two slices repeats nobody and leaves nobody out', async () => {
  await owe(120);
  const { store } = house();
  let left = 1;
  const commit: Store['commit'] = (wanted) => {
    if (left === 0) return Promise.reject(new Error('the power went'));
    left -= 1;
    return store.commit(wanted);
  };
  house().clock.set('2026-06-10T07:30:00.000Z');
  await expect(remindOfMeetings({ ...house(), store: { ...store, commit } })).rejects.toThrow('the power went');
  const before = digests(await house().sent());
  expect(before).toHaveLength(50);
  const after = await remindAt('2026-06-10T07:40:00.000Z');
  expect([...before, ...after]).toHaveLength(120);
  expect(new Set([...before, ...after]).size).toBe(120);
});

it('a meeting moved between two slices reminds everybody of its new day', async () => {
  await owe(120);
  const { store } = house();
  let moves = 1;
  const commit: Store['commit'] = async (wanted) => {
    const version = await store.commit(wanted);
    if (moves > 0) {
      moves -= 1;
      allowed(await moveMeeting(house(), coordinator, { ...MEETING, date: '2026-06-25', version: 1 }));
    }
    return version;
  };
  house().clock.set('2026-06-11T07:30:00.000Z');
  await remindOfMeetings({ ...house(), store: { ...store, commit } });
  await remindOfMeetings(house());
  const ofNewDay = (await house().sent()).filter((m) => m.body.kind === 'digest' && m.body.version === 2);
  expect(digests(ofNewDay)).toHaveLength(120);
});

it('two instances at the same second remind everybody once', async () => {
  await owe(120);
  house().clock.set('2026-06-10T07:30:00.000Z');
  await Promise.all([remindOfMeetings(house()), remindOfMeetings(house())]);
  expect(digests(await house().sent())).toHaveLength(120);
});

it('after a stop only the newest is sent, and nothing once the meeting has begun', async () => {
  await owe(1);
  expect(await remindAt('2026-06-23T12:00:00.000Z')).toEqual(['owner-000 wd2']);
  expect(await remindAt('2026-06-24T09:00:00.000Z')).toEqual([]);
  expect(await stateOf(house(), 'meeting', 'm1')).not.toHaveProperty('dueAt');
});

it('moved away and back, it reminds anew', async () => {
  await owe(1);
  expect(await remindAt('2026-06-10T07:30:00.000Z')).toEqual(['owner-000 wd10']);
  allowed(await moveMeeting(house(), coordinator, { ...MEETING, date: '2026-07-22', version: 1 }));
  expect(await remindAt('2026-06-10T08:00:00.000Z')).toEqual([]);
  allowed(await moveMeeting(house(), coordinator, { ...MEETING, version: 2 }));
  expect(await remindAt('2026-06-10T09:00:00.000Z')).toEqual(['owner-000 wd10']);
});

it('a cancelled meeting reminds nobody', async () => {
  await owe(1);
  allowed(await cancelMeeting(house(), coordinator, 'm1'));
  expect(await remindAt('2026-06-17T07:30:00.000Z')).toEqual([]);
});

describe('"send reminders now"', () => {
  it('sends everybody one at once, and says to how many', async () => {
    await owe(60);
    expect(allowed(await sendRemindersNow(house(), coordinator, 'm1', 0))).toBe(60);
    expect(digests(await house().sent())).toHaveLength(60);
  });

  it('pressed twice on one card is once; from the new card it is anew', async () => {
    await owe(1);
    await Promise.all([
      sendRemindersNow(house(), coordinator, 'm1', 0),
      sendRemindersNow(house(), coordinator, 'm1', 0),
    ]);
    expect(refused(await sendRemindersNow(house(), coordinator, 'm1', 0))).toEqual({ code: 'already-decided' });
    expect(digests(await house().sent())).toEqual(['owner-000 manual-1']);
    allowed(await sendRemindersNow(house(), coordinator, 'm1', 1));
    expect(digests(await house().sent())).toEqual(['owner-000 manual-2']);
  });

  it('leaves the reminders by the calendar as they were', async () => {
    await owe(1);
    allowed(await sendRemindersNow(house(), coordinator, 'm1', 0));
    await house().sent();
    expect(await remindAt('2026-06-10T07:30:00.000Z')).toEqual(['owner-000 wd10']);
  });

  it('is for those who lead the panel, and for a meeting that stands', async () => {
    for (const who of [health, teacher])
      expect(refused(await sendRemindersNow(house(), who, 'm1', 0))).toEqual({
        code: 'not-allowed',
        why: 'coordinator-only',
      });
    expect(refused(await sendRemindersNow(house(), coordinator, 'none', 0))).toEqual({ code: 'not-found' });
    allowed(await cancelMeeting(house(), coordinator, 'm1'));
    expect(refused(await sendRemindersNow(house(), coordinator, 'm1', 0))).toMatchObject({ code: 'wrong-status' });
  });
});
