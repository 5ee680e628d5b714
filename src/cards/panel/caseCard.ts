/** Decides what the panel's channel shows of a case: codes, dates and statuses; never a name, a story or any text that somebody typed (product §1.6). */
import { ACTION_TITLES, isOpen, type Action, type Vote } from '../../domain/action/action';
import type { LocalDate } from '../../domain/calendar';
import type { Submitted } from '../../domain/concern/concern';
import { textOf } from '../../domain/form/answers';
import type { Profile } from '../../domain/profile/profile';
import type { CaseView } from '../../usecases/case/viewCase';
import { button, type Button, type Fact, type Ref } from '../ref';
import { group, line, sheet, type Group, type Line, type SheetData } from './sheet';
import {
  ACTION_STATUS_WORDS,
  AGE_WORDS,
  agencyLabel,
  byWhenWords,
  caseCategory,
  isOverdue,
  MARK_WORDS,
  meetingWords,
  onDay,
} from './words';

export interface CaseCardInput {
  readonly view: CaseView;
  readonly profile: Profile;
  readonly on: LocalDate;
  /** Where the full form opens: a dialog, or a message in the member's own chat. */
  readonly identityViews: 'dialog' | 'chat';
}

/** What fits on one card beside everything else. */
const ACTIONS_ON_CASE = 10;
const AGENCIES_SHOWN = 3;

function statusWords({ concern, meeting }: CaseView): string {
  if (concern.stage === 'consultation') return 'A consultation, not sent to the MASE channel (§11.1)';
  const accepted = concern.acceptedBy === undefined ? '' : ` on ${onDay(concern.acceptedBy.at)}`;
  switch (concern.status) {
    case 'submitted':
      return 'Waiting to be accepted';
    case 'accepted':
      return `Accepted${accepted}`;
    case 'listed':
      return meeting?.status === 'cancelled'
        ? 'Accepted. The meeting it was listed for is cancelled'
        : 'Listed for a meeting';
    case 'withdrawn':
      return 'Withdrawn';
  }
}

/** Whether a strategy or multi-agency planning meeting is still to be recorded (R9): neither on the form as held nor since. */
export const lacksMeeting = ({ answers, duties }: Submitted): boolean =>
  textOf(answers.values, 'strategyMeeting') !== 'held' && duties.some((d) => d.rule === 'R9' && d.answer === undefined);

export const MEETING_MISSING = 'A strategy or multi-agency planning meeting has not been recorded (§5, §11.1).';

function factsOf(view: CaseView, profile: Profile): readonly Fact[] {
  const { concern, meeting } = view;
  const listed = concern.status === 'listed' && meeting?.status === 'scheduled';
  return [
    { title: 'Category', value: caseCategory(concern.category) },
    { title: 'Age', value: AGE_WORDS[concern.ageBand] },
    { title: 'Referred by', value: agencyLabel(profile, concern.agency) },
    { title: 'Submitted', value: onDay(concern.submittedAt) },
    { title: 'Status', value: statusWords(view) },
    ...(listed ? [{ title: 'Meeting', value: meetingWords(meeting) }] : []),
  ];
}

function openItems({ escalated, ...concern }: Submitted): readonly Line[] {
  const escalation =
    escalated === undefined
      ? []
      : [
          line(
            `Escalated to the Vulnerable Adolescents Panel on ${onDay(escalated.at)} (R18, §4).`,
            'default',
            'bolder',
          ),
        ];
  return [...(lacksMeeting(concern) ? [line(MEETING_MISSING)] : []), ...escalation];
}

/** Each agency once, with the day of its newest vote. */
function votesOf(title: string, votes: readonly Vote[], profile: Profile): string {
  const byAgency = new Map(votes.map((v) => [v.agency, v.at]));
  const named = [...byAgency].map(([agency, at]) => `${agencyLabel(profile, agency)} (${onDay(at)})`);
  const left = named.length - AGENCIES_SHOWN;
  const rest = left > 0 ? ` and ${String(left)} more` : '';
  return named.length === 0 ? '' : `${title} by ${named.slice(0, AGENCIES_SHOWN).join(', ')}${rest}.`;
}

