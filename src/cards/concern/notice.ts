/** Decides what a short message looks like: a title, a few lines, facts and buttons; saved, delete, who to call, help and welcome are such messages. */
import type { LocalDate, LocalTime } from '../../domain/calendar';
import { shortDate } from '../../domain/calendar';
import { button, buttonRows, type Button, type Fact, type Ref } from '../ref';
import type { Contacts } from './stepNotice';

type Tone = 'default' | 'good' | 'warning' | 'attention';

export interface NoticeData {
  /** A line above everything, such as "Practice mode"; '' when there is none. */
  readonly banner: string;
  readonly title: string;
  readonly tone: Tone;
  readonly lines: readonly { readonly line: string }[];
  readonly facts: readonly Fact[];
  readonly buttonRows: readonly { readonly buttons: readonly Button[] }[];
}

export interface NoticeInput {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone?: Tone;
  readonly banner?: string;
  readonly facts?: readonly Fact[];
  readonly buttons?: readonly Button[];
}

export function noticeCard({
  title,
  lines,
  tone = 'default',
  banner = '',
  facts = [],
  buttons = [],
}: NoticeInput): Ref<'notice', NoticeData> {
  return {
    name: 'notice',
    data: { banner, title, tone, lines: lines.map((line) => ({ line })), facts, buttonRows: buttonRows(buttons) },
  };
}

const raise = button('Raise a concern', 'raiseConcern', {}, 'positive');
const concerns = button('My concerns', 'showConcerns');
const contacts = button('Who do I call', 'showContacts');
const help = button('Help', 'showHelp');

/** After Save and close: it is kept, and how to go on. */
export function savedCard(draft: {
  readonly concernId: string;
  readonly deleteAfterDays: number;
  readonly urgent: boolean;
}): Ref<'notice', NoticeData> {
  const kept = draft.urgent
    ? 'Your answers call for urgent action. If the child is in danger call 999 now, and call ECIRS now on the number under “Who do I call”; do not wait until the form is finished.'
    : `A draft that is left alone is deleted after ${String(draft.deleteAfterDays)} days. We remind you before that.`;
  return noticeCard({
    title: 'Your answers are saved',
    tone: draft.urgent ? 'warning' : 'good',
    lines: [
      'Nothing has been sent yet. Only you can see this draft.',
      kept,
      'To go on, choose Resume, or write “resume” in this chat at any time.',
    ],
    buttons: [button('Resume', 'resumeConcern', { concern: draft.concernId }, 'positive'), concerns, contacts],
  });
}

/** Asks before a draft is deleted. */
export function deleteDraftCard(draft: {
  readonly concernId: string;
  readonly startedOn: LocalDate;
  readonly startedAt: LocalTime;
}): Ref<'notice', NoticeData> {
  return noticeCard({
    title: 'Delete this draft?',
    tone: 'warning',
    lines: [
      `You began it on ${shortDate(draft.startedOn)} at ${draft.startedAt}. It has not been sent to anybody.`,
      'Deleting it cannot be undone. If you still worry about the child, keep the draft, or call ECIRS.',
    ],
    buttons: [
      button('Delete draft', 'deleteDraft', { concern: draft.concernId }, 'destructive'),
      button('Keep it', 'showConcerns'),
    ],
  });
}

const contactFact = (contact: Contacts['ecirs'], when: string): Fact => {
  const hours = contact.hours === undefined ? '' : ` (${contact.hours})`;
  const number = contact.phone === undefined ? 'Ask your safeguarding lead for the number' : `${contact.phone}${hours}`;
  return { title: contact.name, value: `${number} – ${when} ${contact.section}` };
};

/** "Who do I call": the numbers of the borough profile and when to use each. */
export function contactsCard(of: Contacts): Ref<'notice', NoticeData> {
  const officer = of.designatedOfficer;
  return noticeCard({
    title: 'Who to call',
    lines: ['If a child is in danger now, call 999 first. You do not need to fill in anything before you call.'],
    facts: [
      contactFact(of.emergency, 'danger now, or a crime is happening.'),
      contactFact(of.ecirs, 'a child has been harmed or may be; exploitation of category 2 or 3; any child under 13.'),
      contactFact(of.advisers, 'advice when a child may be at risk, category 1.'),
      contactFact(of.nspcc, 'to talk to somebody outside your organisation.'),
      contactFact(of.adultSafeguarding, 'the person is 18 or over.'),
      ...(officer === undefined
        ? []
        : [contactFact(officer, 'the concern is about somebody who works with children.')]),
    ],
    buttons: [raise, concerns],
  });
}

/** "Help": the words that can be typed, and what not to send. */
export function helpCard(): Ref<'notice', NoticeData> {
  return noticeCard({
    title: 'How this works',
    lines: [
      'Tell us step by step what worries you. You can stop at any time; your answers are saved.',
      'Do not send pictures or files. Never copy images of abuse: leave them where they are and tell the police.',
      'You can write any of these:',
    ],
    facts: [
      { title: 'raise a concern', value: 'begin a new concern' },
      { title: 'resume', value: 'go on with the one you began last' },
      { title: 'my concerns', value: 'see what you began and what you sent' },
      { title: 'withdraw', value: 'your concerns: open a submitted one and choose Ask to withdraw' },
      { title: 'who do I call', value: 'phone numbers, 999 first' },
      { title: 'help', value: 'this page' },
      { title: 'my actions', value: 'what the panel asked you to do' },
      { title: 'meetings, panel', value: 'for members of the MASE panel: what is ahead, and who belongs to it' },
      { title: 'MASE-2026-0001', value: 'for members: open a case by its reference' },
    ],
    buttons: [raise, concerns, contacts],
  });
}

/** The first message. `local` is given on a practice machine alone, where the typed commands "act as" and "clock" exist. */
export function welcomeCard(
  input: { readonly local?: { readonly people: readonly string[] } } = {},
): Ref<'notice', NoticeData> {
  const { local } = input;
  const practice =
    local === undefined
      ? []
      : [
          { title: 'act as …', value: `be somebody else: ${local.people.join(', ')}` },
          { title: 'clock +5d', value: 'move the time on by five days' },
        ];
  return noticeCard({
    banner:
      local === undefined
        ? ''
        : 'Practice mode on this computer alone. Use made-up people. Nothing reaches a real panel.',
    title: 'Worried about a child?',
    lines: [
      'If a child is in danger now, call 999 first.',
      'Here you can raise a concern that a child is being sexually exploited, or may be. We ask short questions, tell you whom to call, and fill in the panel’s referral form for you.',
      'You do not need to be sure. Everything but a few questions can be left as “not known”.',
    ],
    facts: practice,
    buttons: [raise, concerns, contacts, help],
  });
}
