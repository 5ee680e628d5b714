/** Decides what may be written to a log: codes and counts, never what a person wrote. */

/** A structured logger; pino satisfies it. `o` holds codes, counts and ids only. */
export interface Log {
  info(o: object, msg: string): void;
  warn(o: object, msg: string): void;
  error(o: object, msg: string): void;
}

const CODE = /^[A-Za-z0-9_.-]{1,40}$/;

/** What an error is called in a log: its code, else its class; never its message, which may quote what somebody wrote. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'not-an-error';
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && CODE.test(code)) return code;
  const name = 'name' in error ? error.name : undefined;
  return typeof name === 'string' && CODE.test(name) ? name : 'not-an-error';
}
