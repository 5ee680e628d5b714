/** Decides which adapters the app runs on: the only file that wires them together; run as a program, it starts the app. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { config as readDotenv } from 'dotenv';
import pino from 'pino';
import { systemClock } from './adapters/clock';
import { uuids } from './adapters/ids';
import { openSqliteStore } from './adapters/sqlite/store';
import { render } from './cards/render';
import { ConfigFaults, loadConfig, type Config } from './config';
import { createHttp, PortTaken, type HttpOptions } from './http';
import { memberOf, type PanelChannel, type PanelMember } from './domain/panel/panel';
import { readCast, type Cast, type CastMember } from './local/cast';
import { createLocalMode, type LocalMode } from './local/mode';
import type { Clock, Ids } from './ports/clock';
import { codeOf, type Log } from './ports/log';
import type { Messenger } from './ports/messenger';
import { createConnectors, EdgeAdapter } from './teams/adapter';
import { createBotApp } from './teams/app';
import { createDirectory } from './teams/directory';
import { createMessenger, createTextSender } from './teams/messenger';
import { createHandlers } from './teams/routes';
import { loadPanel } from './usecases/actor';
import type { Deps } from './usecases/deps';
import { putMember, useChannel } from './usecases/panel/setUpPanel';
import { tick } from './usecases/tick';
import type { Composer } from './worker/compose';
import { deliver, onDead } from './worker/deliver';
import { createPublish } from './worker/publish';
import { createRelay, type Relay } from './worker/relay';
import { createScheduler, type Scheduler } from './worker/scheduler';

/** What may be put in the place of the usual parts. */
export interface Parts {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  /** Another database than `DATA_DIR/concerns.db`; `:memory:` for one that is gone at the end. */
  readonly storeFile?: string;
  /** False: the relay and the scheduler run only when they are called. */
  readonly autostart?: boolean;
  /** The people of local mode, who can be acted as. */
  readonly cast?: Cast;
}

/** The running app. */
export interface Bot {
  readonly port: number;
  readonly deps: Deps;
  readonly messenger: Messenger;
  readonly relay: Relay;
  readonly scheduler: Scheduler;
  /** Takes no more requests, ends what is in flight, and closes the store. */
  stop(): Promise<void>;
}

const RELAY_BATCH = 16;
/** How long a press in the channel waits for the base card; Teams waits ten seconds for an answer, people wait less. */
const PUBLISH_MS = 2_000;

const logOf = (config: Config): Log => pino({ level: config.logLevel, base: null });

function localModeOf(config: Config, cast: Cast | undefined): LocalMode | undefined {
  if (!config.local || cast === undefined) return undefined;
  return createLocalMode({ cast, dataDir: config.dataDir, realNow: Date.now, clockFrom: systemClock });
}

function edgeOf(config: Config, local: LocalMode | undefined) {
  const timeoutMs = config.sendTimeoutSeconds * 1_000;
  const adapter = new EdgeAdapter(config.credentials, timeoutMs);
  const connectors = createConnectors(adapter);
  const sending = { connectors, botId: config.credentials?.appId ?? '', timeoutMs, now: Date.now };
  const messenger = createMessenger(sending);
  const directory = createDirectory({ connectors, now: () => performance.now(), keepMs: config.rosterSeconds * 1_000 });
  return {
    adapter,
    sendText: createTextSender(sending),
    messenger: local?.messenger(messenger) ?? messenger,
    directory: local?.directory(directory) ?? directory,
  };
}

function openStore(config: Config, clock: Clock, file: string | undefined): Deps['store'] {
  if (file === undefined) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  return openSqliteStore({
    file: file ?? join(config.dataDir, 'concerns.db'),
    ...(config.storeKey === undefined ? {} : { key: config.storeKey }),
    auditKey: config.auditKey,
    now: () => clock.now(),
  });
}

/** Local mode: the cast's coordinator makes the channel the panel's and fills the list; whoever is on it already stays as they are. */
async function setUpLocalPanel(
  deps: Deps,
  coordinator: CastMember,
  channel: PanelChannel,
  members: readonly PanelMember[],
): Promise<void> {
  await useChannel(deps, coordinator, channel);
  const panel = await loadPanel(deps);
  for (const member of members.filter((m) => memberOf(panel, m.personId) === undefined)) {
    const put = await putMember(deps, coordinator, member);
    if (!put.ok) throw new Error(`the local panel could not be set up: ${put.refusal.code}`);
  }
}

