/** Decides how a Bot Connector answers in tests: over real HTTP on this machine, every request on record, faults on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { personalChatOf, type Player } from './people';

export type Json = Readonly<Record<string, unknown>>;
export type CallKind = 'create' | 'send' | 'update' | 'read';

/** One request of the bot. */
export interface Call {
  readonly kind: CallKind;
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly raw: string;
  /** The conversation it is about; for a create, the one that was or would be made. */
  readonly conversationId: string;
}

/** A message as it stands, with every version it had. */
export interface Post {
  readonly conversationId: string;
  readonly activityId: string;
  readonly versions: readonly Json[];
}

export interface Fault {
  readonly on: CallKind | 'any';
  /** `before`: nothing is done; `after`: it is done although the bot sees a failure. */
  readonly at?: 'before' | 'after';
  readonly how: { readonly status: number; readonly retryAfter?: string; readonly code?: string } | 'hang' | 'reset';
  /** How many calls it strikes; 1 when not given. */
  readonly times?: number;
}

export interface Connector {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Every message that was sent, in order. */
  posts(conversationId?: string): readonly Post[];
  /** Who is on the roster of a channel. */
  setRoster(channelId: string, players: readonly Player[]): void;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Called whenever the base of a message is changed for everyone. */
  onUpdate(listener: (post: Post) => void): void;
  /** Resolves once `holds`, looked at after each call is dealt with; rejects when it still does not after `withinMs`. */
  until(holds: () => boolean, withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const PAGE = 3;

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function kindOf(method: string, parts: readonly string[]): CallKind {
  if (method === 'GET') return 'read';
  if (method === 'PUT') return 'update';
  return parts.length === 2 ? 'create' : 'send';
}

/** Starts a connector on a free port of this machine. */
export async function startConnector(): Promise<Connector> {
  const calls: Call[] = [];
  const posts: { conversationId: string; activityId: string; versions: Json[] }[] = [];
  const rosters = new Map<string, readonly Player[]>();
  const listeners: ((post: Post) => void)[] = [];
  const waiting = new Set<() => void>();
  let faults: { fault: Fault; left: number }[] = [];
  let next = 1;

  const add = (conversationId: string, activityId: string, activity: Json): Json => {
    posts.push({ conversationId, activityId, versions: [activity] });
    return { id: activityId };
  };

  const create = (body: Json, id: string): Json => {
    const channel = text(record(record(body['channelData'])['channel'])['id']);
    if (channel === '') return { id };
    add(id, id.split(';messageid=')[1] ?? '', record(body['activity']));
    return { id };
  };

  const conversationMadeBy = (body: Json): string => {
    const channel = text(record(record(body['channelData'])['channel'])['id']);
    if (channel !== '') return `${channel};messageid=${String(1000 + next++)}`;
    const [member] = (Array.isArray(body['members']) ? body['members'] : []) as readonly unknown[];
    return personalChatOf({ userId: text(record(member)['id']) });
  };

  const members = (channelId: string, token: string): Json => {
    const all = rosters.get(channelId) ?? [];
    const from = Number(token === '' ? '0' : token);
    const page = all.slice(from, from + PAGE).map((p) => ({
      id: p.userId,
      name: p.name,
      aadObjectId: p.personId,
      objectId: p.personId,
      tenantId: p.tenantId,
      userRole: p.guest ? 'guest' : 'user',
    }));
    return { members: page, ...(from + PAGE < all.length ? { continuationToken: String(from + PAGE) } : {}) };
  };

  /** Does what the call asks; undefined when there is nothing of that name. */
  const carryOut = (call: Call, activityId: string, token: string): Json | undefined => {
    switch (call.kind) {
      case 'create':
        return create(call.body, call.conversationId);
      case 'send':
        return add(call.conversationId, `sent-${String(next++)}`, call.body);
      case 'read':
        return members(call.conversationId, token);
      case 'update': {
        const post = posts.find((p) => p.conversationId === call.conversationId && p.activityId === activityId);
        if (post === undefined) return undefined;
        post.versions.push(call.body);
        listeners.forEach((listener) => {
          listener(post);
        });
        return { id: activityId };
      }
    }
  };

  const takeFault = (kind: CallKind): Fault | undefined => {
    const found = faults.find(({ fault, left }) => left > 0 && (fault.on === kind || fault.on === 'any'));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  };

  const send = (
    res: ServerResponse,
    status: number,
    body: Json,
    headers: Readonly<Record<string, string>> = {},
  ): void => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  };

  const strike = (fault: Fault, req: IncomingMessage, res: ServerResponse): void => {
    if (fault.how === 'hang') return;
    if (fault.how === 'reset') {
      req.socket.resetAndDestroy();
      return;
    }
    const { status, retryAfter, code = 'Made up' } = fault.how;
    send(
      res,
      status,
      { error: { code, message: 'made up' } },
      retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    );
  };

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const raw = await bodyOf(req);
    const url = new URL(req.url ?? '/', 'http://connector.invalid');
    const parts = url.pathname
      .split('/')
      .filter((p) => p !== '')
      .map(decodeURIComponent);
    const body = record(raw === '' ? {} : JSON.parse(raw));
    const method = req.method ?? '';
    const kind = kindOf(method, parts);
    const conversationId = kind === 'create' ? conversationMadeBy(body) : (parts[2] ?? '');
    const call: Call = { kind, method, path: url.pathname, body, raw, conversationId };
    calls.push(call);
    const fault = takeFault(kind);
    const done =
      fault === undefined || fault.at === 'after'
        ? carryOut(call, parts[4] ?? '', url.searchParams.get('continuationToken') ?? '')
        : {};
    if (fault !== undefined) strike(fault, req, res);
    else if (done === undefined) send(res, 404, { error: { code: 'ConversationNotFound', message: 'made up' } });
    else send(res, method === 'GET' ? 200 : 201, done);
    for (const look of waiting) look();
  };

  const until: Connector['until'] = (holds, withinMs = PATIENCE_MS) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(deadline);
        waiting.delete(look);
        resolve();
      };
      const deadline = setTimeout(() => {
        waiting.delete(look);
        reject(new Error('what was waited for did not come'));
      }, withinMs);
      waiting.add(look);
      look();
    });

  const server = createServer((req, res) => {
    void handle(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    posts: (conversationId) =>
      posts.filter((p) => conversationId === undefined || p.conversationId.startsWith(conversationId)),
    setRoster: (channelId, players) => rosters.set(channelId, players),
    fault: (fault) => {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    clearFaults: () => {
      faults = [];
    },
    onUpdate: (listener) => listeners.push(listener),
    until,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
