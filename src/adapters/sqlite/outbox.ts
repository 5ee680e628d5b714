/** Decides which message goes next in each lane, and what becomes of it: one sender a lane, by a lease and its token (architecture §2.4). */
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Instant } from '../../domain/calendar';
import type { MessageBody } from '../../ports/message';
import type { DeadLetter, Delivery, Outbox, PostedCard, Settlement } from '../../ports/store';
import { promised } from './promised';
import type { Statements } from './statements';

interface Lane {
  readonly lane: string;
  readonly token: string | null;
  readonly leasedUntil: Instant | null;
  readonly pausedUntil: Instant | null;
}

interface MessageRow {
  readonly position: number;
  readonly key: string;
  readonly lane: string;
  readonly body: string;
  readonly createdAt: Instant;
}

interface WaitingRow extends Omit<MessageRow, 'position'> {
  readonly attempts: number;
  readonly uncertain: 0 | 1;
  readonly token: string | null;
  readonly lastError: string | null;
}

type LetterRow = Omit<DeadLetter, 'body'> & { readonly body: string };

const postedRow = ({ mayRepeat, ...posted }: PostedCard) => ({ ...posted, mayRepeat: mayRepeat ? 1 : 0 });

function postedCard(row: unknown): PostedCard | undefined {
  if (row === undefined) return undefined;
  const { mayRepeat, ...posted } = row as Omit<PostedCard, 'mayRepeat'> & { readonly mayRepeat: 0 | 1 };
  return { ...posted, mayRepeat: mayRepeat === 1 };
}

const bodyOf = (json: string): MessageBody => JSON.parse(json) as MessageBody;
const laterOf = (a: Instant | null, b: Instant | null): Instant | null => ((a ?? '') > (b ?? '') ? a : b);

function laneWork(statements: Statements) {
  /** Keeps a lane, with the moment at which something in it can next be claimed worked out anew. */
  const put = (lane: Lane): void => {
    const first = statements.firstDue.get({ lane: lane.lane }) as { readonly at: Instant } | undefined;
    const free = laterOf(lane.leasedUntil, lane.pausedUntil);
    statements.putLane.run({ ...lane, claimableAt: first === undefined ? null : laterOf(first.at, free) });
  };
  const get = (lane: string): Lane =>
    (statements.lane.get({ lane }) as Lane | undefined) ?? { lane, token: null, leasedUntil: null, pausedUntil: null };
  return {
    put,
    refresh: (lane: string): void => {
      put(get(lane));
    },
    /** Ends the lease; a pause never becomes shorter. */
    release: (lane: string, pauseUntil: Instant | null): void => {
      put({ lane, token: null, leasedUntil: null, pausedUntil: laterOf(get(lane).pausedUntil, pauseUntil) });
    },
  };
}

function claimer(statements: Statements, lanes: ReturnType<typeof laneWork>) {
  const claimFrom = (lane: Lane, now: Instant, leaseUntil: Instant): readonly Delivery[] => {
    const row = statements.firstInLane.get({ lane: lane.lane, now }) as WaitingRow | undefined;
    if (row === undefined) return [];
    const token = randomUUID();
    // A token still on it means that an earlier send was begun and nobody said how it ended.
    const uncertain = row.uncertain === 1 || row.token !== null;
    statements.begin.run({ key: row.key, token, uncertain: uncertain ? 1 : 0, leaseUntil });
    lanes.put({ ...lane, token, leasedUntil: leaseUntil });
    const { key, attempts, createdAt, lastError } = row;
    const delivery = { key, lane: row.lane, body: bodyOf(row.body), attempts, uncertain, createdAt, token };
    return [lastError === null ? delivery : { ...delivery, lastError }];
  };
  return (now: Instant, leaseUntil: Instant, limit: number): readonly Delivery[] => {
    const free = statements.claimableLanes.all({ now, limit }) as readonly Lane[];
    return free.flatMap((lane) => claimFrom(lane, now, leaseUntil));
  };
}