function actionGroup(action: Action, profile: Profile, on: LocalDate): Group {
  const by = votesOf('Approved', action.approvals, profile);
  const against = votesOf('Declined', action.declines, profile);
  const required = action.required === undefined ? '' : `Required by law (${action.required}): no approval is needed.`;
  const votes = [required, by, against].filter((t) => t !== '').join(' ');
  return group({
    lines: [
      line(ACTION_TITLES[action.title], 'default', 'bolder'),
      line(
        `${agencyLabel(profile, action.agency)}. ${byWhenWords(action, on)}. ${ACTION_STATUS_WORDS[action.status]}.`,
        isOverdue(action, on) ? 'attention' : 'default',
      ),
      ...(votes === '' ? [] : [line(votes)]),
    ],
  });
}

/** What needs somebody comes first: overdue and open by date, then waiting, then ended. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const rank = (a: Action): number => (isOpen(a) ? 0 : a.status === 'proposed' ? 1 : 2);
  return [...actions].sort((a, b) => rank(a) - rank(b) || (a.byWhen < b.byWhen ? -1 : a.byWhen > b.byWhen ? 1 : 0));
}

function actionsPart({ actions }: CaseView, profile: Profile, on: LocalDate): readonly Group[] {
  if (actions.length === 0) return [];
  const left = actions.length - ACTIONS_ON_CASE;
  const rest = left > 0 ? [line(`${String(left)} more. Choose Show wording to go through them all.`)] : [];
  const shown = inOrder(actions).slice(0, ACTIONS_ON_CASE);
  return [
    group({ heading: 'Actions', separator: true, lines: rest }),
    ...shown.map((action) => actionGroup(action, profile, on)),
  ];
}

function buttonsOf({ concern, actions }: CaseView): readonly Button[] {
  const carried = { concern: concern.id };
  const live = concern.stage === 'case' && concern.status !== 'withdrawn';
  const next =
    concern.status === 'submitted'
      ? button('Accept', 'acceptCase', carried, 'positive')
      : button(
          concern.status === 'listed' ? 'List for another meeting' : 'List for a meeting',
          'openListCase',
          carried,
        );
  return [
    ...(live ? [next, button('Propose an action', 'openProposeAction', carried)] : []),
    ...(actions.length === 0 ? [] : [button('Show wording', 'showWording', { ...carried, index: 0 })]),
  ];
}

/** The base card of a case, the same for everyone who sees the channel. */
export function caseCard(input: CaseCardInput): Ref<'panel', SheetData> {
  const { view, profile, on, identityViews } = input;
  const { concern } = view;
  const open = openItems(concern);
  const carried = { concern: concern.id };
  const viewing = { ...carried, page: 0 };
  const inDialog = { title: 'View', data: { msteams: { type: 'task/fetch' }, verb: 'viewCase', ...viewing } };
  const canEscalate = concern.stage === 'case' && concern.status !== 'withdrawn' && concern.escalated === undefined;
  return sheet({
    title: concern.reference,
    groups: [
      group({ facts: factsOf(view, profile) }),
      ...(open.length === 0 ? [] : [group({ style: 'warning', lines: open })]),
      ...(concern.marks.length === 0
        ? []
        : [group({ heading: 'Marks', lines: concern.marks.map((m) => line(MARK_WORDS[m])) })]),
      ...actionsPart(view, profile, on),
    ],
    buttons: [...buttonsOf(view), ...(identityViews === 'chat' ? [button('View', 'viewCase', viewing)] : [])],
    dialogs: identityViews === 'dialog' ? [inDialog] : [],
    more: [
      ...(canEscalate ? [button('Blocked or complex', 'openEscalateCase', carried)] : []),
      button('Refresh', 'showCase', carried),
    ],
  });
}
