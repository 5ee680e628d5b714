/** Decides how much a card has room for: of several texts the newest, of many people as many as fit. */
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

/** How many people a card offers at most, and fewer when their names are long. */
const OFFERED = [40, 32, 24, 16, 10] as const;
/** Characters of data that draw a card within the limit. */
const DATA = 9500;

/** The card with as many people as fit. */
export function withMost<C>(draw: (most: number) => C): C {
  const fitting = OFFERED.find((most) => JSON.stringify(draw(most)).length < DATA);
  return draw(fitting ?? Math.min(...OFFERED));
}
