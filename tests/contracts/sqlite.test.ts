/** Decides that SQLite keeps the contract of a store: in memory, on disk, and encrypted on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/sqlite/store';
import type { MakePlace } from './harness';
import { describeStore } from './store';

const inMemory: MakePlace = (settings) =>
  Promise.resolve({
    open: () => Promise.resolve(openSqliteStore({ ...settings, file: ':memory:' })),
    remove: () => Promise.resolve(),
  });

const onDisk =
  (extra: { readonly key?: string }): MakePlace =>
  async (settings) => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    return {
      open: () => Promise.resolve(openSqliteStore({ ...settings, ...extra, file: join(folder, 'store.db') })),
      remove: () => rm(folder, { recursive: true }),
    };
  };

describeStore('SQLite in memory', inMemory, { shared: false, durable: false });
describeStore('SQLite on disk', onDisk({}), { shared: true, durable: true });
describeStore('SQLite on disk, encrypted', onDisk({ key: '5a'.repeat(32) }), { shared: true, durable: true });
