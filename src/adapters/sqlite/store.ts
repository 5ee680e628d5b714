/** Decides how the store is kept in one SQLite file: each commit one durable transaction, safe with several processes on the file. */
import type { Instant } from '../../domain/calendar';
import type { Commit, Kind, Store } from '../../ports/store';
import type { AuditKey } from '../chain';
import { commitWriter, eventsOf, loadState } from './commits';
import { openDatabase } from './open';
import { sqliteOutbox } from './outbox';
import { promised } from './promised';
import { sqliteQueries } from './queries';
import { prepareAll } from './statements';

export interface SqliteSettings {
  /** A path, or `:memory:` for a store that is gone when closed. */
  readonly file: string;
  /** 64 hexadecimal digits; the file is encrypted with it. */
  readonly key?: string;
  /** Signs the events; kept outside the store. */
  readonly auditKey: AuditKey;
  readonly now: () => Instant;
}

/** Opens the store. Throws `StoreTooNew` for a file of a newer version, `StoreUnreadable` for another key or no database. */
export function openSqliteStore(settings: SqliteSettings): Store {
  const db = openDatabase(settings.file, settings.key);
  const statements = prepareAll(db);
  const write = commitWriter(statements, settings.auditKey, settings.now);
  const commit = db.transaction((wanted: Commit<Kind>) => write(wanted));
  return {
    load: (kind, id) => promised(() => loadState(statements, kind, id)),
    commit: (wanted) => promised(() => commit.immediate(wanted)),
    events: (kind, id) => promised(() => eventsOf(statements, kind, id)),
    queries: sqliteQueries(statements),
    outbox: sqliteOutbox(db, statements),
    close: () =>
      promised(() => {
        db.close();
      }),
  };
}
