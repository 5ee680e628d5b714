/** Says what an author may do with their own concerns, and that nobody else may (product §1.2, §1.3). */
import { addToConcern, answerDuties } from '../../../src/usecases/concern/followConcern';
import { changePart, deleteDraft, myConcerns, ownConcern } from '../../../src/usecases/concern/ownConcern';
import { receiptFacts } from '../../../src/usecases/concern/receiptFacts';
import { saveStep, type SaveStepInput } from '../../../src/usecases/concern/saveStep';
import { startConcern } from '../../../src/usecases/concern/startConcern';
import { allowed, eachHouse, refused, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { keepConcern, keepMeeting, meeting, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { teacher, coordinator, chair } = PEOPLE;
const author = { id: teacher.personId, name: teacher.name };
const NOT_YOURS = { code: 'not-allowed', why: 'not-yours' };
const step = (over: Partial<SaveStepInput>): SaveStepInput => ({
  concern: 'id-1',
  revision: 1,
  page: 'safety',
  then: 'close',
  inputs: {},
  ...over,
});

it('a concern that was only begun is recalled too', async () => {
  const started = await startConcern(house(), teacher);
  expect(started.dueAt).toBe('2026-03-03T08:30:00.000Z');
});

it('asking twice gives the same empty draft; once something is saved, a new one', async () => {
  const first = await startConcern(house(), teacher);
  expect((await startConcern(house(), teacher)).id).toBe(first.id);
  expect((await startConcern(house(), coordinator)).id).not.toBe(first.id);
  allowed(await saveStep(house(), teacher, step({ inputs: { dangerNow: 'no' } })));
  expect((await startConcern(house(), teacher)).id).not.toBe(first.id);
});

it('what step 3 says is kept for next time, and nothing about a child is', async () => {
  const { store } = house();
  const first = await startConcern(house(), teacher);
  const onReferrer = {
    ...first,
    page: 'referrer',
    answers: { ...first.answers, values: { childName: 'Robin Madeup' } },
  };
  await keepConcern(store, onReferrer, 1);
  const inputs = { referrerName: 'Tess Teacher, made-up school', agency: 'education' };
  allowed(await saveStep(house(), teacher, step({ page: 'referrer', inputs })));
  const next = await startConcern(house(), teacher);
  expect(next.answers.values).toEqual(inputs);
});

it('what cannot be right is not kept of step 3', async () => {
  const first = await startConcern(house(), teacher);
  await keepConcern(house().store, { ...first, page: 'referrer' }, 1);
  const inputs = { referrerName: 'Tess Teacher', agency: 'education', referrerEmail: 'no at sign' };
  allowed(await saveStep(house(), teacher, step({ page: 'referrer', inputs })));
  const next = await startConcern(house(), teacher);
  expect(next.answers.values).toEqual({ referrerName: 'Tess Teacher', agency: 'education' });
});

it('two clicks in the same second save once, and both are answered', async () => {
  await startConcern(house(), teacher);
  const click = step({ inputs: { dangerNow: 'no' } });
  const both = await Promise.all([saveStep(house(), teacher, click), saveStep(house(), teacher, click)]);
  expect(both.map((r) => allowed(r).repeat).sort()).toEqual([false, true]);
  expect(await stateOf(house(), 'concern', 'id-1')).toMatchObject({ revision: 2 });
});

it('two different clicks from one card: the first is kept, the second is told that the card is old', async () => {
  await startConcern(house(), teacher);
  allowed(await saveStep(house(), teacher, step({ inputs: { dangerNow: 'yes' } })));
  expect(refused(await saveStep(house(), teacher, step({ inputs: { dangerNow: 'no' } })))).toEqual({ code: 'stale' });
  expect(await stateOf(house(), 'concern', 'id-1')).toMatchObject({ answers: { values: { dangerNow: 'yes' } } });
});

it.each([teacher, coordinator, chair])('a draft is open to its author alone: $name', async (caller) => {
  await startConcern(house(), teacher);
  const own = caller === teacher;
  const results = [
    await ownConcern(house(), caller, 'id-1'),
    await saveStep(house(), caller, step({})),
    await changePart(house(), caller, { concern: 'id-1', revision: 2, part: 'safety' }),
    await deleteDraft(house(), caller, 'id-1'),
  ];
  for (const result of results) expect(result.ok ? 'done' : result.refusal).toEqual(own ? 'done' : NOT_YOURS);
});

it('a deleted draft is gone with all that was typed, from every list', async () => {
  await startConcern(house(), teacher);
  allowed(await saveStep(house(), teacher, step({ inputs: { dangerNow: 'yes' } })));
  allowed(await deleteDraft(house(), teacher, 'id-1'));
  expect(JSON.stringify(await stateOf(house(), 'concern', 'id-1'))).not.toContain('dangerNow');
  expect(await myConcerns(house(), teacher)).toEqual([]);
  expect(refused(await ownConcern(house(), teacher, 'id-1'))).toEqual({ code: 'not-found' });
});

describe('after submitting', () => {
  const REPORT = { rules: ['R5'] as const, when: '17:50', withWhom: 'Made-up desk' };
  beforeEach(() =>
    keepConcern(
      house().store,
      submitted({
        author,
        submittedAt: house().clock.now(),
        dueAt: '2026-03-02T10:00:00.000Z',
        duties: [{ rule: 'R5', raisedAt: house().clock.now() }],
      }),
    ),
  );

  it('a duty that is answered is chased no more', async () => {
    allowed(await answerDuties(house(), teacher, 'c1', REPORT));
    expect(await stateOf(house(), 'concern', 'c1')).not.toHaveProperty('dueAt');
  });

  it('the case’s card changes for all when a duty is answered, since it shows what is still open', async () => {
    allowed(await answerDuties(house(), teacher, 'c1', REPORT));
    expect((await house().sent()).map((m) => m.body)).toEqual([{ kind: 'case-card', concernId: 'c1' }]);
  });

  it.each([
    ['correction', 'addition'],
    ['addition', 'addition'],
    ['withdrawal-request', 'withdrawal-request'],
  ] as const)('a %s is kept and told to the coordinator', async (kind, reason) => {
    allowed(await addToConcern(house(), teacher, 'c1', { kind, text: 'A made-up sentence.' }));
    const sent = await house().sent();
    expect(sent.map((m) => m.body)).toEqual([
      { kind: 'coordinator-told', concernId: 'c1', to: coordinator.personId, reason },
    ]);
    expect(JSON.stringify(sent)).not.toContain('made-up sentence');
  });

  it('each addition is told, the same one again is not', async () => {
    for (const text of ['One.', 'Two.', 'Two.']) await addToConcern(house(), teacher, 'c1', { kind: 'addition', text });
    expect(await house().sent()).toHaveLength(2);
  });

  it('nobody else speaks in the author’s name, and a submitted concern is not deleted', async () => {
    const said = { kind: 'addition' as const, text: 'x' };
    expect(refused(await addToConcern(house(), coordinator, 'c1', said))).toEqual(NOT_YOURS);
    expect(refused(await answerDuties(house(), coordinator, 'c1', REPORT))).toEqual(NOT_YOURS);
    expect(refused(await deleteDraft(house(), teacher, 'c1'))).toMatchObject({ code: 'already-submitted' });
  });

  it('the receipt says which meeting it will make, and the one it is listed for once it is', async () => {
    await keepMeeting(house().store, meeting({ id: 'soon', date: '2026-03-10' }));
    await keepMeeting(house().store, meeting({ id: 'next', date: '2026-03-25' }));
    const concern = submitted({ author, submittedAt: house().clock.now() });
    expect((await receiptFacts(house(), concern)).meeting?.id).toBe('next');
    expect((await receiptFacts(house(), { ...concern, meetingId: 'soon' })).meeting?.id).toBe('soon');
    expect((await receiptFacts(house(), { ...concern, stage: 'consultation' })).meeting).toBeUndefined();
  });

  it('the receipt names no meeting that is cancelled', async () => {
    await keepMeeting(house().store, meeting({ status: 'cancelled' }));
    const concern = submitted({ author, status: 'listed', meetingId: 'm1' });
    expect((await receiptFacts(house(), concern)).meeting).toBeUndefined();
  });
});
