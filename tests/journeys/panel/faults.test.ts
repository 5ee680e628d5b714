/** Decides that nothing is lost while Teams answers badly, and that what may stand twice says so (architecture §2.4). */
import type { TestBot } from '../../support/bot';
import type { Fault } from '../../support/connector';
import {
  baseText,
  accept,
  caseInChannel,
  chair,
  decide,
  findingsOf,
  cardsSaying,
  health,
  openPanel,
  postsOf,
  propose,
} from './story';

const REPEAT = 'This may repeat a card that is already here.';

let bot: TestBot;
beforeEach(async () => {
  bot = await openPanel();
});
afterEach(async () => {
  await bot.stop();
  expect(findingsOf(bot, bot.connector)).toEqual([]);
});

const FAULTS: readonly (readonly [string, Fault, posts: number, marked: boolean])[] = [
  ['is throttled', { on: 'create', how: { status: 429, retryAfter: '7' } }, 1, false],
  ['gets 502 and nothing was done', { on: 'create', how: { status: 502 } }, 1, true],
  ['gets 502 although it was done', { on: 'create', at: 'after', how: { status: 502 } }, 2, true],
  ['gets no answer', { on: 'create', how: 'hang' }, 1, true],
  ['is accepted and then cut off', { on: 'create', at: 'after', how: 'reset' }, 2, true],
];

test.each(FAULTS)(
  'a case whose card %s still arrives, repeated at most once and then marked',
  async (_what, fault, posts, marked) => {
    bot.connector.fault(fault);
    const reference = await caseInChannel(bot);
    expect(postsOf(bot.connector, reference)).toBe(posts);
    expect(bot.channelTraffic().includes(REPEAT)).toBe(marked);
  },
);

test.each([
  ['is throttled', { on: 'update', how: { status: 429, retryAfter: '7' } }],
  ['gets 502', { on: 'update', how: { status: 502 } }],
  ['hangs', { on: 'update', how: 'hang' }],
  ['is cut off after it was done', { on: 'update', at: 'after', how: 'reset' }],
] as const)(
  'a change of the card that %s is shown to all in the end, and never a second card',
  async (_what, fault) => {
    const reference = await caseInChannel(bot);
    bot.connector.fault(fault);
    await accept(bot, reference);
    await bot.settle();
    expect(baseText(bot.connector, reference)).toContain('Accepted on');
    expect(postsOf(bot.connector, reference)).toBe(1);
  },
);

test('an approved action reaches its owner although the first try gets 502', async () => {
  const reference = await caseInChannel(bot);
  await propose(bot, reference);
  bot.connector.fault({ on: 'send', how: { status: 502 } });
  await decide(bot, reference, chair, 'Approve');
  await bot.settle();
  expect(cardsSaying(bot, health, 'The MASE panel asks you to do this')).toHaveLength(1);
});
