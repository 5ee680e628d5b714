/** Decides how much of several texts a card has room for, the newest first. */
import { escapeMarkdown } from '../escape';
import { extract } from '../ref';

/** Characters that a text takes on a card once it is escaped. */
export const roomOf = (text: string): number => JSON.stringify(escapeMarkdown(text)).length;

export interface Fitted {
  readonly shown: readonly string[];
  /** How many there was no room for. */
  readonly left: number;
}

/** What an entry takes besides its words. */
const FRAME = 110;
const SHORTENED = 120;

/** Whole entries while they fit; the first that does not is shortened, and the rest are left out. `entries` come newest first. */
export function fit(entries: readonly string[], room: number): Fitted {
  const shown: string[] = [];
  let free = room;
  for (const entry of entries) {
    const whole = roomOf(entry) + FRAME;
    if (whole <= free) {
      shown.push(entry);
      free -= whole;
      continue;
    }
    const short = extract(entry, SHORTENED);
    if (roomOf(short) + FRAME <= free) shown.push(short);
    break;
  }
  return { shown, left: entries.length - shown.length };
}