function settler(statements: Statements, lanes: ReturnType<typeof laneWork>) {
  const end = (key: string, outcome: Settlement, now: Instant): void => {
    switch (outcome.kind) {
      case 'done':
        statements.end.run({ key, status: 'done', error: null, now });
        if (outcome.posted !== undefined) statements.putPosted.run(postedRow(outcome.posted));
        return;
      case 'retry':
        statements.retry.run({ key, at: outcome.at, error: outcome.error, uncertain: outcome.uncertain ? 1 : 0 });
        return;
      case 'postpone':
        statements.postpone.run({ key, until: outcome.until });
        return;
      case 'dead':
        statements.end.run({ key, status: 'dead', error: outcome.error, now });
        return;
    }
  };
  return ({ key, lane, token }: Delivery, outcome: Settlement, now: Instant): boolean => {
    if (statements.holds.get({ key, token }) === undefined) return false;
    end(key, outcome, now);
    lanes.release(lane, 'lanePauseUntil' in outcome ? (outcome.lanePauseUntil ?? null) : null);
    return true;
  };
}

function pumper(statements: Statements, lanes: ReturnType<typeof laneWork>) {
  return (limit: number): number => {
    const rows = statements.oldestMessages.all({ after: 0, limit }) as readonly MessageRow[];
    for (const row of rows) {
      statements.addDelivery.run({ ...row });
      statements.dropMessage.run({ position: row.position });
    }
    for (const lane of new Set(rows.map((row) => row.lane))) lanes.refresh(lane);
    return rows.length;
  };
}

/**
 * The outbox of a SQLite store. A message that was begun or failed queues behind the others of its lane that are due, so that
 * none holds up the rest; among equals the order of the commits holds. A settlement that comes late still counts as long as nobody else has
 * claimed from the lane.
 */
export function sqliteOutbox(db: Database, statements: Statements): Outbox {
  const lanes = laneWork(statements);
  const claim = db.transaction(claimer(statements, lanes));
  const settle = db.transaction(settler(statements, lanes));
  const pump = db.transaction(pumper(statements, lanes));
  const revive = db.transaction((key: string, now: Instant): boolean => {
    const revived = statements.revive.get({ key, now }) as { readonly lane: string } | undefined;
    if (revived !== undefined) lanes.refresh(revived.lane);
    return revived !== undefined;
  });
  const oldestMessage = () => statements.oldestMessages.get({ after: 0, limit: 1 }) as MessageRow | undefined;
  const nextClaimable = () => statements.nextClaimable.get({ after: '' }) as { readonly at: Instant } | undefined;
  return {
    // Reading first keeps an idle relay from taking the write lock.
    pump: (limit) => promised(() => (oldestMessage() === undefined ? 0 : pump.immediate(limit))),
    claim: (now, leaseUntil, limit) =>
      promised(() => ((nextClaimable()?.at ?? now) > now || limit < 1 ? [] : claim.immediate(now, leaseUntil, limit))),
    settle: (delivery, outcome, now) => promised(() => settle.immediate(delivery, outcome, now)),
    nextDue: () =>
      promised(() => [oldestMessage()?.createdAt, nextClaimable()?.at].filter((at) => at !== undefined).sort()[0]),
    laneDue: (lane) =>
      promised(() => {
        const row = statements.laneClaimable.get({ lane }) as { readonly at: Instant | null } | undefined;
        return row?.at ?? undefined;
      }),
    deadLetters: (limit) =>
      promised(() =>
        (statements.deadLetters.all({ limit }) as readonly LetterRow[]).map((row) => ({
          ...row,
          body: bodyOf(row.body),
        })),
      ),
    revive: (key, now) => promised(() => revive.immediate(key, now)),
    mayHaveArrived: (prefix, key) =>
      promised(() => statements.mayHaveArrived.get({ prefix, end: `${prefix}\uffff`, key }) !== undefined),
    postedCard: (subject) => promised(() => postedCard(statements.posted.get({ subject }))),
  };
}
