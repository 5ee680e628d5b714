/** Decides how a duty, or a word of advice, is told on a step of the form: what to do, why, its § and whom to call (product §1.4). */
import type { Duty } from '../../domain/duties/duty';
import type { Profile } from '../../domain/profile/profile';
import { extract } from '../ref';

export interface StepNotice {
  readonly title: string;
  /** '' when there is nothing to add. */
  readonly text: string;
  /** The § and the number to call; '' for plain advice. */
  readonly source: string;
  /** `attention` for danger now (R1), `warning` for other duties, `emphasis` for advice. */
  readonly style: 'attention' | 'warning' | 'emphasis';
}

export type Contacts = Profile['contacts'];

/** "Call 020 …, 24 hours: Ealing … (ECIRS)", or who to ask when the profile has no number. */
function contactLine(contact: Contacts['ecirs']): string {
  if (contact.phone === undefined) return `Contact ${contact.name}. Ask your safeguarding lead how.`;
  return `Call ${contact.phone}${contact.hours === undefined ? '' : `, ${contact.hours}`}: ${contact.name}`;
}

/** What a duty rests on and whom it names. */
export const dutySource = (duty: Duty, contacts: Contacts): string =>
  [`Strategy ${duty.section}`, ...(duty.contact === undefined ? [] : [contactLine(contacts[duty.contact])])].join(
    ' · ',
  );

/** The duties as notices, R1 first and in the colour of danger. */
export function dutyNotices(duties: readonly Duty[], contacts: Contacts): readonly StepNotice[] {
  const first = duties.filter((d) => d.rule === 'R1');
  return [...first, ...duties.filter((d) => d.rule !== 'R1')].map((d) => ({
    title: d.title,
    text: d.text,
    source: dutySource(d, contacts),
    style: d.rule === 'R1' ? 'attention' : 'warning',
  }));
}

/** Advice stands beside a long answer, so it must stay short. */
const ADVICE = 500;

/** A word of advice that is not a duty, such as better words for something typed; cut at 500 characters. */
export const advice = (title: string, text: string): StepNotice => ({
  title,
  text: extract(text, ADVICE),
  source: '',
  style: 'emphasis',
});
