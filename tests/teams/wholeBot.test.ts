/** Decides that the app as it is wired answers a first visit, and still knows the person after a restart. */
import { startTestBot, type TestBot } from '../support/bot';
import { PEOPLE } from '../support/people';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ onDisk: true });
});
afterEach(() => bot.stop());

test('somebody who adds the app is welcomed with a card, is known after a restart, and nothing goes to a channel', async () => {
  const teacher = bot.as(PEOPLE.teacher);
  await teacher.install();
  expect(teacher.card().buttons().length).toBeGreaterThan(0);
  await bot.settle();
  await bot.restart();
  const known = await bot.bot().deps.store.load('person', PEOPLE.teacher.personId);
  expect(known?.state.name).toBe(PEOPLE.teacher.name);
  expect(bot.channelTraffic()).toBe('');
});
