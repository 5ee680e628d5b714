/** Decides how events are chained, so that a changed, missing or added one is found, and an erased payload is not a fault (architecture §2.3). */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kind, NewEvent, StoredEvent } from '../ports/store';

export type AuditKey = Buffer | string;

/** The aggregate whose events they are; part of every hash, so that an event cannot be moved to another aggregate. */
export interface ChainOf {
  readonly kind: Kind;
  readonly id: string;
}

/** Where a chain stands: the number and hash of its newest event; absent before the first. */
export type Head = Pick<StoredEvent, 'number' | 'hash'>;

export type Fault = 'number' | 'payload' | 'previous' | 'hash' | 'mac';
type Verdict = { readonly ok: true } | { readonly ok: false; readonly number: number; readonly fault: Fault };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: AuditKey, text: string): string => createHmac('sha256', key).update(text).digest('hex');

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON that is the same for the same content, whatever the order of its keys; refuses what JSON cannot hold. */
export const canonicalJson = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));

const genesis = (of: ChainOf): string => sha256(JSON.stringify([of.kind, of.id]));

const payloadHashOf = (salt: string, data: Readonly<Record<string, unknown>>): string =>
  hmac(salt, canonicalJson(data));

const hashOf = (
  of: ChainOf,
  event: Pick<StoredEvent, 'number' | 'type' | 'by' | 'at' | 'payloadHash' | 'previousHash'>,
): string =>
  sha256(
    JSON.stringify([
      of.kind,
      of.id,
      event.number,
      event.type,
      event.by,
      event.at,
      event.payloadHash,
      event.previousHash,
    ]),
  );

/** The next event of a chain: numbered, its payload hashed with a fresh salt, tied to the one before, and signed. */
export function chainEvent(
  of: ChainOf,
  head: Head | undefined,
  event: NewEvent,
  key: AuditKey,
): StoredEvent & { readonly salt: string } {
  const salt = randomBytes(16).toString('hex');
  const { type, by, at, data } = event;
  const link = {
    number: (head?.number ?? 0) + 1,
    type,
    by,
    at,
    payloadHash: payloadHashOf(salt, data),
    previousHash: head?.hash ?? genesis(of),
  };
  const hash = hashOf(of, link);
  return { ...link, data, salt, hash, mac: hmac(key, hash) };
}

const sameMac = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

function faultOf(of: ChainOf, event: StoredEvent, head: Head | undefined, key: AuditKey): Fault | undefined {
  if (event.number !== (head?.number ?? 0) + 1) return 'number';
  if (event.previousHash !== (head?.hash ?? genesis(of))) return 'previous';
  const kept = event.salt !== undefined || Object.keys(event.data).length > 0;
  if (kept && payloadHashOf(event.salt ?? '', event.data) !== event.payloadHash) return 'payload';
  if (hashOf(of, event) !== event.hash) return 'hash';
  return sameMac(hmac(key, event.hash), event.mac) ? undefined : 'mac';
}

/** Checks a whole chain, oldest first, and names the first broken link. A payload that was erased is not a fault. */
export function verifyChain(of: ChainOf, events: readonly StoredEvent[], key: AuditKey): Verdict {
  let head: Head | undefined;
  for (const [index, event] of events.entries()) {
    const fault = faultOf(of, event, head, key);
    if (fault !== undefined) return { ok: false, number: index + 1, fault };
    head = event;
  }
  return { ok: true };
}
