/** Says what is kept of somebody's chat, and what happens when no personal message reaches them (product §1.9). */
import type { MessageBody } from '../../../src/ports/message';
import { markUnreached } from '../../../src/usecases/person/markUnreached';
import { rememberConversation } from '../../../src/usecases/person/rememberConversation';
import { eachHouse, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { action, draft, keepAction, keepConcern, submitted } from '../../support/storeSamples';

const house = eachHouse();
const { health, teacher, coordinator } = PEOPLE;
const CHAT = { conversationId: 'a:1', serviceUrl: 'https://made-up.example.org/', tenantId: 't', userId: '29:made-up' };

it('the personal chat that somebody last used is remembered, and only a new one is written down', async () => {
  await rememberConversation(house(), teacher, CHAT);
  await rememberConversation(house(), teacher, CHAT);
  expect(await house().store.events('person', teacher.personId)).toHaveLength(1);
  await rememberConversation(house(), teacher, { ...CHAT, conversationId: 'a:2' });
  expect(await stateOf(house(), 'person', teacher.personId)).toMatchObject({ conversation: { conversationId: 'a:2' } });
});

describe('when no personal message reaches somebody', () => {
  const told = async (to: string, body: MessageBody) => {
    await markUnreached(house(), to, 'key-1', body);
    await markUnreached(house(), to, 'key-1', body);
    return (await house().sent()).map((m) => m.body);
  };
  const undelivered = { kind: 'coordinator-told', concernId: 'c1', to: coordinator.personId, reason: 'undelivered' };

  it('a member is mentioned in the channel, with the reference alone, once, and the coordinator is told', async () => {
    await keepConcern(house().store, submitted());
    await keepAction(house().store, action());
    const bodies = await told(health.personId, { kind: 'action-assigned', actionId: 'a1', to: health.personId });
    expect(bodies).toHaveLength(2);
    expect(bodies).toEqual(
      expect.arrayContaining([{ kind: 'mention', to: health.personId, about: 'MASE-2026-0001' }, undelivered]),
    );
  });

  it('somebody who is not of the panel is never mentioned there', async () => {
    await keepConcern(house().store, submitted());
    const body = { kind: 'case-news', concernId: 'c1', to: teacher.personId, news: 'accepted' } as const;
    expect(await told(teacher.personId, body)).toEqual([undelivered]);
  });

  it('two coordinators whom nothing reaches are not told of each other without end', async () => {
    await keepConcern(house().store, submitted());
    const body = { kind: 'coordinator-told', concernId: 'c1', to: teacher.personId, reason: 'undelivered' } as const;
    expect(await told(teacher.personId, body)).toEqual([]);
  });

  it('a consultation and a draft are never named there', async () => {
    await keepConcern(house().store, submitted({ stage: 'consultation', reference: 'CON-2026-0001' }));
    await keepConcern(house().store, draft({ id: 'c2' }));
    for (const concernId of ['c1', 'c2']) {
      const body = { kind: 'coordinator-told', concernId, to: health.personId, reason: 'consultation' } as const;
      const mentions = (await told(health.personId, body)).filter((b) => b.kind === 'mention');
      for (const mention of mentions) expect(mention).toMatchObject({ about: '' });
    }
  });
});
