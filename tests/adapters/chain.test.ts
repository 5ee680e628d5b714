/** Decides that a chain of events shows every change that was not erasing a payload. */
import fc from 'fast-check';
import { canonicalJson, chainEvent, verifyChain, type Fault } from '../../src/adapters/chain';
import type { NewEvent, StoredEvent } from '../../src/ports/store';
import { event } from '../support/storeSamples';

const OF = { kind: 'concern', id: 'c1' } as const;
const KEY = 'a made-up audit key';

const chainOf = (events: readonly NewEvent[], key: Buffer | string = KEY): readonly StoredEvent[] =>
  events.reduce<readonly StoredEvent[]>((chain, next) => [...chain, chainEvent(OF, chain.at(-1), next, key)], []);

const three = (): readonly StoredEvent[] => chainOf(['one', 'two', 'three'].map((type) => event({ type })));

const withSecond = (change: (second: StoredEvent) => StoredEvent): readonly StoredEvent[] =>
  three().map((e) => (e.number === 2 ? change(e) : e));

function withoutSalt(event: StoredEvent): StoredEvent {
  const { number, type, by, at, data, payloadHash, previousHash, hash, mac } = event;
  return { number, type, by, at, data, payloadHash, previousHash, hash, mac };
}

test('a chain as it was written verifies, and so does one without events', () => {
  expect(verifyChain(OF, three(), KEY)).toEqual({ ok: true });
  expect(verifyChain(OF, [], KEY)).toEqual({ ok: true });
  expect(verifyChain(OF, chainOf([event()], Buffer.from(KEY)), KEY)).toEqual({ ok: true });
});

test.each<[string, (second: StoredEvent) => StoredEvent, Fault]>([
  ['its payload is another one', (e) => ({ ...e, data: { page: 'other' } }), 'payload'],
  ['its payload was emptied and its salt kept', (e) => ({ ...e, data: {} }), 'payload'],
  ['a payload came back without its salt', withoutSalt, 'payload'],
  ['its type is another one', (e) => ({ ...e, type: 'other' }), 'hash'],
  ['its author is another one', (e) => ({ ...e, by: 'somebody-else' }), 'hash'],
  ['its time is another one', (e) => ({ ...e, at: '2026-03-02T09:00:01.000Z' }), 'hash'],
  ['its number is another one', (e) => ({ ...e, number: 5 }), 'number'],
  ['it follows another event', (e) => ({ ...e, previousHash: '00' }), 'previous'],
  [
    'its signature is another one',
    (e) => ({ ...e, mac: `${e.mac.slice(0, -1)}${e.mac.endsWith('0') ? '1' : '0'}` }),
    'mac',
  ],
  ['its signature is gone', (e) => ({ ...e, mac: '' }), 'mac'],
])('the second link is named as broken when %s', (_what, change, fault) => {
  expect(verifyChain(OF, withSecond(change), KEY)).toEqual({ ok: false, number: 2, fault });
});

test('a link that was taken out, doubled or swapped is named', () => {
  const [a, b, c] = three() as [StoredEvent, StoredEvent, StoredEvent];
  expect(verifyChain(OF, [b, c], KEY)).toEqual({ ok: false, number: 1, fault: 'number' });
  expect(verifyChain(OF, [a, c], KEY)).toEqual({ ok: false, number: 2, fault: 'number' });
  expect(verifyChain(OF, [a, b, b, c], KEY)).toEqual({ ok: false, number: 3, fault: 'number' });
  expect(verifyChain(OF, [b, a, c], KEY)).toEqual({ ok: false, number: 1, fault: 'number' });
});

test('a chain that was worked out anew without the key does not verify', () => {
  expect(verifyChain(OF, chainOf([event()], 'another key'), KEY)).toEqual({ ok: false, number: 1, fault: 'mac' });
});

test('a chain moved to another aggregate does not verify', () => {
  expect(verifyChain({ kind: 'action', id: 'c1' }, three(), KEY)).toEqual({ ok: false, number: 1, fault: 'previous' });
});

test('the same payload has another hash each time, so that it cannot be guessed from its hash', () => {
  const [a, b] = chainOf([event(), event()]);
  expect(a?.payloadHash).not.toBe(b?.payloadHash);
});

test('whatever payloads are erased, the chain still verifies', () => {
  const data = fc.dictionary(fc.string(), fc.jsonValue());
  const entries = fc.array(fc.tuple(data, fc.boolean()), { maxLength: 8 });
  fc.assert(
    fc.property(entries, (list) => {
      const chain = chainOf(list.map(([payload]) => event({ data: payload })));
      const kept = chain.map(({ salt, ...link }, i): StoredEvent => {
        if (list[i]?.[1] === true) return { ...link, data: {} };
        const data = JSON.parse(JSON.stringify(link.data)) as StoredEvent['data'];
        return salt === undefined ? { ...link, data } : { ...link, data, salt };
      });
      expect(verifyChain(OF, kept, KEY)).toEqual({ ok: true });
    }),
    { numRuns: 50 },
  );
});

test('canonical JSON does not depend on the order of keys, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: 1, a: { d: [{ y: 1, x: undefined }], c: null } })).toBe(
    '{"a":{"c":null,"d":[{"y":1}]},"b":1}',
  );
  expect(canonicalJson({ a: { c: null, d: [{ y: 1 }] }, b: 1 })).toBe('{"a":{"c":null,"d":[{"y":1}]},"b":1}');
});
