/** Decides what the coordinator learns privately of a concern, for each reason why (product §1.3, §1.4, R3). */
import { shortDate, type LocalDate } from '../../domain/calendar';
import type { Deleted, Draft, Submitted } from '../../domain/concern/concern';
import type { Profile } from '../../domain/profile/profile';
import type { PrivateReason } from '../../ports/message';
import { noticeCard, type NoticeData } from '../concern/notice';
import { AGE_WORDS, agencyLabel, caseCategory, MARK_WORDS } from '../panel/words';
import { button, extract, type Fact, type Ref } from '../ref';

export interface CoordinatorToldInput {
  readonly reason: PrivateReason;
  readonly concern: Draft | Deleted | Submitted;
  readonly profile: Profile;
  readonly startedOn: LocalDate;
}

const NAME_LENGTH = 60;

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What each reason says of a submitted concern. */
function wordsFor(reason: PrivateReason, reference: string): Words {
  switch (reason) {
    case 'urgent-draft':
      return {
        title: `${reference}: an urgent draft has been submitted`,
        lines: ['You would have been told of it as a draft. It has been submitted since.'],
      };
    case 'consultation':
      return {
        title: `${reference}: a consultation for you to look at`,
        lines: [
          'It is category 1, or no concerns remained after a talk with the safeguarding lead, so it is not in the MASE channel (R3, §11.1).',
          'You are told because a rule asks for urgent action, or because its category is lower than the answers suggest.',
        ],
      };
    case 'no-channel':
      return {
        title: `${reference}: submitted, but there is no MASE channel yet`,
        lines: [
          'It is kept. Write “use this channel” to the app in the channel of the panel, and let the panel know of the case.',
        ],
      };
    case 'addition':
      return {
        title: `${reference}: something was added or corrected`,
        lines: ['The referral stays as it was submitted. What was added stands first when you open it.'],
      };
    case 'withdrawal-request':
      return {
        title: `${reference}: the referrer asks to withdraw it`,
        lines: [
          'Nothing is deleted. Open it to read why, and decide with the chair. Duties to the child stay to be done.',
        ],
      };
    case 'undelivered':
      return {
        title: `${reference}: a message about it could not be delivered`,
        lines: ['We have stopped trying. Somebody may not know of something they should. Please tell them yourself.'],
      };
  }
}

const NOT_SENT = {
  draft: {
    title: 'An urgent concern has been begun and not sent',
    line: 'Its answers call for urgent action. You cannot see what it says until it is submitted.',
  },
  deleted: {
    title: 'An urgent concern has been begun and deleted by its author',
    line: 'Its answers called for urgent action. Nothing of what it said is kept.',
  },
} as const;

function draftTold(draft: Draft | Deleted, startedOn: LocalDate): Ref<'notice', NoticeData> {
  return noticeCard({
    title: NOT_SENT[draft.stage].title,
    tone: 'attention',
    lines: [
      NOT_SENT[draft.stage].line,
      'Please ask the person who began it whether the child is safe and who has been called.',
    ],
    facts: [
      { title: 'Begun by', value: extract(draft.author.name, NAME_LENGTH) },
      { title: 'Begun on', value: shortDate(startedOn) },
    ],
    buttons: [button('Who do I call', 'showContacts')],
  });
}

function factsOf(concern: Submitted, profile: Profile): readonly Fact[] {
  return [
    { title: 'Category', value: caseCategory(concern.category) },
    { title: 'Age', value: AGE_WORDS[concern.ageBand] },
    { title: 'Referred by', value: agencyLabel(profile, concern.agency) },
    ...concern.marks.map((m) => ({ title: 'Mark', value: MARK_WORDS[m] })),
  ];
}

/** Of a draft: who began it and when, not what it says. Of a submitted one: reference and codes, with a button to view it. */
export function coordinatorToldCard({
  reason,
  concern,
  profile,
  startedOn,
}: CoordinatorToldInput): Ref<'notice', NoticeData> {
  if (concern.stage === 'draft' || concern.stage === 'deleted') return draftTold(concern, startedOn);
  const { title, lines } = wordsFor(reason, concern.reference);
  const asked = reason === 'withdrawal-request' && concern.status !== 'withdrawn';
  const withdrawal = asked ? [button('Withdraw it', 'withdrawConcern', { concern: concern.id }, 'destructive')] : [];
  return noticeCard({
    title,
    tone: 'warning',
    lines: [...lines, 'When you view it, that you looked is put on record.'],
    facts: factsOf(concern, profile),
    buttons: [button('View', 'viewCase', { concern: concern.id, page: 0 }, 'positive'), ...withdrawal],
  });
}
