/** Decides what is said of a text that is longer than its limit. */
import type { Fault } from '../refusal';

/** No fault, or one sentence at `field` that tells the length typed and the limit, both in characters. */
export const tooLong = (field: string, text: string, limit: number): readonly Fault[] =>
  text.length > limit
    ? [{ field, message: `This is ${String(text.length)} characters long. The limit is ${String(limit)}.` }]
    : [];
