/** Decides what may come in over HTTP: whole, small, well-formed activities of allowed tenants; everything else gets a short refusal. */
import type { IncomingMessage } from 'node:http';
import { createServer, type Request, type Response } from 'restify';
import { codeOf, type Log } from './ports/log';
import { parseActivity, tenantsOf, type IncomingActivity } from './teams/activity';
import type { TurnAnswer } from './teams/app';

export interface HttpOptions {
  /** Local mode: no forwarded requests, loopback service URLs only, and no token is asked for. */
  readonly local: boolean;
  readonly allowedTenants: readonly string[];
  readonly turn: (activity: IncomingActivity, authorization: string) => Promise<TurnAnswer>;
  /** True when the app can do its work: the store answers. */
  readonly ready: () => Promise<boolean>;
  /** Local mode's hook: who is really meant, or `handled` when the message was a command of its own. */
  readonly beforeTurn?: (activity: IncomingActivity) => Promise<IncomingActivity | 'handled'>;
  readonly log: Log;
}

export interface HttpServer {
  /** Resolves to the port. Rejects with `PortTaken`, or with the system's own error. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing more and resolves when what was in flight is answered. */
  close(): Promise<void>;
}

export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number, host: string) {
    super(`Port ${String(port)} on ${host} is already in use. Stop what uses it, or set PORT to another number.`);
  }
}

/** An Adaptive Card submission of every field at its limit stays far below this. Bytes. */
export const BODY_LIMIT = 256 * 1024;
const CONNECTOR_ISSUER = 'https://api.botframework.com';

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}
const refused = (status: number, code: string, message: string): Refused => ({ status, code, message });
const TOO_BIG = refused(413, 'too-large', `The request is larger than ${String(BODY_LIMIT / 1024)} KB.`);
const NOT_JSON = refused(400, 'not-json', 'The request is not JSON.');

/** Reads a body; resolves to undefined once it is over the limit. The rest is thrown away, so that the sender can hear the refusal. */
function readBody(req: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else resolve(undefined);
    });
    req.once('end', () => {
      resolve(size > BODY_LIMIT ? undefined : Buffer.concat(chunks).toString('utf8'));
    });
    req.once('error', reject);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isLoopbackUrl(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Who a bearer token says it is from, without trusting it: the SDK remembers each new issuer for ever, so others never reach it. */
function issuerOf(authorization: string): string | undefined {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization)?.[1];
  const claims = payload === undefined ? undefined : parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  const issuer: unknown = typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
  return typeof issuer === 'string' ? issuer : undefined;
}

type Admitted = { readonly activity: IncomingActivity } | { readonly refusal: Refused };

function requestRefusal(req: IncomingMessage, local: boolean): Refused | undefined {
  const { headers } = req;
  if (local && (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined)) {
    return refused(403, 'forwarded', 'Local mode answers this machine alone, not forwarded requests.');
  }
  if (!local && issuerOf(headers.authorization ?? '') !== CONNECTOR_ISSUER)
    return refused(401, 'not-authorised', 'The request is not signed by Microsoft Teams.');
  // Asked for also because a web page elsewhere can post plain text to this machine, but not JSON.
  if (headers['content-type']?.toLowerCase().startsWith('application/json') !== true) return NOT_JSON;
  return undefined;
}

function activityRefusal(activity: IncomingActivity, { local, allowedTenants }: HttpOptions): Refused | undefined {
  if (local && !isLoopbackUrl(activity.serviceUrl))
    return refused(403, 'service-url', 'Local mode answers to this machine alone.');
  const tenants = tenantsOf(activity);
  const known = tenants.length > 0 && tenants.every((tenant) => allowedTenants.includes(tenant));
  return known ? undefined : refused(403, 'tenant', 'The app is not open to this organisation.');
}

async function admit(req: IncomingMessage, options: HttpOptions): Promise<Admitted> {
  const early = requestRefusal(req, options.local);
  if (early !== undefined) return { refusal: early };
  const text = await readBody(req);
  if (text === undefined) return { refusal: TOO_BIG };
  const body = parseJson(text);
  if (body === undefined) return { refusal: NOT_JSON };
  const parsed = parseActivity(body);
  if (!parsed.ok)
    return {
      refusal: refused(400, 'malformed', `The activity lacks or has a wrong: ${parsed.fields.slice(0, 5).join(', ')}.`),
    };
  const refusal = activityRefusal(parsed.activity, options);
  return refusal === undefined ? { activity: parsed.activity } : { refusal };
}

const errorBody = (code: string, message: string): object => ({ error: { code, message } });

/** Always JSON, whatever the sender would rather have; and never an error's own text. */
function send(res: Response, status: number, body: unknown): void {
  res.sendRaw(status, body === undefined ? '' : JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
  });
}

const bodyOf = ({ status, body }: TurnAnswer): unknown => {
  if (status === 401) return errorBody('not-authorised', 'The request is not signed by Microsoft Teams.');
  return status >= 500 && body === undefined ? errorBody('failed', 'Something went wrong.') : body;
};

async function answerMessage(req: Request, res: Response, options: HttpOptions): Promise<void> {
  const admitted = await admit(req, options);
  if ('refusal' in admitted) {
    const { status, code, message } = admitted.refusal;
    options.log.warn({ code, status }, 'a request was refused');
    // A body that was not read to its end must not be taken for the next request.
    if (!req.complete) res.setHeader('Connection', 'close');
    send(res, status, errorBody(code, message));
    req.resume();
    return;
  }
  const activity = options.beforeTurn === undefined ? admitted.activity : await options.beforeTurn(admitted.activity);
  if (activity === 'handled') {
    send(res, 200, {});
    return;
  }
  const answer = await options.turn(activity, req.headers.authorization ?? '');
  send(res, answer.status, bodyOf(answer));
}

/** Builds the server: `POST /api/messages`, `GET /healthz` (the process answers), `GET /readyz` (it can do its work). */
export function createHttp(options: HttpOptions): HttpServer {
  const { log, ready } = options;
  const server = createServer({ name: 'raise-a-concern' });

  const guarded =
    (work: (req: Request, res: Response) => Promise<void>) =>
    async (req: Request, res: Response): Promise<void> => {
      try {
        await work(req, res);
      } catch (error) {
        log.error({ code: codeOf(error) }, 'a request failed');
        if (!res.headersSent) send(res, 500, errorBody('failed', 'Something went wrong.'));
      }
    };

  server.post(
    '/api/messages',
    guarded((req, res) => answerMessage(req, res, options)),
  );
  server.get(
    '/healthz',
    guarded((_req, res) => {
      send(res, 200, { ok: true });
      return Promise.resolve();
    }),
  );
  server.get(
    '/readyz',
    guarded(async (_req, res) => {
      const ok = await ready();
      send(res, ok ? 200 : 503, { ok });
    }),
  );
  // Unknown paths and methods: the framework's own body would tell more than we want.
  server.on('restifyError', (_req: Request, res: Response, error: { statusCode?: number }, done: () => void) => {
    const status = error.statusCode ?? 500;
    send(res, status, errorBody(status === 404 ? 'not-found' : 'not-allowed', 'There is nothing here.'));
    done();
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(error.code === 'EADDRINUSE' ? new PortTaken(port, host) : error);
        });
        server.listen(port, host, () => {
          resolve(server.address().port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
