/** Decides every statement that the store runs; nothing else in the store writes SQL, so that a test can read each one's plan. */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';

const CONCERN =
  'id, author, stage, status, reference, meeting_id AS meetingId, touched_at AS touchedAt, due_at AS dueAt';
const ACTION = 'id, concern_id AS concernId, owner, status, open, by_when AS byWhen';
const LETTER = 'key, lane, body, attempts, last_error AS lastError, ended_at AS diedAt';

export const SQL = {
  load: 'SELECT version, state FROM aggregates WHERE kind = @kind AND id = @id',
  create: `INSERT INTO aggregates (kind, id, version, state) VALUES (@kind, @id, 1, @state) ON CONFLICT (kind, id) DO NOTHING`,
  update: `UPDATE aggregates SET version = version + 1, state = @state WHERE kind = @kind AND id = @id AND version = @expected`,

  head: 'SELECT number, hash FROM events WHERE kind = @kind AND id = @id ORDER BY number DESC LIMIT 1',
  addEvent: `INSERT INTO events (kind, id, number, type, "by", at, payload_hash, previous_hash, hash, mac)
    VALUES (@kind, @id, @number, @type, @by, @at, @payloadHash, @previousHash, @hash, @mac)`,
  addPayload: 'INSERT INTO event_payloads (kind, id, number, salt, data) VALUES (@kind, @id, @number, @salt, @data)',
  events: `SELECT e.number, e.type, e."by", e.at, e.payload_hash AS payloadHash, e.previous_hash AS previousHash, e.hash, e.mac, p.salt, p.data
    FROM events e LEFT JOIN event_payloads p ON p.kind = e.kind AND p.id = e.id AND p.number = e.number
    WHERE e.kind = @kind AND e.id = @id ORDER BY e.number`,

  putConcern: `INSERT OR REPLACE INTO concerns (id, author, stage, status, reference, meeting_id, touched_at, due_at)
    VALUES (@id, @author, @stage, @status, @reference, @meetingId, @touchedAt, @dueAt)`,
  putAction: `INSERT OR REPLACE INTO actions (id, concern_id, owner, status, open, by_when)
    VALUES (@id, @concernId, @owner, @status, @open, @byWhen)`,
  putMeeting:
    'INSERT OR REPLACE INTO meetings (id, date, time, status, due_at) VALUES (@id, @date, @time, @status, @dueAt)',

  concernsOfAuthor: `SELECT ${CONCERN} FROM concerns WHERE author = @author AND stage <> 'deleted'
    ORDER BY touched_at DESC, id DESC LIMIT @limit`,
  concernByReference: `SELECT ${CONCERN} FROM concerns WHERE reference = @reference`,
  concernsOfMeeting: `SELECT ${CONCERN} FROM concerns WHERE meeting_id = @meeting ORDER BY touched_at, id LIMIT @limit`,
  actionsOfConcern: `SELECT ${ACTION} FROM actions WHERE concern_id = @concern ORDER BY by_when, id LIMIT @limit`,
  openActionsOfOwner: `SELECT ${ACTION} FROM actions WHERE owner = @owner AND open = 1 ORDER BY by_when, id LIMIT @limit`,
  ownersOfOpenActions:
    'SELECT DISTINCT owner FROM actions WHERE open = 1 AND owner > @after ORDER BY owner LIMIT @limit',
  ownersOverdue: `SELECT DISTINCT owner FROM actions WHERE open = 1 AND owner > @after AND by_when < @before ORDER BY owner LIMIT @limit`,
  meetingsFrom: `SELECT id, date, time, status, due_at AS dueAt FROM meetings WHERE status = 'scheduled' AND date >= @date
    ORDER BY date, time, id LIMIT @limit`,
  dueConcerns: 'SELECT id FROM concerns WHERE due_at IS NOT NULL AND due_at <= @now ORDER BY due_at, id LIMIT @limit',
  dueMeetings: 'SELECT id FROM meetings WHERE due_at IS NOT NULL AND due_at <= @now ORDER BY due_at, id LIMIT @limit',

  addMessage: 'INSERT INTO outbox (key, lane, body, created_at) VALUES (@key, @lane, @body, @createdAt)',
  oldestMessages: `SELECT position, key, lane, body, created_at AS createdAt FROM outbox WHERE position > @after
    ORDER BY position LIMIT @limit`,
  dropMessage: 'DELETE FROM outbox WHERE position = @position',
  addDelivery: `INSERT INTO deliveries (key, lane, body, created_at, position, status, due_at, attempts, uncertain)
    VALUES (@key, @lane, @body, @createdAt, @position, 'waiting', @createdAt, 0, 0) ON CONFLICT (key) DO NOTHING`,

  lane: `SELECT lane, token, leased_until AS leasedUntil, paused_until AS pausedUntil FROM lanes WHERE lane = @lane`,
  putLane: `INSERT INTO lanes (lane, token, leased_until, paused_until, claimable_at)
    VALUES (@lane, @token, @leasedUntil, @pausedUntil, @claimableAt)
    ON CONFLICT (lane) DO UPDATE SET token = excluded.token, leased_until = excluded.leased_until,
      paused_until = excluded.paused_until, claimable_at = excluded.claimable_at`,
  claimableLanes: `SELECT lane, token, leased_until AS leasedUntil, paused_until AS pausedUntil FROM lanes
    WHERE claimable_at IS NOT NULL AND claimable_at <= @now ORDER BY claimable_at, rowid LIMIT @limit`,
  nextClaimable: `SELECT claimable_at AS at FROM lanes WHERE claimable_at IS NOT NULL AND claimable_at > @after ORDER BY claimable_at LIMIT 1`,
  laneClaimable: 'SELECT claimable_at AS at FROM lanes WHERE lane = @lane',
  firstDue: `SELECT due_at AS at FROM deliveries WHERE lane = @lane AND status = 'waiting' ORDER BY due_at, position LIMIT 1`,
  firstInLane: `SELECT key, lane, body, created_at AS createdAt, attempts, uncertain, token, last_error AS lastError FROM deliveries
    WHERE lane = @lane AND status = 'waiting' AND due_at <= @now ORDER BY due_at, position LIMIT 1`,
  begin: `UPDATE deliveries SET token = @token, uncertain = @uncertain, attempts = attempts + 1, due_at = @leaseUntil WHERE key = @key`,
  retry: `UPDATE deliveries SET token = NULL, uncertain = @uncertain, due_at = @at, last_error = @error WHERE key = @key`,
  postpone: 'UPDATE deliveries SET token = NULL, attempts = attempts - 1, due_at = @until WHERE key = @key',
  end: `UPDATE deliveries SET token = NULL, status = @status, last_error = @error, ended_at = @now WHERE key = @key`,
  holds: `SELECT 1 AS held FROM deliveries d JOIN lanes l ON l.lane = d.lane
    WHERE d.key = @key AND d.token = @token AND l.token = @token`,
  deadLetters: `SELECT ${LETTER} FROM deliveries WHERE status = 'dead' AND ended_at IS NOT NULL
    ORDER BY ended_at DESC, key DESC LIMIT @limit`,
  revive: `UPDATE deliveries SET status = 'waiting', attempts = 0, due_at = @now, ended_at = NULL
    WHERE key = @key AND status = 'dead' RETURNING lane`,
  mayHaveArrived: `SELECT 1 AS found FROM deliveries WHERE key >= @prefix AND key < @end AND key <> @key
    AND (uncertain = 1 OR token IS NOT NULL) LIMIT 1`,
  putPosted: `INSERT OR REPLACE INTO posted_cards (subject, conversation_id, activity_id, service_url, may_repeat)
    VALUES (@subject, @conversationId, @activityId, @serviceUrl, @mayRepeat)`,
  posted: `SELECT subject, conversation_id AS conversationId, activity_id AS activityId, service_url AS serviceUrl,
      may_repeat AS mayRepeat
    FROM posted_cards WHERE subject = @subject`,
} as const;

export type Params = Readonly<Record<string, string | number | null>>;
export type Statements = Readonly<Record<keyof typeof SQL, Statement<[Params]>>>;

/** Every statement, compiled once. */
export function prepareAll(db: Database): Statements {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare<[Params]>(sql)] as const);
  return Object.fromEntries(prepared) as Statements;
}
