/** Decides how people are told that a duty has no answer yet: the author with the numbers to call, those behind them without a word about the child (product §1.4). */
import { shortDate, type LocalDate } from '../../domain/calendar';
import type { Submitted } from '../../domain/concern/concern';
import type { Duty } from '../../domain/duties/duty';
import type { Profile } from '../../domain/profile/profile';
import { noticeCard, type NoticeData } from '../concern/notice';
import { dutySource } from '../concern/stepNotice';
import { agencyLabel } from '../panel/words';
import { button, type Fact, type Ref } from '../ref';

export interface DutyChaseInput {
  readonly concern: Submitted;
  /** Those without an answer, the most urgent first. */
  readonly duties: readonly Duty[];
  readonly profile: Profile;
  readonly submittedOn: LocalDate;
  /** To those behind the author. */
  readonly escalation: boolean;
}

const count = (n: number, one: string, many: string): string => (n === 1 ? one : `${String(n)} ${many}`);

const withNumber = (duty: Duty, profile: Profile): Fact => ({
  title: 'To do',
  value: `${duty.title}. ${dutySource(duty, profile.contacts)}`,
});

function toAuthor({ concern, duties, profile }: DutyChaseInput): Ref<'notice', NoticeData> {
  return noticeCard({
    title: `${concern.reference}: still to be done`,
    tone: 'attention',
    lines: [
      'If the child is in danger now, call 999.',
      `${count(duties.length, 'One duty has', 'duties have')} no answer yet. If you have done it, open the concern and tell us when and with whom; we stop asking then.`,
    ],
    facts: duties.map((d) => withNumber(d, profile)),
    buttons: [
      button('Open', 'showConcern', { concern: concern.id }, 'positive'),
      button('Who do I call', 'showContacts'),
    ],
  });
}

function toThoseBehind({ concern, duties, profile, submittedOn }: DutyChaseInput): Ref<'notice', NoticeData> {
  return noticeCard({
    title: `${concern.reference}: nobody has said that this is done`,
    tone: 'attention',
    lines: [
      'The person who referred it was asked and has not answered yet. Please make sure that it is done.',
      'Open the case to see who referred it. That you looked is put on record.',
    ],
    facts: [
      { title: 'Referred by', value: agencyLabel(profile, concern.agency) },
      { title: 'Submitted', value: shortDate(submittedOn) },
      ...duties.map((d) => withNumber(d, profile)),
    ],
    buttons: [button('View', 'viewCase', { concern: concern.id, page: 0 }, 'positive')],
  });
}

/** To the author with a button to answer; with `escalation` to those behind them: reference, rules and the kind of agency. */
export const dutyChaseCard = (input: DutyChaseInput): Ref<'notice', NoticeData> =>
  input.escalation ? toThoseBehind(input) : toAuthor(input);
