/** Decides how a test runs the app as a process of its own: built once, started on a folder of data, killed without warning. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { CHANNEL_ID, HOME_TENANT, personalChatOf, TEAM_ID, type Player } from './people';

const ROOT = resolve(__dirname, '../..');
const MAIN = 'dist/src/main.js';
/** Those of the app's folder that it reads while it runs. */
const READ = ['node_modules', 'cards', 'config', 'package.json'];

const local = (n: number, id: string, name: string): Player => ({
  personId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  userId: `29:${id}`,
  name,
  tenantId: HOME_TENANT,
  guest: false,
});

/** The first of the local people, who acts when nobody else is named. */
export const LOCAL_TEACHER = local(1, 'teacher', 'Tess Teacher');
/** Who sets up the local panel. */
export const LOCAL_COORDINATOR = local(2, 'coordinator', 'Cora Coordinator');

/** A folder that holds the app as it is shipped. */
export interface Build {
  readonly folder: string;
  remove(): void;
}

/** The local people, in the places that the tests' client knows. */
const localPeople = (): string =>
  readFileSync(join(ROOT, '.m365agentsplayground.yml'), 'utf8')
    .replace('a:personal', personalChatOf(LOCAL_TEACHER))
    .replace('19:team@thread.tacv2', TEAM_ID)
    .replace('19:mase@thread.tacv2', CHANNEL_ID);

/** Compiles the app into a folder of its own. Rejects when it does not compile. */
export async function buildApp(): Promise<Build> {
  const folder = mkdtempSync(join(tmpdir(), 'concerns-build-'));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const out = ['--outDir', join(folder, 'dist'), '--tsBuildInfoFile', join(folder, 'tsbuildinfo')];
  await promisify(execFile)(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), ...out]);
  for (const name of READ) symlinkSync(join(ROOT, name), join(folder, name));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), localPeople());
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A running process of the app. */
export interface AppProcess {
  readonly url: string;
  /** Everything it wrote, to be searched for what must not be there. */
  readonly output: () => string;
  /** Ends it as a crash does: at once, nothing tidied up. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and resolves when what was in flight is settled. */
  stop(): Promise<void>;
}

/** Leases and pauses as short as the settings allow. */
const QUICK = {
  PORT: '0',
  LOCAL_MODE: '1',
  RELAY_LEASE_SECONDS: '5',
  SEND_TIMEOUT_SECONDS: '1',
  SCHEDULER_SECONDS: '1',
  ROSTER_SECONDS: '0',
} as const;

/** Starts the app on a folder of data. Rejects when it ends before it answers. */
export async function startApp(build: Build, dataDir: string): Promise<AppProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    cwd: build.folder,
    env: { ...QUICK, PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const port = await new Promise<number>((found, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const said = /"port":(\d+)/.exec(line)?.[1];
      if (said !== undefined) found(Number(said));
    });
    void gone.then(() => {
      failed(new Error(`the app ended by itself:\n${lines.join('\n')}`));
    });
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    url: `http://127.0.0.1:${String(port)}/api/messages`,
    output: () => lines.join('\n'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
