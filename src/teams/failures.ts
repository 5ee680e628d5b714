/** Decides what a failed call to Teams means: whether to try again, when, and whether it may have arrived (3-teams-platform §3.3). */
import { z } from 'zod';
import { DeliveryFailed } from '../ports/messenger';

const failureSchema = z.object({
  name: z.string().optional(),
  code: z.string().optional(),
  statusCode: z.number().optional(),
  response: z.object({ headers: z.unknown(), bodyAsText: z.string().nullish() }).partial().optional(),
});

const RETRYABLE = new Set([412, 429, 500, 502, 503, 504]);
/** The request never left: nothing can have arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const LONGEST_WAIT_MS = 3_600_000;

function header(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null || !('get' in headers) || typeof headers.get !== 'function')
    return undefined;
  const value: unknown = Reflect.apply(headers.get, headers, [name]);
  return typeof value === 'string' ? value : undefined;
}

/** Retry-After in milliseconds: seconds or an HTTP date, never more than an hour. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

const bodySchema = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

function codeInBody(text: string | null | undefined): string | undefined {
  try {
    const body = bodySchema.safeParse(JSON.parse(text ?? ''));
    return body.success ? body.data.error.code : undefined;
  } catch {
    return undefined;
  }
}

/** `creates` when the call makes a new message or conversation, so that an unknown outcome may mean a second one. */
export type CallKind = 'creates' | 'changes';

/** Words a failure for the outbox. The code is a status, a Teams error code or a network code, never text of a message. */
export function deliveryFailure(cause: unknown, kind: CallKind, nowMs: number): DeliveryFailed {
  if (cause instanceof DeliveryFailed) return cause;
  const parsed = failureSchema.safeParse(cause);
  const { name, code, statusCode: status, response } = parsed.success ? parsed.data : {};
  if (status !== undefined) {
    const uncertain = kind === 'creates' && status >= 500;
    const wait = retryAfterMs(header(response?.headers, 'retry-after'), nowMs);
    return new DeliveryFailed(
      codeInBody(response?.bodyAsText) ?? String(status),
      RETRYABLE.has(status),
      uncertain,
      wait,
      { cause },
    );
  }
  const network = name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : (code ?? 'network');
  return new DeliveryFailed(network, true, kind === 'creates' && !NEVER_SENT.has(network), undefined, { cause });
}
