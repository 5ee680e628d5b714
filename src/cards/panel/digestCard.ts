/** Decides what one digest says: everything that its owner owes, on one card, each to be answered with one tap (product §1.9). */
import { ACTION_TITLES, type Action } from '../../domain/action/action';
import type { LocalDate } from '../../domain/calendar';
import type { Meeting, Occasion } from '../../domain/meeting/meeting';
import type { Profile } from '../../domain/profile/profile';
import type { Ref } from '../ref';
import { reportButtons } from './reportButtons';
import { group, line, sheet, type Group, type Line, type SheetData } from './sheet';
import { agencyLabel, byWhenWords, isOverdue, lastAnswer, meetingWords } from './words';

export interface DigestInput {
  /** Before a meeting; the owner's own question (`own`); or, with neither, what is overdue. */
  readonly heading: { readonly meeting?: Meeting; readonly occasion?: Occasion; readonly own?: boolean };
  /** Open ones, soonest first. */
  readonly actions: readonly Action[];
  /** How many more there are than `actions`. */
  readonly more: number;
  readonly profile: Profile;
  readonly on: LocalDate;
}

/** Four buttons for each of so many actions fill a card; the next ones are listed and get theirs as these are answered. */
const ANSWERABLE = 8;
const LISTED = 12;

function titleOf({ meeting, own }: DigestInput['heading']): string {
  if (meeting !== undefined) return `Before the MASE meeting on ${meetingWords(meeting)}`;
  return own === true ? 'Your actions' : 'You have overdue actions';
}

const title = (action: Action): string => `${action.reference}: ${ACTION_TITLES[action.title]}`;

const state = (action: Action, on: LocalDate): Line =>
  line(`${byWhenWords(action, on)}. ${lastAnswer(action)}.`, isOverdue(action, on) ? 'attention' : 'default');

const answerable = (action: Action, on: LocalDate, meeting: Meeting | undefined): Group =>
  group({
    separator: true,
    lines: [line(title(action), 'default', 'bolder'), state(action, on)],
    buttons: reportButtons(action, 'digest', meeting?.id),
  });

function waiting(actions: readonly Action[], more: number, on: LocalDate): readonly Group[] {
  const listed = actions.slice(ANSWERABLE, LISTED);
  const left = more + Math.max(0, actions.length - LISTED);
  if (listed.length + left === 0) return [];
  return [
    group({
      heading: 'After these',
      separator: true,
      lines: [
        ...listed.map((a) => line(`${title(a)}. ${byWhenWords(a, on)}.`, isOverdue(a, on) ? 'attention' : 'default')),
        ...(left > 0 ? [line(`${String(left)} more.`)] : []),
        line(
          'They get their buttons here when those above are done. Each also has a card of its own, earlier in this chat.',
        ),
      ],
    }),
  ];
}

/** How many wait, and for which agency, in one line. */
function lead(input: DigestInput): string {
  const { actions, more, profile } = input;
  const count = actions.length + more;
  const agencies = [...new Set(actions.map((a) => agencyLabel(profile, a.agency)))];
  const agency = more === 0 && agencies.length === 1 ? ` for ${agencies[0] ?? ''}` : '';
  const many = count === 1 ? `1 action${agency} waits` : `${String(count)} actions${agency} wait`;
  return `${many} for your answer. If one is blocked or cannot be done, we ask you why.`;
}

/** Verb `reportAction` with `from: 'digest'`, and the meeting so that the answer draws the same digest. */
export function digestCard(input: DigestInput): Ref<'panel', SheetData> {
  const { heading, actions, more, on } = input;
  if (actions.length === 0)
    return sheet({
      title: titleOf(heading.meeting === undefined ? { own: true } : heading),
      groups: [group({ lines: [line('Nothing is waiting for you.')] })],
    });
  return sheet({
    title: titleOf(heading),
    groups: [
      group({ lines: [line(lead(input))] }),
      ...actions.slice(0, ANSWERABLE).map((a) => answerable(a, on, heading.meeting)),
      ...waiting(actions, more, on),
    ],
  });
}
