/** Says that moving the clock of local mode, there and back, never holds up what goes out. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config';
import { readCast } from '../../src/local/cast';
import { startBot, type Bot } from '../../src/main';
import { createClient } from '../support/client';
import { startConnector, type Connector } from '../support/connector';
import { recordingLog } from '../support/log';
import { enqueue, keepConcern, submitted } from '../support/storeSamples';

const cast = readCast(readFileSync('.m365agentsplayground.yml', 'utf8'));
const author = { id: cast.first.personId, name: cast.first.name };
let dataDir: string;
let connector: Connector;
let bot: Bot;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'concerns-'));
  connector = await startConnector();
  connector.setRoster(cast.channelId, cast.people);
  const config = loadConfig({ LOCAL_MODE: '1', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }, process.cwd());
  bot = await startBot(config, { cast, autostart: false, storeFile: ':memory:', log: recordingLog() });
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('after "clock +5d" and "clock reset" the next message goes out at once, not five days later', async () => {
  const teacher = createClient(() => `http://127.0.0.1:${String(bot.port)}/api/messages`, connector).as(cast.first);
  await teacher.install();
  await keepConcern(bot.deps.store, submitted({ author }));
  const news = (key: string) =>
    enqueue(bot.deps.store, {
      key,
      lane: `person:${author.id}`,
      body: { kind: 'case-news', concernId: 'c1', to: author.id, news: 'accepted' },
    });
  await teacher.say('clock +5d');
  await news('there');
  expect(await bot.relay.runOnce()).toMatchObject({ sent: 1 });
  await teacher.say('clock reset');
  await news('back');
  const due = await bot.deps.store.outbox.nextDue();
  expect(Date.parse(due ?? '')).toBeLessThan(Date.parse(bot.deps.clock.now()) + 5_000);
});
