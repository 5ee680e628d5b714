/** Decides that a crash at the worst moment loses nothing: what was submitted reaches the panel, once, or marked where nobody can know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/store';
import { cardFindings } from '../../support/cardLint';
import { createClient, type Client } from '../../support/client';
import { startConnector, type Connector } from '../../support/connector';
import { CHANNEL_ID } from '../../support/people';
import {
  buildApp,
  LOCAL_COORDINATOR,
  LOCAL_TEACHER,
  startApp,
  type AppProcess,
  type Build,
} from '../../support/process';
import { cardFrom, fillUntilReview, findingsOf, referenceOn, submit } from '../panel/story';

const REPEAT = 'This may repeat a card that is already here.';
const SECRET = 'Zebedee Zyxwvut';

let build: Build;
beforeAll(async () => {
  build = await buildApp();
}, 120_000);
afterAll(() => {
  build.remove();
});

let dataDir: string;
let connector: Connector;
let app: AppProcess;
let client: Client;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'concerns-crash-'));
  connector = await startConnector();
  connector.setRoster(CHANNEL_ID, [LOCAL_COORDINATOR]);
  app = await startApp(build, dataDir);
  client = createClient(() => app.url, connector);
}, 60_000);
afterEach(async () => {
  await app.kill();
  await connector.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Kills the app, with whatever it was doing half done, and starts it again on the same file. */
async function crash(): Promise<void> {
  await app.kill();
  app = await startApp(build, dataDir);
}

const submitCase = async (): Promise<string> =>
  referenceOn(cardFrom(await submit(await fillUntilReview(client, { childName: SECRET }, LOCAL_TEACHER))));

const asked = (): number => connector.calls.filter((c) => c.kind === 'create').length;
const posted = (): readonly string[] => connector.posts(CHANNEL_ID).map((p) => JSON.stringify(p.versions[0]));

/** The keys of what still waits to be sent, read from the file after an orderly stop. */
async function stillWaiting(): Promise<readonly string[]> {
  await app.stop();
  const store = openSqliteStore({
    file: join(dataDir, 'concerns.db'),
    auditKey: 'of no matter here',
    now: () => LATER,
  });
  try {
    while ((await store.outbox.pump(100)) > 0);
    return (await store.outbox.claim(LATER, LATER, 100)).map((d) => d.key);
  } finally {
    await store.close();
  }
}
const LATER = '2999-01-01T00:00:00.000Z';

test('killed after submit and before the connector took the card, the app posts it exactly once when it is back', async () => {
  connector.fault({ on: 'create', at: 'before', how: 'hang' });
  const reference = await submitCase();
  await connector.until(() => asked() === 1);
  expect(posted()).toEqual([]);
  await crash();
  await connector.until(() => posted().length > 0);
  expect((await stillWaiting()).filter((key) => key.startsWith('case-card'))).toEqual([]);
  expect(asked()).toBe(2);
  expect(posted()).toHaveLength(1);
  expect(posted()[0]).toContain(reference);
  expect(findingsOf(client, connector, CHANNEL_ID)).toEqual([]);
  expect(posted().join('') + app.output()).not.toContain(SECRET);
}, 60_000);

test('killed after the connector took the card and before it answered, the app posts once more and says that it may repeat', async () => {
  connector.fault({ on: 'create', at: 'after', how: 'hang' });
  const reference = await submitCase();
  await connector.until(() => posted().length === 1);
  await crash();
  await connector.until(() => posted().length === 2);
  expect((await stillWaiting()).filter((key) => key.startsWith('case-card'))).toEqual([]);
  const [first = '', second = ''] = posted();
  expect(posted()).toHaveLength(2);
  for (const card of [first, second]) expect(card).toContain(reference);
  expect(first).not.toContain(REPEAT);
  expect(second).toContain(REPEAT);
}, 60_000);

test('a step that was answered is there after a crash, and the form goes on where it was', async () => {
  const review = (await fillUntilReview(client, {}, LOCAL_TEACHER)).text();
  await crash();
  await client.as(LOCAL_TEACHER).say('resume');
  const resumed = client.as(LOCAL_TEACHER).card();
  expect(resumed.text()).toBe(review);
  expect(cardFindings(resumed.json())).toEqual([]);
  cardFrom(await submit(resumed));
  await connector.until(() => posted().length === 1);
}, 60_000);
