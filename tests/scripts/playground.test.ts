/** Decides that a playground that cannot start says why in one sentence, before anything is built or begun. */
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Runs the script until it ends by itself. */
function run(env: Readonly<Record<string, string>>) {
  const script = join(root, 'scripts', 'playground.mjs');
  const ended = spawnSync(process.execPath, [script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 30_000,
  });
  return { code: ended.status, said: ended.stdout + ended.stderr };
}

const listening = (host: string): Promise<{ readonly server: Server; readonly port: string }> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, host, () => {
      const address = server.address();
      resolve({ server, port: String(typeof address === 'object' && address !== null ? address.port : 0) });
    });
  });

test.each(['x', '0', '65536', '80.5'])('a port of "%s" is refused, with what a port must be', (port) => {
  expect(run({ PORT: port })).toEqual({
    code: 1,
    said: `PORT is "${port}"; it must be a whole number from 1 to 65535.\n`,
  });
});

test('the bot and the client cannot have the same port', () => {
  const { code, said } = run({ PORT: '45678', PLAYGROUND_PORT: '45678' });
  expect(code).toBe(1);
  expect(said).toBe('PORT and PLAYGROUND_PORT are both 45678; they must differ.\n');
});

test('a port in use is named, with the words that choose another', async () => {
  const { server, port } = await listening('127.0.0.1');
  try {
    const { code, said } = run({ PORT: port });
    expect(code).toBe(1);
    expect(said).toBe(
      `Port ${port} for the bot is already in use. Stop what uses it, or choose another: PORT=${String(Number(port) + 1)} npm run playground\n`,
    );
  } finally {
    server.close();
  }
});
