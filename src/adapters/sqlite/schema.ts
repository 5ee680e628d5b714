/** Decides the tables and indexes of the store, and how an older file becomes a newer one. */
import type { Database } from 'better-sqlite3-multiple-ciphers';

/** One step a version: `user_version` counts how many have been taken. Steps that have been released never change. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE aggregates (
    kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE TABLE events (
    kind TEXT NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL,
    payload_hash TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL, mac TEXT NOT NULL,
    PRIMARY KEY (kind, id, number)
  );
  CREATE TABLE event_payloads (
    kind TEXT NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, salt TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (kind, id, number)
  );

  CREATE TABLE concerns (
    id TEXT PRIMARY KEY, author TEXT NOT NULL, stage TEXT NOT NULL, status TEXT NOT NULL, reference TEXT, meeting_id TEXT,
    touched_at TEXT NOT NULL, due_at TEXT
  );
  CREATE INDEX concerns_author ON concerns (author, touched_at, id) WHERE stage <> 'deleted';
  CREATE INDEX concerns_reference ON concerns (reference) WHERE reference IS NOT NULL;
  CREATE INDEX concerns_meeting ON concerns (meeting_id, touched_at, id) WHERE meeting_id IS NOT NULL;
  CREATE INDEX concerns_due ON concerns (due_at, id) WHERE due_at IS NOT NULL;

  CREATE TABLE actions (
    id TEXT PRIMARY KEY, concern_id TEXT NOT NULL, owner TEXT NOT NULL, status TEXT NOT NULL, open INTEGER NOT NULL,
    by_when TEXT NOT NULL
  );
  CREATE INDEX actions_concern ON actions (concern_id, by_when, id);
  CREATE INDEX actions_owner ON actions (owner, by_when, id) WHERE open = 1;

  CREATE TABLE meetings (
    id TEXT PRIMARY KEY, date TEXT NOT NULL, time TEXT NOT NULL, status TEXT NOT NULL, due_at TEXT
  );
  CREATE INDEX meetings_date ON meetings (date, time, id) WHERE status = 'scheduled';
  CREATE INDEX meetings_due ON meetings (due_at, id) WHERE due_at IS NOT NULL;

  CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, lane TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL
  );
  CREATE TABLE deliveries (
    key TEXT PRIMARY KEY, lane TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL, position INTEGER NOT NULL,
    status TEXT NOT NULL, due_at TEXT NOT NULL, attempts INTEGER NOT NULL, uncertain INTEGER NOT NULL, token TEXT,
    last_error TEXT, ended_at TEXT
  );
  CREATE INDEX deliveries_waiting ON deliveries (lane, due_at, position) WHERE status = 'waiting';
  CREATE INDEX deliveries_dead ON deliveries (ended_at, key) WHERE status = 'dead';
  CREATE TABLE lanes (
    lane TEXT PRIMARY KEY, token TEXT, leased_until TEXT, paused_until TEXT, claimable_at TEXT
  );
  CREATE INDEX lanes_claimable ON lanes (claimable_at) WHERE claimable_at IS NOT NULL;
  CREATE TABLE posted_cards (
    subject TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, activity_id TEXT NOT NULL, service_url TEXT NOT NULL,
    may_repeat INTEGER NOT NULL
  );
  `,
];

export const SCHEMA_VERSION = STEPS.length;

/** The file was written by a newer version of this app; it is left as it is. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
  constructor(found: number) {
    super(
      `this store has schema ${String(found)}, and this version of the app knows schemas up to ${String(SCHEMA_VERSION)}: start the newer version`,
    );
  }
}

const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/** Brings the store to the present schema, in one transaction. Throws `StoreTooNew` for one from the future. */
export function migrate(db: Database): void {
  db.transaction(() => {
    const found = versionOf(db);
    if (found > SCHEMA_VERSION) throw new StoreTooNew(found);
    for (const step of STEPS.slice(found)) db.exec(step);
    if (found < SCHEMA_VERSION) db.pragma(`user_version = ${String(SCHEMA_VERSION)}`);
  }).immediate();
}
