/** Decides how a SQLite file is opened: encrypted when there is a key, durable at every commit, shared by several processes. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { migrate } from './schema';

const MEMORY = ':memory:';
/** How long a write waits for another process's write. */
const BUSY_MS = 5_000;

/** The file is no database, or not one that this key opens. */
export class StoreUnreadable extends Error {
  override readonly name = 'StoreUnreadable';
}

/** By its code: the native part keeps the error class of whoever loaded it first. */
const isNoDatabase = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_NOTADB';

function unlock(db: Database, key: string): void {
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new StoreUnreadable('the key of the store must be 64 hexadecimal digits');
  db.pragma("cipher = 'sqlcipher'");
  db.pragma(`key = "x'${key}'"`);
}

function prepareFile(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // What is erased must not linger in free pages.
  db.pragma('secure_delete = ON');
  migrate(db);
}

/** Opens the store's file (`:memory:` for one that is gone when closed) at the present schema; makes its folder when missing. */
export function openDatabase(file: string, key?: string): Database {
  if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Sqlite(file, { timeout: BUSY_MS });
  try {
    if (key !== undefined && file !== MEMORY) unlock(db, key);
    prepareFile(db);
    return db;
  } catch (error) {
    db.close();
    if (!isNoDatabase(error)) throw error;
    throw new StoreUnreadable('the store cannot be read: it is no database, or its key is another one', {
      cause: error,
    });
  }
}
