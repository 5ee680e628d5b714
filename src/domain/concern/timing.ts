/** Decides when an unfinished draft or an unanswered duty must be looked at next (product §1.3, §1.4). */
import { addDays, addWorkingDays, type Holidays, type Instant, type LocalDate, type LocalTime } from '../calendar';
import type { DutyRecord, RuleId } from '../duties/duty';
import type { Profile } from '../profile/profile';
import type { Draft, Submitted } from './concern';

/** What timing needs of the outside: which moment a local time is, and which days are holidays. */
export interface Almanac {
  at(date: LocalDate, time: LocalTime): Instant;
  dateOf(instant: Instant): LocalDate;
  plusMinutes(instant: Instant, minutes: number): Instant;
  holidays(): Holidays;
}

/** Chased hourly and told to those behind the author (product §1.4). */
export const URGENT_RULES: readonly RuleId[] = ['R1', 'R4', 'R5', 'R6', 'R8'];
export const NEXT_DAY_RULES: readonly RuleId[] = ['R2'];

const DAY = 24 * 60;
const earliest = (...moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.filter((m) => m !== undefined).sort()[0];

export type DraftStep = 'tell-coordinator' | 'recall' | 'notice' | 'delete';

/** The moments at which an untouched draft is recalled to its author. */
const recallsOf = (draft: Draft, profile: Profile, almanac: Almanac): readonly Instant[] =>
  profile.drafts.recallAfterWorkingDays.map((days) =>
    almanac.at(addWorkingDays(almanac.dateOf(draft.savedAt), days, almanac.holidays()), profile.reminders.at),
  );

/** How many recalls have come by now; of several missed only the newest is sent. */
export const recallsBy = (draft: Draft, now: Instant, profile: Profile, almanac: Almanac): number =>
  recallsOf(draft, profile, almanac).filter((at) => at <= now).length;

/** When a draft goes: 30 days after it was last saved, and never sooner after its notice than the profile promises. */
function deletion(draft: Draft, profile: Profile, almanac: Almanac): { step: DraftStep; at: Instant } {
  const { deleteAfterDays, noticeDaysBefore } = profile.drafts;
  const morning = (date: LocalDate): Instant => almanac.at(date, profile.reminders.at);
  const saved = almanac.dateOf(draft.savedAt);
  if (draft.noticedAt === undefined)
    return { step: 'notice', at: morning(addDays(saved, deleteAfterDays - noticeDaysBefore)) };
  const promised = addDays(almanac.dateOf(draft.noticedAt), noticeDaysBefore);
  const usual = addDays(saved, deleteAfterDays);
  return { step: 'delete', at: morning(promised > usual ? promised : usual) };
}

/** The steps still ahead of a draft and their moments. A draft that raised an urgent duty is never deleted by itself. */
export function draftSteps(
  draft: Draft,
  profile: Profile,
  almanac: Almanac,
): readonly { step: DraftStep; at: Instant }[] {
  const steps: { step: DraftStep; at: Instant }[] = [];
  if (draft.urgentSince !== undefined && draft.coordinatorTold !== true)
    steps.push({
      step: 'tell-coordinator',
      at: almanac.plusMinutes(draft.urgentSince, profile.drafts.urgentTellMinutes),
    });
  const recall = recallsOf(draft, profile, almanac)[draft.recalls];
  if (recall !== undefined) steps.push({ step: 'recall', at: recall });
  if (draft.urgentSince === undefined) steps.push(deletion(draft, profile, almanac));
  return steps.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What is to be done now: the coordinator is told first; of what the author missed only the newest is said. */
export function dueDraftStep(draft: Draft, now: Instant, profile: Profile, almanac: Almanac): DraftStep | undefined {
  const due = draftSteps(draft, profile, almanac).filter((s) => s.at <= now);
  return (due.find((s) => s.step === 'tell-coordinator') ?? due.at(-1))?.step;
}

export const draftDueAt = (draft: Draft, profile: Profile, almanac: Almanac): Instant | undefined =>
  draftSteps(draft, profile, almanac)[0]?.at;

export type Track = 'urgent' | 'nextDay';

const unansweredOf = (duties: readonly DutyRecord[], rules: readonly RuleId[]): readonly RuleId[] =>
  duties.filter((d) => rules.includes(d.rule) && d.answer === undefined).map((d) => d.rule);

/** The rules of one track that nobody has answered; none once the concern is withdrawn. */
export const unanswered = (concern: Submitted, track: Track): readonly RuleId[] =>
  concern.status === 'withdrawn'
    ? []
    : unansweredOf(concern.duties, track === 'urgent' ? URGENT_RULES : NEXT_DAY_RULES);

/** The moment of the `n`th round (from 0) of a track: the author first, then those behind, then both every day. */
export function roundAt(concern: Submitted, track: Track, n: number, profile: Profile, almanac: Almanac): Instant {
  const from = concern.submittedAt;
  const { chases } = profile;
  if (track === 'urgent') {
    if (n === 0) return almanac.plusMinutes(from, chases.urgentAgainMinutes);
    return almanac.plusMinutes(from, chases.urgentEscalateMinutes + (n - 1) * DAY);
  }
  if (n === 0) return almanac.plusMinutes(from, chases.nextDayAgainMinutes);
  return almanac.at(addDays(almanac.dateOf(from), n), chases.nextDayEscalateAt);
}

/** The newest round of a track that is due and not yet sent; older ones are skipped, so that no burst follows a stop. */
export function dueRound(
  concern: Submitted,
  track: Track,
  now: Instant,
  profile: Profile,
  almanac: Almanac,
): number | undefined {
  if (unanswered(concern, track).length === 0) return undefined;
  let round: number | undefined;
  for (let n = concern.chased[track]; roundAt(concern, track, n, profile, almanac) <= now; n += 1) round = n;
  return round;
}

export function submittedDueAt(concern: Submitted, profile: Profile, almanac: Almanac): Instant | undefined {
  const next = (track: Track): Instant | undefined =>
    unanswered(concern, track).length === 0
      ? undefined
      : roundAt(concern, track, concern.chased[track], profile, almanac);
  return earliest(next('urgent'), next('nextDay'));
}
