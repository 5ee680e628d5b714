/** Decides that each send is made once and in time, and that every failure says whether to try again and whether it may have arrived. */
import { retryAfterMs } from '../../src/teams/failures';
import { DeliveryFailed, type Address, type Outgoing } from '../../src/ports/messenger';
import type { Fault } from '../support/connector';
import { startEdge, type Edge } from '../support/edge';
import { CHANNEL_ID, HOME_TENANT, PEOPLE, personalChatOf } from '../support/people';

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge({}, { timeoutMs: 150 });
});
afterEach(() => edge.close());

const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const message: Outgoing = { card, summary: 'MASE-2026-0001: new case' };
const channel = (): Address => ({
  kind: 'channel',
  channelId: CHANNEL_ID,
  serviceUrl: edge.connector.url,
  tenantId: HOME_TENANT,
});
const teacher = (): Address => ({
  kind: 'person',
  conversationId: personalChatOf(PEOPLE.teacher),
  serviceUrl: edge.connector.url,
  personId: PEOPLE.teacher.personId,
  name: PEOPLE.teacher.name,
});

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const failure: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof DeliveryFailed)) throw new Error(`expected a failed delivery, got ${String(failure)}`);
  return failure;
};

test('a post in the channel starts a thread of its own, and its id is found although the connector gives it only inside the conversation’s', async () => {
  const sent = await edge.messenger.post(channel(), message);
  expect(sent.conversationId).toBe(`${CHANNEL_ID};messageid=${sent.activityId}`);
  const [post] = edge.connector.posts(CHANNEL_ID);
  expect(post?.versions[0]).toMatchObject({ summary: message.summary, attachments: [{ content: card }] });
});

test('a posted card is changed for everyone in its place', async () => {
  const sent = await edge.messenger.post(channel(), message);
  await edge.messenger.update(channel(), sent, { ...message, summary: 'MASE-2026-0001: accepted' });
  const posts = edge.connector.posts(CHANNEL_ID);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.versions.map((v) => v['summary'])).toEqual(['MASE-2026-0001: new case', 'MASE-2026-0001: accepted']);
});

test('a personal message goes to the personal chat, with no text beside the card', async () => {
  const sent = await edge.messenger.post(teacher(), message);
  expect(sent).toEqual({ conversationId: personalChatOf(PEOPLE.teacher), activityId: 'sent-1' });
  expect(edge.connector.posts()[0]?.versions[0]).not.toHaveProperty('text');
});

test('somebody who never wrote is reached in the conversation that the connector opens for them', async () => {
  const { personId, userId } = PEOPLE.health;
  const opened = await edge.messenger.openPersonal({
    personId,
    userId,
    serviceUrl: edge.connector.url,
    tenantId: HOME_TENANT,
  });
  expect(opened.conversationId).toBe(personalChatOf(PEOPLE.health));
});

test('a mention names the member in the card itself', async () => {
  const { userId, name } = PEOPLE.health;
  await edge.messenger.post(channel(), { ...message, mention: { userId, name } });
  const raw = edge.connector.calls.at(-1)?.raw ?? '';
  expect(raw).toContain(
    `"msteams":{"entities":[{"type":"mention","text":"<at>${name}</at>","mentioned":{"id":"${userId}","name":"${name}"}}]}`,
  );
});

interface Expected {
  readonly code: string;
  readonly retryable: boolean;
  readonly uncertainCreate: boolean;
}
const status = (n: number, retryable: boolean): [string, Fault['how'], Expected] => [
  String(n),
  { status: n },
  { code: String(n), retryable, uncertainCreate: n >= 500 },
];
const FAULTS: readonly [string, Fault['how'], Expected][] = [
  ...[400, 401, 403, 404, 413].map((n) => status(n, false)),
  ...[412, 429, 500, 502, 503, 504].map((n) => status(n, true)),
  [
    'ConversationBlockedByUser',
    { status: 403, code: 'ConversationBlockedByUser' },
    { code: 'ConversationBlockedByUser', retryable: false, uncertainCreate: false },
  ],
  ['a reset', 'reset', { code: 'ECONNRESET', retryable: true, uncertainCreate: true }],
  ['silence', 'hang', { code: 'timeout', retryable: true, uncertainCreate: true }],
];

describe.each(FAULTS)('%s from the connector', (_name, how, expected) => {
  test('on a new post in the channel: one request, told with whether it may have arrived', async () => {
    edge.connector.fault({ on: 'create', how, times: 9 });
    const failure = await failureOf(edge.messenger.post(channel(), message));
    expect({ code: failure.code, retryable: failure.retryable, uncertain: failure.uncertain }).toEqual({
      code: expected.code,
      retryable: expected.retryable,
      uncertain: expected.uncertainCreate,
    });
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('on a personal message: likewise', async () => {
    edge.connector.fault({ on: 'send', how, times: 9 });
    const failure = await failureOf(edge.messenger.post(teacher(), message));
    expect([failure.retryable, failure.uncertain]).toEqual([expected.retryable, expected.uncertainCreate]);
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('on a change of a card: never uncertain, since doing it again does no harm', async () => {
    const sent = await edge.messenger.post(channel(), message);
    edge.connector.fault({ on: 'update', how, times: 9 });
    const failure = await failureOf(edge.messenger.update(channel(), sent, message));
    expect([failure.retryable, failure.uncertain]).toEqual([expected.retryable, false]);
    expect(edge.connector.calls).toHaveLength(2);
  });
});

test('a connector that is not there is tried again, and surely nothing arrived', async () => {
  const gone = edge.connector.url;
  await edge.connector.close();
  const failure = await failureOf(edge.messenger.post({ ...channel(), serviceUrl: gone }, message));
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', retryable: true, uncertain: false });
});

test('429 tells how long to wait', async () => {
  edge.connector.fault({ on: 'create', how: { status: 429, retryAfter: '7' } });
  expect((await failureOf(edge.messenger.post(channel(), message))).retryAfterMs).toBe(7_000);
});

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['0', 0],
  ['2.5', 2_500],
  ['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['999999', 3_600_000],
  ['soon', undefined],
])('Retry-After %s means %s milliseconds', (value, expected) => {
  expect(retryAfterMs(value, Date.parse('2026-03-02T09:00:00Z'))).toBe(expected);
});

test('what a failure says names no card and no person', async () => {
  edge.connector.fault({ on: 'create', how: { status: 400 } });
  const failure = await failureOf(
    edge.messenger.post(channel(), { ...message, card: { ...card, body: ['Zed Made-up'] } }),
  );
  expect(failure.message).toBe('delivery failed: 400');
});