/** True when the store answers. */
async function storeAnswers(store: Deps['store'], log: Log): Promise<boolean> {
  try {
    await store.outbox.nextDue();
    return true;
  } catch (error) {
    log.error({ code: codeOf(error) }, 'the store does not answer');
    return false;
  }
}

/** Starts the app and resolves once it answers. Rejects with `PortTaken` when its port is in use; then nothing is left open. */
export async function startBot(config: Config, parts: Parts = {}): Promise<Bot> {
  const log = parts.log ?? logOf(config);
  const local = localModeOf(config, parts.cast);
  // What goes out keeps real time: a pause that ends on a moved clock would outlast the way back.
  const sending = parts.clock ?? systemClock();
  const clock = parts.clock ?? local?.clock ?? sending;
  const { adapter, sendText, messenger, directory } = edgeOf(config, local);
  const store = openStore(config, sending, parts.storeFile);
  const ids = parts.ids ?? uuids;
  const deps: Deps = { store, clock, ids, directory, profile: config.profile, setup: local?.setup ?? config.setup };

  // A client of one personal chat cannot show dialogs.
  const identityViews = local === undefined ? 'dialog' : 'chat';
  const composer: Composer = { deps, identityViews };
  const people = parts.cast?.people.map((p) => p.name);
  const relay = createRelay({
    outbox: store.outbox,
    clock: sending,
    deliver: (delivery) => deliver(composer, messenger, delivery),
    onDead: (delivery) => onDead(composer, delivery),
    log,
    leaseSeconds: config.relayLeaseSeconds,
    batch: RELAY_BATCH,
  });
  const scheduler = createScheduler({
    tick: async () => {
      await tick(deps);
      relay.kick();
    },
    everySeconds: config.schedulerSeconds,
    log,
  });

  const running = parts.autostart !== false;
  const publish = createPublish({ relay, outbox: store.outbox, clock: sending, pause, withinMs: PUBLISH_MS });
  const app = createBotApp({
    adapter,
    handlers: createHandlers({
      deps,
      identityViews,
      published: running ? publish : () => Promise.resolve(),
      ...(people === undefined ? {} : { local: { people } }),
    }),
    render,
    log,
    newId: () => uuids.next(),
    pause,
    now: Date.now,
  });
  const beforeTurn: HttpOptions['beforeTurn'] = local?.createBeforeTurn({
    reply: (activity, text) =>
      sendText({ conversationId: activity.conversation.id, serviceUrl: activity.serviceUrl }, text),
    setUpPanel: (coordinator, channel, members) => setUpLocalPanel(deps, coordinator, channel, members),
    onClockMoved: async () => {
      await scheduler.tickNow();
      relay.kick();
    },
  });
  const http = createHttp({
    local: config.local,
    allowedTenants: deps.setup.allowedTenants,
    turn: async (activity, authorization) => {
      const answer = await app.turn(activity, authorization);
      relay.kick();
      return answer;
    },
    ready: () => storeAnswers(store, log),
    ...(beforeTurn === undefined ? {} : { beforeTurn }),
    log,
  });

  const port = await http.listen(config.port, config.host).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (running) {
    relay.start();
    scheduler.start();
  }
  return {
    port,
    deps,
    messenger,
    relay,
    scheduler,
    stop: async () => {
      await http.close();
      await scheduler.stop();
      await relay.stop();
      await store.close();
    },
  };
}

function castOf(config: Config): Pick<Parts, 'cast'> {
  if (!config.local) return {};
  const file = process.env['M365_AGENTS_PLAYGROUND_CONFIG_PATH'] ?? '.m365agentsplayground.yml';
  return { cast: readCast(readFileSync(file, 'utf8')) };
}

/** Runs until SIGTERM or SIGINT; what is in flight is ended first. */
async function run(): Promise<void> {
  readDotenv({ quiet: true });
  const config = loadConfig(process.env, process.cwd());
  const log = logOf(config);
  const bot = await startBot(config, { log, ...castOf(config) });
  log.info({ port: bot.port, host: config.host, local: config.local }, 'the app is running');
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= bot.stop().catch((error: unknown) => {
      log.error({ code: codeOf(error) }, 'the app did not stop cleanly');
      process.exitCode = 1;
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (require.main === module) {
  run().catch((error: unknown) => {
    // The first two are sentences of ours; anything else is told by its name alone.
    const told = error instanceof ConfigFaults || error instanceof PortTaken;
    process.stderr.write(`${told ? error.message : `The app could not start (${codeOf(error)}).`}\n`);
    process.exitCode = 1;
  });
}
