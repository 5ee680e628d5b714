/** Decides how a journey stands: the whole bot over HTTP, with every card that anybody was shown checked after each test. */
import { cardFindings } from '../../support/cardLint';
import { startTestBot, type TestBot, type TestBotOptions } from '../../support/bot';
import type { Json } from '../../support/connector';
import { PEOPLE, type Player } from '../../support/people';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every Adaptive Card inside a body, wherever it stands. */
function cardsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn);
  if (!isJson(value)) return [];
  return value['type'] === 'AdaptiveCard' ? [value] : Object.values(value).flatMap(cardsIn);
}

/** Looks at each card that went out since it was last asked: an answer to a press, a message, a change of a message. */
function cardWatch(): (bot: TestBot) => readonly string[] {
  let [answers, calls] = [0, 0];
  return (bot) => {
    const sent = [...bot.answers.slice(answers), ...bot.connector.calls.slice(calls).map((call) => call.body)];
    [answers, calls] = [bot.answers.length, bot.connector.calls.length];
    return cardsIn(sent).flatMap((card) => cardFindings(card).map((f) => `${f} in ${JSON.stringify(card)}`));
  };
}

/** A bot for each test, or one for the whole file; its cards are checked after each test. */
export function journey(each: 'test' | 'file', options: TestBotOptions = {}): () => TestBot {
  let running: TestBot | undefined;
  let findings = cardWatch();
  const get = (): TestBot => {
    if (running === undefined) throw new Error('the bot is not running yet');
    return running;
  };
  const start = async (): Promise<void> => {
    running = await startTestBot(options);
    findings = cardWatch();
  };
  const stop = async (): Promise<void> => {
    await get().stop();
  };
  if (each === 'test') beforeEach(start);
  else beforeAll(start);
  afterEach(() => {
    expect(findings(get())).toEqual([]);
  });
  if (each === 'test') afterEach(stop);
  else afterAll(stop);
  return get;
}

interface Seat {
  readonly player: Player;
  readonly agency: string;
  readonly role: string;
  /** The person whose deputy they are. */
  readonly deputyFor?: string;
}

const SEATS: readonly Seat[] = [
  { player: PEOPLE.chair, agency: 'police', role: 'chair' },
  { player: PEOPLE.viceChair, agency: 'social-care', role: 'vice-chair' },
  { player: PEOPLE.health, agency: 'health', role: 'member' },
  { player: PEOPLE.school, agency: 'education', role: 'member' },
];

/** The first coordinator makes the channel the panel's. */
export async function takeChannel(bot: TestBot): Promise<void> {
  await bot.inChannel(PEOPLE.coordinator).say('use this channel');
}

/** The panel, set up as its coordinator would: the channel by word, the list by card. `seats` adds to or replaces the usual ones. */
export async function seatPanel(bot: TestBot, seats: readonly Seat[] = []): Promise<void> {
  await takeChannel(bot);
  const coordinator = bot.as(PEOPLE.coordinator);
  await coordinator.say('panel');
  for (const { player, agency, role, deputyFor = '' } of [...seats, ...SEATS]) {
    const card = coordinator.card();
    const about = { agency, role, deputyFor };
    if (card.inputs().some((i) => i.id === 'person' && i.choices.some((c) => c.value === player.personId)))
      await card.click('Add to the list', { person: player.personId, ...about });
  }
}

/** The cards in somebody's own chat that are about a title, oldest first. */
export const cardsAbout = (bot: TestBot, player: Player, words: string): readonly string[] =>
  bot
    .as(player)
    .cards()
    .map((card) => card.text())
    .filter((text) => text.includes(words));
