/** Decides that only whole, small, well-formed activities of allowed tenants come in, and that a refusal says little. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { BODY_LIMIT, createHttp, PortTaken } from '../../src/http';
import { startEdge, type Edge } from '../support/edge';
import { recordingLog } from '../support/log';
import { BOT, HOME_TENANT, PEOPLE, POLICE_TENANT, STRANGE_TENANT } from '../support/people';

let edge: Edge;
const heard: string[] = [];
beforeEach(async () => {
  heard.length = 0;
  edge = await startEdge({
    message: (_turn, text) => {
      heard.push(text);
      return Promise.resolve([]);
    },
  });
});
afterEach(() => edge.close());

const whole = (): Record<string, unknown> => ({
  type: 'message',
  id: 'in-1',
  text: 'hello',
  channelId: 'msteams',
  serviceUrl: edge.connector.url,
  from: { id: PEOPLE.teacher.userId, name: PEOPLE.teacher.name, aadObjectId: PEOPLE.teacher.personId },
  recipient: BOT,
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: HOME_TENANT },
});

const without = (key: string): object => Object.fromEntries(Object.entries(whole()).filter(([name]) => name !== key));

async function expectRefusal(response: { status: number; text: string }, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  const body = JSON.parse(response.text) as { error: { code: string; message: string } };
  expect(body.error.code).toBe(code);
  expect(body.error.message.length).toBeLessThan(200);
  expect(response.text).not.toMatch(/node_modules|at \w+.*:\d+|Error/);
  expect(heard).toEqual([]);
  await Promise.resolve();
}

test('a whole activity comes in', async () => {
  expect((await edge.client.post(whole())).status).toBe(200);
  expect(heard).toEqual(['hello']);
});

describe('a malformed activity is answered 400 with a short JSON body and no stack trace', () => {
  test.each(['type', 'from', 'conversation', 'recipient', 'channelId', 'serviceUrl'])('without %s', async (key) => {
    await expectRefusal(await edge.client.post(without(key)), 400, 'malformed');
  });

  test.each<[string, Record<string, unknown>]>([
    ['a type that is a number', { type: 7 }],
    ['a sender that is a text', { from: 'Tess' }],
    ['a sender without an id', { from: { name: 'Tess' } }],
    ['a conversation that is a list', { conversation: [] }],
    ['a text that is an object', { text: { a: 1 } }],
    ['attachments that are a text', { attachments: 'picture' }],
    ['a service URL that is no URL', { serviceUrl: 'nowhere' }],
    ['channel data that is a text', { channelData: 'x' }],
  ])('%s', async (_what, change) => {
    await expectRefusal(await edge.client.post({ ...whole(), ...change }), 400, 'malformed');
  });

  test.each([
    ['text', 'not json'],
    ['half an object', '{"type":'],
    ['nothing', ''],
  ])('%s instead of JSON', async (_what, body) => {
    await expectRefusal(await edge.client.post(body), 400, 'not-json');
  });

  test.each(['null', '[]', '"text"', '7'])('JSON that is not an object: %s', async (body) => {
    await expectRefusal(await edge.client.post(body), 400, 'malformed');
  });

  test('JSON that a web page elsewhere could post as plain text', async () => {
    await expectRefusal(await edge.client.post(whole(), { 'content-type': 'text/plain' }), 400, 'not-json');
  });
});

test.each([BODY_LIMIT + 1, 2 * 1024 * 1024])('a body of %d bytes is answered 413', async (size) => {
  const rest = without('text');
  const frame = JSON.stringify({ ...rest, text: '' }).length;
  await expectRefusal(await edge.client.post({ ...rest, text: 'x'.repeat(size - frame) }), 413, 'too-large');
  expect((await edge.client.post(whole())).status).toBe(200);
});

describe('an activity of a tenant that is not allowed is refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the conversation’s', { conversation: { id: 'a:chat', tenantId: STRANGE_TENANT } }],
    ['the channel data’s', { channelData: { tenant: { id: STRANGE_TENANT } } }],
    ['the sender’s own', { from: { id: '29:x', aadObjectId: PEOPLE.stranger.personId, tenantId: STRANGE_TENANT } }],
    ['none named at all', { conversation: { id: 'a:chat' } }],
  ])('%s', async (_what, change) => {
    await expectRefusal(await edge.client.post({ ...whole(), ...change }), 403, 'tenant');
  });

  test('a guest of an allowed tenant comes in', async () => {
    const from = { id: '29:x', aadObjectId: PEOPLE.chair.personId, tenantId: POLICE_TENANT };
    expect((await edge.client.post({ ...whole(), from })).status).toBe(200);
  });
});

describe('local mode answers this machine alone', () => {
  test.each(['X-Forwarded-For', 'Forwarded'])('a request with %s is refused', async (header) => {
    await expectRefusal(await edge.client.post(whole(), { [header]: '127.0.0.1' }), 403, 'forwarded');
  });

  test.each(['https://smba.trafficmanager.net/uk/', 'http://127.0.0.1.example.org/', 'http://10.0.0.1/'])(
    'the service URL %s is refused',
    async (serviceUrl) => {
      await expectRefusal(await edge.client.post({ ...whole(), serviceUrl }), 403, 'service-url');
    },
  );
});

describe('outside local mode', () => {
  const token = (claims: object): string =>
    `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

  test.each<[string, string]>([
    ['no token', ''],
    ['a token of another issuer', token({ iss: 'https://evil.example.org' })],
    ['a token without an issuer', token({})],
    ['no token at all but text', 'Bearer nonsense'],
  ])('%s never reaches the bot', async (_what, authorization) => {
    let turns = 0;
    const http = createHttp({
      local: false,
      allowedTenants: [HOME_TENANT],
      turn: () => Promise.resolve({ status: 200 + (turns += 1) }),
      ready: () => Promise.resolve(true),
      log: recordingLog(),
    });
    const port = await http.listen(0, '127.0.0.1');
    const headers = { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) };
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(whole()),
    });
    await http.close();
    expect([response.status, turns]).toEqual([401, 0]);
  });
});

test('the hook of local mode may say who is meant, or handle a message itself', async () => {
  const hooked = await startEdge(
    {
      message: (turn) => {
        heard.push(turn.actor.name);
        return Promise.resolve([]);
      },
    },
    {
      beforeTurn: (a) =>
        Promise.resolve(a.text === 'mine' ? 'handled' : { ...a, from: { ...a.from, name: PEOPLE.health.name } }),
    },
  );
  expect((await hooked.client.post({ ...whole(), serviceUrl: hooked.connector.url, text: 'mine' })).status).toBe(200);
  expect((await hooked.client.post({ ...whole(), serviceUrl: hooked.connector.url })).status).toBe(200);
  await hooked.close();
  expect(heard).toEqual([PEOPLE.health.name]);
});

test('a failure before the turn is told without its text', async () => {
  const broken = await startEdge({}, { beforeTurn: () => Promise.reject(new Error('Zed is at 1 Made-up Street')) });
  const response = await broken.client.post({ ...whole(), serviceUrl: broken.connector.url });
  await broken.close();
  expect(response.status).toBe(500);
  expect(response.text + broken.log.text()).not.toContain('Zed');
});

test('health and readiness can be asked, and nothing else is there', async () => {
  const get = async (path: string): Promise<[number, string]> => {
    const response = await fetch(`${edge.url}${path}`);
    return [response.status, await response.text()];
  };
  expect(await get('/healthz')).toEqual([200, '{"ok":true}']);
  expect(await get('/readyz')).toEqual([200, '{"ok":true}']);
  expect(await get('/other')).toEqual([404, expect.stringContaining('"error"')]);
  expect(await get('/api/messages')).toEqual([405, expect.stringContaining('"error"')]);
});

test('an app that cannot do its work says 503 on readiness', async () => {
  const notReady = await startEdge({}, { ready: () => Promise.resolve(false) });
  const { status } = await fetch(`${notReady.url}/readyz`);
  await notReady.close();
  expect(status).toBe(503);
});

test('a port in use is told in a sentence', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  const { port } = squatter.address() as AddressInfo;
  const http = createHttp({
    local: true,
    allowedTenants: [],
    turn: () => Promise.resolve({ status: 200 }),
    ready: () => Promise.resolve(true),
    log: recordingLog(),
  });
  const failure: unknown = await http.listen(port, '127.0.0.1').catch((error: unknown) => error);
  await new Promise((resolve) => squatter.close(resolve));
  expect(failure).toBeInstanceOf(PortTaken);
  expect(String(failure)).toContain(`Port ${String(port)} on 127.0.0.1 is already in use`);
});
