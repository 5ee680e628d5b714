/** Decides the words for the panel's codes: categories, ages, marks, roles, statuses, dates and agencies. */
import type { Action, ActionStatus, Progress } from '../../domain/action/action';
import { longDate, shortDate, type Instant, type LocalDate } from '../../domain/calendar';
import type { AgeBand, Category } from '../../domain/concern/concern';
import type { Mark } from '../../domain/duties/duty';
import type { Meeting } from '../../domain/meeting/meeting';
import type { PanelRole } from '../../domain/panel/panel';
import type { Profile } from '../../domain/profile/profile';
import { categoryWords } from '../concern/review';
import { extract } from '../ref';

/** A category as §11.2 names it; "cannot say" as the panel needs to know it. */
export const caseCategory = (category: Category): string =>
  category === 'cannot-say' ? 'Referrer could not say: treated as category 2' : categoryWords(category);

export const AGE_WORDS: Readonly<Record<AgeBand, string>> = {
  'under-13': 'Under 13',
  '13-to-15': '13 to 15',
  '16-or-17': '16 or 17',
  '18-or-over': '18 or over',
  'not-known': 'Not known: treated as a child',
};

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  'child-protection': 'Child protection procedures apply (§5)',
  'cross-border': 'In care and placed across a border (§12)',
  missing: 'Missing: for the missing children lead (§4, §6)',
  gangs: 'For the gangs and serious youth violence contact (§12)',
  nrm: 'National Referral Mechanism referral due (App. 2)',
  abduction: 'Ask the police about a child abduction notice (App. 2)',
  'under-13': 'Under 13: always to ECIRS (§11.3)',
};

export const ROLE_WORDS: Readonly<Record<PanelRole, string>> = {
  member: 'Member',
  coordinator: 'Coordinator',
  'vice-chair': 'Vice chair',
  chair: 'Chair',
  auditor: 'Auditor',
};

export const ACTION_STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  proposed: 'Waiting for approval',
  approved: 'Approved, not answered by its owner yet',
  accepted: 'Under way',
  declined: 'Declined',
  done: 'Done',
  'not-done': 'Ended, not done',
};

export const PROGRESS_WORDS: Readonly<Record<Progress['kind'], string>> = {
  'on-track': 'On track',
  blocked: 'Blocked',
  'cannot-do': 'Cannot do',
  done: 'Done',
};

const AGENCY_LENGTH = 50;

/** The profile's name of an agency; one that the profile no longer has is "Another agency". */
export const agencyLabel = (profile: Pick<Profile, 'agencies'>, id: string): string =>
  extract(profile.agencies.find((a) => a.id === id)?.label ?? 'Another agency', AGENCY_LENGTH);

const londonDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The day on which a moment falls in London. */
const dayOf = (at: Instant): LocalDate => londonDay.format(Date.parse(at)).split('/').reverse().join('-');

/** `3 December 2026`. */
export const onDay = (at: Instant): string => shortDate(dayOf(at));

/** `Thursday 3 December 2026 at 14:00`. */
export const meetingWords = (meeting: Pick<Meeting, 'date' | 'time'>): string =>
  `${longDate(meeting.date)} at ${meeting.time}`;

/** Due before today and not ended. */
export const isOverdue = (action: Action, on: LocalDate): boolean =>
  action.byWhen < on && (action.status === 'approved' || action.status === 'accepted');

/** `By 3 December 2026`, or that it was due then. */
export const byWhenWords = (action: Action, on: LocalDate): string =>
  isOverdue(action, on) ? `Overdue: it was due by ${shortDate(action.byWhen)}` : `By ${shortDate(action.byWhen)}`;

/** The owner's last answer, without its note. */
export function lastAnswer(action: Action): string {
  const last = action.progress.at(-1);
  return last === undefined ? 'Not answered yet' : `${PROGRESS_WORDS[last.kind]}, ${onDay(last.at)}`;
}
