/** Says how actions are proposed, decided and answered for, with what each commit sends (product §1.7). */
import type { Message } from '../../../src/ports/message';
import { approveAction, declineAction } from '../../../src/usecases/action/decideAction';
import { proposeAction, type ProposeInput } from '../../../src/usecases/action/proposeAction';
import { myActions, ownAction, reportAction } from '../../../src/usecases/action/reportAction';
import { allowed, eachHouse, refused, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { keepConcern, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { coordinator, chair, viceChair, health, school, teacher } = PEOPLE;
const MEMBERS_ONLY = { code: 'not-allowed', why: 'members-only' };

const input = (over: Partial<ProposeInput> = {}): ProposeInput => ({
  concern: 'c1',
  proposal: 'a1',
  owner: school.personId,
  title: 'place-visit',
  wording: 'Visit the made-up place',
  outcomeSought: 'It is safer',
  byWhen: '2026-03-20',
  required: '',
  ...over,
});
const propose = (over: Partial<ProposeInput> = {}, who = coordinator) => proposeAction(house(), who, input(over));
const statusOf = async () => (await stateOf(house(), 'action', 'a1')).status;
const named = ({ body }: Message): string => ('to' in body ? `${body.kind} to ${body.to}` : body.kind);
const sent = async () => (await house().sent()).map(named).sort();

beforeEach(async () => {
  await keepConcern(
    house().store,
    submitted({ duties: [{ rule: 'R4', raisedAt: house().clock.now() }], author: { id: teacher.personId, name: 'T' } }),
  );
});

describe('proposing', () => {
  it('puts the action on the case’s card and waits; the owner hears nothing yet', async () => {
    expect(allowed(await propose()).status).toBe('proposed');
    expect(await sent()).toEqual(['case-card']);
  });

  it('what R4 already requires is approved at once, and its owner hears of it in the same commit', async () => {
    expect(allowed(await propose({ required: 'R4' })).status).toBe('approved');
    expect(await sent()).toEqual([`action-assigned to ${school.personId}`, 'case-card']);
  });

  it('what the case did not raise is not required, whatever is said', async () => {
    expect(allowed(await propose({ required: 'R6' })).status).toBe('proposed');
  });

  it('twice in the same second is one action, and both are answered', async () => {
    const both = await Promise.all([propose(), propose()]);
    expect(both.map((r) => allowed(r).id)).toEqual(['a1', 'a1']);
    expect(allowed(await propose({ wording: 'Something else' })).wording).toBe('Visit the made-up place');
    expect(await sent()).toEqual(['case-card']);
  });

  it('is for members; the referrer and others are refused', async () => {
    expect(refused(await propose({}, teacher))).toEqual(MEMBERS_ONLY);
    expect((await propose({}, health)).ok).toBe(true);
  });

  it('needs a case that is there and an owner on the panel list', async () => {
    expect(refused(await propose({ concern: 'none' }))).toEqual({ code: 'not-found' });
    expect(refused(await propose({ owner: 'nobody' }))).toMatchObject({ faults: [{ field: 'owner' }] });
    await keepConcern(house().store, submitted({ id: 'c2', stage: 'consultation' }));
    expect(refused(await propose({ concern: 'c2' }))).toEqual({ code: 'not-found' });
  });
});

describe('deciding', () => {
  beforeEach(async () => {
    allowed(await propose());
    await house().sent();
  });

  it('two agencies approve; the owner hears of it once, with the second', async () => {
    expect(allowed(await approveAction(house(), health, 'a1')).status).toBe('proposed');
    expect(await sent()).toEqual(['case-card']);
    expect(allowed(await approveAction(house(), school, 'a1')).status).toBe('approved');
    expect(await sent()).toEqual([`action-assigned to ${school.personId}`, 'case-card']);
  });

  it('the chair alone approves, and so does the vice chair', async () => {
    expect(allowed(await approveAction(house(), viceChair, 'a1')).status).toBe('approved');
    expect(refused(await approveAction(house(), chair, 'a1'))).toEqual({ code: 'already-decided' });
  });

  it('a double click is one vote', async () => {
    const both = await Promise.all([approveAction(house(), health, 'a1'), approveAction(house(), health, 'a1')]);
    expect(both.map((r) => (r.ok ? 'voted' : r.refusal.code)).sort()).toEqual(['already-decided', 'voted']);
    expect((await stateOf(house(), 'action', 'a1')).approvals).toHaveLength(1);
  });

  it('chair and vice chair at the same second: one wins, the other sees what is true', async () => {
    const both = await Promise.all([
      approveAction(house(), chair, 'a1'),
      declineAction(house(), viceChair, 'a1', 'A made-up reason'),
    ]);
    expect(both.map((r) => (r.ok ? 'won' : r.refusal.code)).sort()).toEqual(['already-decided', 'won']);
    const won = both.flatMap((r) => (r.ok ? [r.value.status] : []));
    expect([await statusOf()]).toEqual(won);
  });

  it('two agencies at the same second both count', async () => {
    await Promise.all([approveAction(house(), health, 'a1'), approveAction(house(), school, 'a1')]);
    expect(await statusOf()).toBe('approved');
    expect(await sent()).toContain(`action-assigned to ${school.personId}`);
  });

  it('two agencies’ no at the same second ends it', async () => {
    await Promise.all([health, school].map((who) => declineAction(house(), who, 'a1', 'A made-up reason')));
    expect(await statusOf()).toBe('declined');
    expect(await sent()).toEqual(['case-card', 'case-card']);
  });

  it('the coordinator and the referrer do not decide', async () => {
    expect(refused(await approveAction(house(), coordinator, 'a1'))).toEqual({
      code: 'not-allowed',
      why: 'chair-only',
    });
    expect(refused(await approveAction(house(), teacher, 'a1'))).toEqual(MEMBERS_ONLY);
    expect(refused(await declineAction(house(), teacher, 'a1', 'No'))).toEqual(MEMBERS_ONLY);
  });

  it('somebody who left the roster does not decide', async () => {
    house().directory.remove(health);
    expect(refused(await approveAction(house(), health, 'a1'))).toEqual(MEMBERS_ONLY);
  });
});

describe('answering for it', () => {
  const report = { kind: 'on-track' as const, note: '', revision: 1 };
  beforeEach(async () => {
    allowed(await propose({ required: 'R4' }));
    await house().sent();
  });

  it('its owner answers from their own chat, and the card changes for all', async () => {
    expect(allowed(await reportAction(house(), school, 'a1', report)).status).toBe('accepted');
    expect(await sent()).toEqual(['case-card']);
  });

  it('a double click answers once', async () => {
    const both = await Promise.all([
      reportAction(house(), school, 'a1', report),
      reportAction(house(), school, 'a1', report),
    ]);
    expect(both.map((r) => (r.ok ? 'answered' : r.refusal.code)).sort()).toEqual(['answered', 'stale']);
  });

  it.each([coordinator, chair, health, teacher])('nobody else answers for the owner: $name', async (who) => {
    const no = { code: 'not-allowed', why: 'owner-only' };
    expect(refused(await reportAction(house(), who, 'a1', report))).toEqual(no);
    expect(refused(await ownAction(house(), who, 'a1'))).toEqual(no);
  });

  it('the owner sees their open actions, soonest first, until they are done', async () => {
    allowed(await propose({ proposal: 'a2', byWhen: '2026-03-10', required: 'R4' }));
    expect((await myActions(house(), school)).map((a) => a.id)).toEqual(['a2', 'a1']);
    allowed(await reportAction(house(), school, 'a1', { ...report, kind: 'done' }));
    expect((await myActions(house(), school)).map((a) => a.id)).toEqual(['a2']);
    expect(refused(await reportAction(house(), school, 'a1', { ...report, revision: 2 }))).toEqual({
      code: 'wrong-status',
      status: 'done',
    });
  });
});
