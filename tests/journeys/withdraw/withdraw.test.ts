/** Says how a referral is withdrawn: its author asks, the coordinator grants, and no duty to the child is dropped by it (product §1.3). */
import type { CardView } from '../../support/client';
import type { TestBot } from '../../support/bot';
import { PEOPLE, type Player } from '../../support/people';
import { cardsAbout, journey, seatPanel } from '../support/journey';
import { PLAIN, raise, referenceOn, type Raised } from '../support/raise';
import type { Values } from '../../../src/domain/form/answers';

const bot = journey('test');

const cardWith = (of: TestBot, player: Player, button: string): CardView => {
  const found = of
    .as(player)
    .cards()
    .findLast((card) => card.buttons().includes(button));
  if (found === undefined) throw new Error(`no card of ${player.name} has a button "${button}"`);
  return found;
};

/** Submitted by the teacher, who then asks to withdraw it. */
async function askedToWithdraw(values: Values = PLAIN): Promise<Raised> {
  await seatPanel(bot());
  const raised = await raise(bot(), PEOPLE.teacher, { values });
  await bot().settle();
  await raised.card.click('Ask to withdraw');
  await raised.card.click('Ask to withdraw', { text: 'It was a made-up mistake.' });
  await bot().settle();
  return raised;
}

test('what its author asked for is granted by the coordinator, shown to the panel, and told to the author', async () => {
  const raised = await askedToWithdraw();
  await cardWith(bot(), PEOPLE.coordinator, 'Withdraw it').click('Withdraw it');
  await bot().settle();
  expect(bot().inChannel(PEOPLE.health).card().text()).toContain('Withdrawn');
  expect(cardsAbout(bot(), PEOPLE.teacher, 'is withdrawn')).toHaveLength(1);
  const kept = await bot().bot().deps.store.load('concern', raised.concern);
  expect(kept?.state).toMatchObject({ status: 'withdrawn', answers: { values: { childName: 'Robin Madeup' } } });
});

test('while a duty that protects the child has no answer, nothing is withdrawn, and the coordinator reads why', async () => {
  const raised = await askedToWithdraw({ ...PLAIN, dob: '11' });
  const card = cardWith(bot(), PEOPLE.coordinator, 'Withdraw it');
  expect(await card.click('Withdraw it')).toMatchObject({
    kind: 'error',
    text: expect.stringContaining('has no answer') as string,
  });
  expect((await bot().bot().deps.store.load('concern', raised.concern))?.state).toMatchObject({ status: 'submitted' });
});

test('nobody but those who lead the panel can grant it, and nothing is withdrawn that nobody asked to withdraw', async () => {
  await seatPanel(bot());
  const { concern, card } = await raise(bot(), PEOPLE.teacher, { values: PLAIN });
  referenceOn(card);
  const press = { action: { type: 'Action.Execute', verb: 'withdrawConcern', data: { concern } }, trigger: 'manual' };
  for (const player of [PEOPLE.teacher, PEOPLE.health, PEOPLE.outsider])
    expect((await bot().as(player).invoke('adaptiveCard/action', press)).body).toMatchObject({
      type: 'application/vnd.microsoft.error',
    });
  await bot().as(PEOPLE.coordinator).invoke('adaptiveCard/action', press);
  expect((await bot().bot().deps.store.load('concern', concern))?.state).toMatchObject({ status: 'submitted' });
});
