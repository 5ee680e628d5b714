/** Decides how the bot and the local client start together, what a newcomer is told, and how both stop. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PATIENCE_MS = 60_000;
const STEP_MS = 200;
const GRACE_MS = 5_000;

const say = (text) => process.stdout.write(`${text}\n`);

/** Ends with a sentence for the person at the keyboard, without a stack. */
class Stop extends Error {}

function portFrom(name, fallback) {
  const value = process.env[name];
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`${name} is "${value}"; it must be a whole number from 1 to 65535.`);
  return port;
}

/** Rejects with a sentence when something already listens there. */
const mustBeFree = (port, host, name, what) =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const why = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code})`;
      fail(
        new Stop(
          `Port ${port} for ${what} ${why}. Stop what uses it, or choose another: ${name}=${port + 1} npm run playground`,
        ),
      );
    });
    probe.listen({ port, ...(host === undefined ? {} : { host }) }, () => probe.close(done));
  });

function build() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Stop('The bot could not be built; the faults are above.');
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** A child that says how it ended. */
function start(name, args, env, output) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, 'inherit'],
  });
  const ended = new Promise((done) => {
    child.once('error', (error) => done({ name, how: error.code ?? error.message }));
    child.once('exit', (code, signal) => done({ name, how: signal ?? `code ${code}` }));
  });
  return { name, child, ended, running: () => child.exitCode === null && child.signalCode === null };
}

async function stopAll(children) {
  const left = children.filter((c) => c.running());
  for (const { child } of left) child.kill('SIGTERM');
  const all = Promise.all(left.map((c) => c.ended));
  await Promise.race([all, pause(GRACE_MS)]);
  for (const { child } of left.filter((c) => c.running())) child.kill('SIGKILL');
  await all;
}

/** What the client's log says went wrong; it prints nothing of it itself. */
function reasonIn(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines
      .filter((line) => line.startsWith('error '))
      .map((line) => line.slice('error '.length))
      .join('\n');
  } catch {
    return '';
  }
}

const welcome = (client, bot) => `
  Ready. Open ${client} in a browser.

  Everybody in it is made up. You are Tess, a teacher. Try this first:
    1. In Personal Chat, type: raise a concern
    2. Go through the steps, and submit. Then look at the channel "MASE - MASE panel".
    3. Type: act as coordinator   and press Accept on the card in the channel.
    4. Follow the five minutes in README.md: a meeting, an action, and the reminder after "clock +9d".
       "clock reset" takes the time back.

  The bot listens on ${bot} (this machine only). The client listens on all of this machine's
  network addresses: others on your network could open it, so use made-up data only.
  Your data is kept in ${resolve(root, process.env.DATA_DIR || 'data')}. Press Ctrl-C to stop both.
`;

async function main() {
  const botPort = portFrom('PORT', 3978);
  const clientPort = portFrom('PLAYGROUND_PORT', 56150);
  if (botPort === clientPort) throw new Stop(`PORT and PLAYGROUND_PORT are both ${botPort}; they must differ.`);
  await mustBeFree(botPort, '127.0.0.1', 'PORT', 'the bot');
  await mustBeFree(clientPort, undefined, 'PLAYGROUND_PORT', 'the local client');
  say('Building …');
  build();

  const dataDir = resolve(root, process.env.DATA_DIR || 'data');
  mkdirSync(dataDir, { recursive: true });
  const clientLog = join(dataDir, 'playground.log');
  rmSync(clientLog, { force: true });
  const bot = `http://127.0.0.1:${botPort}`;
  const client = `http://127.0.0.1:${clientPort}`;

  let interrupted = false;
  const interrupt = new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        interrupted = true;
        done({ name: 'interrupt', how: signal });
      });
  });

  const children = [
    start(
      'The bot',
      [join('dist', 'src', 'main.js')],
      { LOCAL_MODE: '1', HOST: '127.0.0.1', PORT: String(botPort), DATA_DIR: dataDir },
      'inherit',
    ),
    start(
      'The local client',
      [
        join('node_modules', '@microsoft', 'm365agentsplayground', 'cli.js'),
        ...['-e', `${bot}/api/messages`, '-c', 'msteams', '--disable-telemetry'],
        ...['-p', String(clientPort), '--service-url', `${client}/_connector`],
      ],
      { TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: clientLog },
      'ignore',
    ),
  ];
  const firstEnd = Promise.race([interrupt, ...children.map((c) => c.ended)]);
  let over;
  void firstEnd.then((end) => (over = end));

  try {
    const until = performance.now() + PATIENCE_MS;
    const ready = { bot: false, client: false };
    while (over === undefined && !(ready.bot && ready.client)) {
      if (performance.now() > until)
        throw new Stop('The bot and the local client did not both answer within a minute.');
      ready.bot ||= await answers(`${bot}/readyz`);
      ready.client ||= await answers(`${client}/`);
      await pause(STEP_MS);
    }
    if (over === undefined) say(welcome(client, bot));
    const end = await firstEnd;
    if (interrupted) return;
    const reason = end.name === 'The local client' ? reasonIn(clientLog) : '';
    const hint =
      reason === ''
        ? ''
        : ` Its log says:\n${reason}\nIf it speaks of the configuration, look at .m365agentsplayground.yml.`;
    throw new Stop(`${end.name} ended (${end.how}).${hint}`);
  } finally {
    await stopAll(children);
    if (interrupted) say('Stopped both.');
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
