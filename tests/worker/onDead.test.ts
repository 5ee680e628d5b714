/** Says who hears of a message that was given up, so that nothing is lost in silence (architecture §2.4). */
import type { Message } from '../../src/ports/message';
import type { Delivery } from '../../src/ports/store';
import { caseCardMessage, newsMessage, receiptMessage } from '../../src/usecases/messages';
import { onDead } from '../../src/worker/deliver';
import { eachHouse } from '../support/house';
import { PEOPLE } from '../support/people';
import { keepConcern, START, submitted } from '../support/storeSamples';

const house = eachHouse();
const { teacher, coordinator } = PEOPLE;
const concern = submitted({ author: { id: teacher.personId, name: teacher.name } });
const givenUp = (message: Message): Delivery => ({
  ...message,
  attempts: 30,
  uncertain: false,
  createdAt: START,
  token: 'made-up',
});
const UNDELIVERED = {
  kind: 'coordinator-told',
  concernId: 'c1',
  to: coordinator.personId,
  reason: 'undelivered',
} as const;

it.each([
  ['the card of a case, so that the case is not overlooked', caseCardMessage('c1', 'submitted'), [UNDELIVERED]],
  ['news for the referrer', newsMessage(concern, 'accepted', 'v2'), [UNDELIVERED]],
  ['nothing when it is a receipt, which its author has seen', receiptMessage('c1', teacher.personId, 'a1'), []],
] as const)('the coordinator is told once of %s', async (_what, message, told) => {
  await keepConcern(house().store, concern);
  const composer = { deps: house(), identityViews: 'dialog' } as const;
  await onDead(composer, givenUp(message));
  await onDead(composer, givenUp(message));
  expect((await house().sent()).map((m) => m.body)).toEqual(told);
});
