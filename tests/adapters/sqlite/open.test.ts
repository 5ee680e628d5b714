/** Decides that a store's file opens with its own key and schema, and says clearly why it does not. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChain } from '../../../src/adapters/chain';
import { openDatabase, StoreUnreadable } from '../../../src/adapters/sqlite/open';
import { SCHEMA_VERSION, StoreTooNew } from '../../../src/adapters/sqlite/schema';
import { openSqliteStore, type SqliteSettings } from '../../../src/adapters/sqlite/store';
import { counterCommit, draft, event, keepConcern, START } from '../../support/storeSamples';

const KEY = 'c3'.repeat(32);
const SECRET = 'Zyxwv Made-Up';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = (over: Partial<SqliteSettings> = {}): SqliteSettings => ({
  file: join(folder, 'store.db'),
  auditKey: Buffer.from('a made-up audit key'),
  now: () => START,
  ...over,
});

async function writtenWith(over: Partial<SqliteSettings>): Promise<string> {
  const store = openSqliteStore(settings(over));
  await keepConcern(store, draft({ answers: { values: { name: SECRET }, rows: { siblings: [], perpetrators: [] } } }));
  await store.close();
  return readFile(settings(over).file, 'latin1');
}

test('without a key the file can be read by anybody; with one, nothing of it can', async () => {
  expect(await writtenWith({ file: join(folder, 'plain.db') })).toContain(SECRET);
  const encrypted = await writtenWith({ key: KEY });
  expect(encrypted).not.toContain(SECRET);
  expect(encrypted).not.toContain('SQLite format');
});

test.each([
  ['no key', {}],
  ['another key', { key: 'd4'.repeat(32) }],
])('an encrypted store does not open with %s, and the refusal does not show the key', async (_what, over) => {
  await writtenWith({ key: KEY });
  expect(() => openSqliteStore(settings(over))).toThrow(StoreUnreadable);
  expect(() => openSqliteStore(settings(over))).not.toThrow(/d4d4|c3c3/);
});

test.each(['', 'short', 'zz'.repeat(32), 'c3'.repeat(33)])(
  'a key that is not 64 hexadecimal digits is refused: "%s"',
  (key) => {
    expect(() => openSqliteStore(settings({ key }))).toThrow('the key of the store must be 64 hexadecimal digits');
  },
);

test('a file that is no database is refused and left as it is', async () => {
  const text = 'This is a letter, and not a database. '.repeat(50);
  await writeFile(settings().file, text);
  expect(() => openSqliteStore(settings())).toThrow(StoreUnreadable);
  expect(await readFile(settings().file, 'utf8')).toBe(text);
});

test('a store of a newer version of the app is refused with what to do, and left as it is', async () => {
  await writtenWith({});
  const newer = openDatabase(settings().file);
  newer.pragma(`user_version = ${String(SCHEMA_VERSION + 1)}`);
  newer.close();
  expect(() => openSqliteStore(settings())).toThrow(StoreTooNew);
  expect(() => openSqliteStore(settings())).toThrow('start the newer version');
});

test('the folder of the file is made when it is missing', async () => {
  const store = openSqliteStore(settings({ file: join(folder, 'a', 'b', 'store.db') }));
  await store.commit(counterCommit('n', 0));
  await store.close();
});

test('a file is opened so that each commit is on the disk before it is answered, and what is erased is overwritten', () => {
  const db = openDatabase(settings().file);
  const pragma = (name: string): unknown => db.pragma(name, { simple: true });
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('secure_delete'), pragma('user_version')]).toEqual([
    'wal',
    2,
    1,
    SCHEMA_VERSION,
  ]);
  db.close();
});

test('when the payload of an event is erased the chain still verifies, and the event is empty', async () => {
  const store = openSqliteStore(settings());
  await store.commit(counterCommit('n', 0, { events: [event({ data: { name: SECRET } }), event({ type: 'next' })] }));
  const db = openDatabase(settings().file);
  db.exec('DELETE FROM event_payloads WHERE number = 1');
  db.close();
  const events = await store.events('counter', 'n');
  expect(events.map((e) => [e.data, e.salt === undefined])).toEqual([
    [{}, true],
    [{ page: 'safety' }, false],
  ]);
  expect(verifyChain({ kind: 'counter', id: 'n' }, events, settings().auditKey)).toEqual({ ok: true });
  await store.close();
});
