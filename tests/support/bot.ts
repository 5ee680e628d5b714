/** Decides how the whole bot is stood up in tests: the real app over HTTP, a clock that the test sets, a connector that it reads. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from '../../src/config';
import type { Instant } from '../../src/domain/calendar';
import type { Cast } from '../../src/local/cast';
import { startBot, type Bot } from '../../src/main';
import { createClient, type Client } from './client';
import { testClock, type TestClock } from './clock';
import { startConnector, type Connector } from './connector';
import { recordingLog, type RecordingLog } from './log';
import { CHANNEL_ID, HOME_TENANT, PEOPLE, POLICE_TENANT, TEAM_ID } from './people';

export interface TestBotOptions {
  /** Monday 2 March 2026, 09:00 in London, when not given. */
  readonly at?: Instant;
  /** True: the database is a file, so that `restart` keeps what was saved. */
  readonly onDisk?: boolean;
  readonly config?: Partial<Config>;
  /** The people of local mode; without them the bot runs as it would in Teams. */
  readonly cast?: Cast;
}

export interface TestBot extends Client {
  /** The running bot; another one after `restart`. */
  bot(): Bot;
  readonly connector: Connector;
  readonly clock: TestClock;
  readonly log: RecordingLog;
  /** Runs what is due now and delivers everything that goes out within the next minute of the test's clock. */
  settle(): Promise<void>;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  /** Everything that was sent into the panel's channel, as it went over the wire. */
  channelTraffic(): string;
  stop(): Promise<void>;
}

const ROUNDS = 120;

function configFor(dataDir: string, changes: Partial<Config>): Config {
  const config = loadConfig({ LOCAL_MODE: '1', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }, process.cwd());
  return {
    ...config,
    setup: {
      firstCoordinator: PEOPLE.coordinator.personId,
      allowedTeam: TEAM_ID,
      allowedTenants: [HOME_TENANT, POLICE_TENANT],
    },
    // Someone taken off the roster in a test is gone at the next click.
    rosterSeconds: 0,
    sendTimeoutSeconds: 1,
    ...changes,
  };
}

/** Starts the bot. The people of the panel are on the channel's roster; the panel itself is for the test to set up. */
export async function startTestBot({
  at = '2026-03-02T09:00:00.000Z',
  onDisk = false,
  config = {},
  cast,
}: TestBotOptions = {}): Promise<TestBot> {
  const dataDir = mkdtempSync(join(tmpdir(), 'concerns-'));
  const connector = await startConnector();
  const { coordinator, chair, viceChair, health, school } = PEOPLE;
  connector.setRoster(CHANNEL_ID, [coordinator, chair, viceChair, health, school]);
  const clock = testClock(at);
  const log = recordingLog();
  const settings = configFor(dataDir, config);
  const start = (): Promise<Bot> =>
    startBot(settings, {
      clock,
      log,
      autostart: false,
      ...(onDisk ? {} : { storeFile: ':memory:' }),
      ...(cast === undefined ? {} : { cast }),
    });
  let bot = await start();

  const settle = async (): Promise<void> => {
    await bot.scheduler.tickNow();
    const horizon = Date.parse(clock.now()) + 60_000;
    for (let round = 0; round < ROUNDS; round += 1) {
      await bot.relay.runOnce();
      const due = await bot.deps.store.outbox.nextDue();
      if (due === undefined || Date.parse(due) > horizon) return;
      if (due > clock.now()) clock.set(due);
    }
    throw new Error('the outbox does not come to rest');
  };

  return {
    ...createClient(() => `http://127.0.0.1:${String(bot.port)}/api/messages`, connector),
    bot: () => bot,
    connector,
    clock,
    log,
    settle,
    restart: async () => {
      await bot.stop();
      bot = await start();
    },
    channelTraffic: () =>
      connector.calls
        .filter((call) => call.conversationId.startsWith(CHANNEL_ID))
        .map((call) => call.raw)
        .join('\n'),
    stop: async () => {
      await bot.stop();
      await connector.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
