/** Decides what a duty is: something that the answers require of the referrer or of the panel (product §1.4). */
import type { Instant } from '../calendar';
import type { PersonId } from '../person';

export const RULES = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
] as const;
export type RuleId = (typeof RULES)[number];

/** Contacts of the borough profile that a duty can name. */
export type ContactId = 'emergency' | 'ecirs' | 'advisers' | 'adultSafeguarding' | 'nspcc';

/**
 * How a duty is followed up: `urgent` again after 1 hour and to the coordinator after 2; `nextDay` again after 4 hours and
 * to the coordinator by 10:00 next day; `record` can be answered, and is not chased; `told` is only said.
 */
export type FollowUp = 'urgent' | 'nextDay' | 'record' | 'told';

export interface Duty {
  readonly rule: RuleId;
  /** `§11.1`, `App. 2` … */
  readonly section: string;
  /** What to do, as a short command: "Call ECIRS now". */
  readonly title: string;
  /** Why, in our words, one or two sentences. */
  readonly text: string;
  readonly contact?: ContactId;
  readonly followUp: FollowUp;
}

/** How the referrer answered a duty. */
export interface DutyAnswer {
  readonly by: PersonId;
  readonly recordedAt: Instant;
  /** When it was done, as said ("17:50", "3 December 09:15"). */
  readonly when: string;
  /** With whom, and a reference number when one was given. */
  readonly withWhom: string;
}

export interface DutyRecord {
  readonly rule: RuleId;
  readonly raisedAt: Instant;
  readonly answer?: DutyAnswer;
}

/** Marks on a channel card: codes, never free text (product §1.6). */
export const MARKS = ['child-protection', 'cross-border', 'missing', 'gangs', 'nrm', 'abduction', 'under-13'] as const;
export type Mark = (typeof MARKS)[number];
