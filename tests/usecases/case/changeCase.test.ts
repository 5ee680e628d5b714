/** Says how a case is accepted, listed and escalated: checked now, told in the same commit, and put on the agenda once (product §1.6, §1.8). */
import type { Effect, Message } from '../../../src/ports/message';
import { acceptCase, escalateCase, listCase, withdrawConcern } from '../../../src/usecases/case/changeCase';
import { applyEffect } from '../../../src/usecases/meeting/applyEffect';
import { allowed, eachHouse, refused, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { draft, keepConcern, keepMeeting, meeting, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { coordinator, chair, viceChair, health, teacher } = PEOPLE;

beforeEach(async () => {
  await keepConcern(house().store, submitted());
  await keepMeeting(house().store, meeting({ id: 'm1', date: '2026-04-01' }));
  await keepMeeting(house().store, meeting({ id: 'm2', date: '2026-05-06' }));
});

const agenda = async (id: string): Promise<readonly string[]> => (await stateOf(house(), 'meeting', id)).agenda;
const effectsOf = (messages: readonly Message[]): readonly Effect[] =>
  messages.flatMap((m) => (m.body.kind === 'apply' ? [m.body.effect] : []));
const news = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap((m) => (m.body.kind === 'case-news' ? [m.body.news] : []));

it.each([coordinator, chair, viceChair])(
  '$name accepts: the card changes for all and the referrer hears of it',
  async (who) => {
    expect(allowed(await acceptCase(house(), who, 'c1')).status).toBe('accepted');
    expect((await house().sent()).map((m) => m.body).sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'case-card', concernId: 'c1' },
      { kind: 'case-news', concernId: 'c1', to: 'author-1', news: 'accepted' },
    ]);
  },
);

it.each([health, teacher])('$name does not accept, list or escalate', async (who) => {
  const no = { code: 'not-allowed', why: 'coordinator-only' };
  expect(refused(await acceptCase(house(), who, 'c1'))).toEqual(no);
  expect(refused(await listCase(house(), who, 'c1', 'm1'))).toEqual(no);
  expect(refused(await escalateCase(house(), who, 'c1'))).toEqual(no);
});

it('two who accept at the same second: one wins, the other sees what is true', async () => {
  const both = await Promise.all([acceptCase(house(), coordinator, 'c1'), acceptCase(house(), chair, 'c1')]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  expect(both.flatMap((r) => (r.ok ? [] : [r.refusal]))).toEqual([{ code: 'already-decided' }]);
  expect(news(await house().sent())).toEqual(['accepted']);
});

it('a consultation is no case to accept, and a draft is nobody’s', async () => {
  await keepConcern(house().store, submitted({ id: 'c2', stage: 'consultation' }));
  await keepConcern(house().store, draft({ id: 'c3' }));
  expect(refused(await acceptCase(house(), coordinator, 'c2'))).toEqual({ code: 'not-found' });
  expect(refused(await acceptCase(house(), coordinator, 'c3'))).toEqual({ code: 'not-allowed', why: 'not-yours' });
});

it('R18 is said once, on the card for all', async () => {
  allowed(await escalateCase(house(), chair, 'c1'));
  expect(refused(await escalateCase(house(), coordinator, 'c1'))).toEqual({ code: 'already-decided' });
  expect((await house().sent()).map((m) => m.body.kind)).toEqual(['case-card']);
});

describe('listing a case', () => {
  beforeEach(async () => {
    allowed(await acceptCase(house(), coordinator, 'c1'));
    await house().sent();
  });
  const list = async (id: string): Promise<readonly Message[]> => {
    allowed(await listCase(house(), coordinator, 'c1', id));
    return house().sent();
  };

  it('is one commit with an effect that puts it on the agenda, harmlessly twice', async () => {
    const sent = await list('m1');
    expect(await agenda('m1')).toEqual([]);
    const effects = effectsOf(sent);
    expect(effects).toEqual([{ type: 'put-on-agenda', meetingId: 'm1', concernId: 'c1' }]);
    for (const effect of [...effects, ...effects]) await applyEffect(house(), effect);
    expect(await agenda('m1')).toEqual(['c1']);
  });

  it('for another meeting moves it, and an effect that comes late undoes nothing', async () => {
    const first = effectsOf(await list('m1'));
    const second = effectsOf(await list('m2'));
    for (const effect of [...second, ...first, ...second]) await applyEffect(house(), effect);
    expect([await agenda('m1'), await agenda('m2')]).toEqual([[], ['c1']]);
  });

  it('away and back ends on the first agenda, in whichever order the effects come, and is news each time', async () => {
    const all: Effect[] = [];
    for (const id of ['m1', 'm2', 'm1']) {
      const sent = await list(id);
      expect(news(sent)).toEqual(['listed']);
      all.push(...effectsOf(sent));
    }
    for (const effect of [...all].reverse()) await applyEffect(house(), effect);
    expect([await agenda('m1'), await agenda('m2')]).toEqual([['c1'], []]);
  });

  it('for the same meeting again changes nothing', async () => {
    await list('m1');
    expect(refused(await listCase(house(), coordinator, 'c1', 'm1'))).toEqual({ code: 'already-decided' });
    expect(await house().sent()).toEqual([]);
  });

  it.each([
    ['one that is not there', 'none'],
    ['one that is over', 'over'],
    ['one that is cancelled', 'cancelled'],
  ])('is refused for %s', async (_which, id) => {
    await keepMeeting(house().store, meeting({ id: 'over', date: '2026-03-01' }));
    await keepMeeting(house().store, meeting({ id: 'cancelled', status: 'cancelled' }));
    const refusal = refused(await listCase(house(), coordinator, 'c1', id));
    expect(refusal.code === 'faults' ? refusal.faults.map((f) => f.field) : refusal).toEqual(['meeting']);
  });
});

describe('withdrawing what its author asked to withdraw', () => {
  const additions = [
    { at: '2026-03-02T09:00:00.000Z', by: 'author-1', kind: 'withdrawal-request', text: 'A mistake.' },
  ] as const;

  it('takes a case off its agenda, changes its card, and tells the author', async () => {
    await keepConcern(house().store, submitted({ id: 'c5', status: 'listed', meetingId: 'm1', additions }));
    allowed(await withdrawConcern(house(), coordinator, 'c5'));
    const sent = await house().sent();
    expect(sent.map((m) => m.body.kind).sort()).toEqual(['apply', 'case-card', 'case-news']);
    expect([effectsOf(sent), news(sent)]).toEqual([
      [{ type: 'take-off-agenda', meetingId: 'm1', concernId: 'c5' }],
      ['withdrawn'],
    ]);
  });

  it('of a consultation says nothing in the channel', async () => {
    await keepConcern(house().store, submitted({ id: 'c5', stage: 'consultation', additions }));
    allowed(await withdrawConcern(house(), coordinator, 'c5'));
    expect((await house().sent()).map((m) => m.body.kind)).toEqual(['case-news']);
  });

  it('is for those who lead the panel', async () => {
    await keepConcern(house().store, submitted({ id: 'c5', additions }));
    for (const who of [health, teacher])
      expect(refused(await withdrawConcern(house(), who, 'c5'))).toEqual({
        code: 'not-allowed',
        why: 'coordinator-only',
      });
  });
});
