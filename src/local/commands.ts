/** Decides which typed words steer local mode, and what they mean; everything else belongs to the bot. */
import { isLocalDate, type LocalDate, type LocalTime } from '../domain/calendar';

export type Command =
  | { readonly kind: 'act-as'; readonly who: string }
  /** Calendar days keep the time of day; minutes are exact. */
  | { readonly kind: 'clock-forward'; readonly days: number; readonly minutes: number }
  | { readonly kind: 'clock-to'; readonly date: LocalDate; readonly time: LocalTime }
  | { readonly kind: 'clock-reset' }
  | { readonly kind: 'clock-show' }
  | { readonly kind: 'clock-unclear' };

const DAY_START: LocalTime = '09:00';
/** Ten years: enough for any story, and holidays are still known. */
const MOST_DAYS = 3_660;
const DAYS_IN = { d: 1, w: 7 } as const;
const MINUTES_IN = { h: 60, m: 1 } as const;

function clockCommand(rest: string): Command {
  if (rest === '') return { kind: 'clock-show' };
  if (rest === 'reset') return { kind: 'clock-reset' };
  const step = /^\+ ?(\d{1,6}) ?(d|w|h|m)(?:ays?|eeks?|ours?|in(?:ute)?s?)?$/.exec(rest);
  if (step !== null) {
    const count = Number(step[1]);
    const unit = step[2];
    const days = unit === 'd' || unit === 'w' ? count * DAYS_IN[unit] : 0;
    const minutes = unit === 'h' || unit === 'm' ? count * MINUTES_IN[unit] : 0;
    return days + minutes / 1_440 <= MOST_DAYS ? { kind: 'clock-forward', days, minutes } : { kind: 'clock-unclear' };
  }
  const [, date, time = DAY_START] = /^(20\d\d-\d\d-\d\d)(?:[ t]([01]\d:[0-5]\d|2[0-3]:[0-5]\d))?$/.exec(rest) ?? [];
  return date !== undefined && isLocalDate(date) ? { kind: 'clock-to', date, time } : { kind: 'clock-unclear' };
}

/** The command that a person typed, with or without a mention of the bot before it; undefined when it is none. */
export function commandIn(text: string): Command | undefined {
  const said = text
    .replace(/<at>[^<]*<\/at>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const act = /^act as\b ?(.*)$/i.exec(said);
  if (act !== null) return { kind: 'act-as', who: act[1] ?? '' };
  const clock = /^clock(?: (.*)|(\+.*))?$/i.exec(said);
  return clock === null ? undefined : clockCommand((clock[1] ?? clock[2] ?? '').trim().toLowerCase());
}
