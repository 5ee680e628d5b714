/** Decides what the owner of an action sees in their own chat: what is asked, by when, and the four answers (product §1.7). */
import { ACTION_TITLES, isOpen, type Action } from '../../domain/action/action';
import type { LocalDate } from '../../domain/calendar';
import { LIMITS } from '../../domain/form/field';
import type { Profile } from '../../domain/profile/profile';
import type { Fault } from '../../domain/refusal';
import { button, type Fact, type Ref } from '../ref';
import { reportButtons } from './reportButtons';
import { fit, roomOf } from './room';
import { askText, group, line, sheet, type Group, type SheetData } from './sheet';
import { ACTION_STATUS_WORDS, agencyLabel, byWhenWords, isOverdue, lastAnswer } from './words';

export interface ActionCardInput {
  readonly action: Action;
  readonly profile: Profile;
  readonly on: LocalDate;
  readonly faults: readonly Fault[];
  /** What was typed into a faulty answer. */
  readonly note: string;
  /** What the card is about, above the action itself. */
  readonly heading?: string;
}

/** Characters of a card for everything that people typed into one action. */
const ROOM = 9500;

function factsOf(action: Action, { profile, on }: ActionCardInput): readonly Fact[] {
  return [
    { title: 'Case', value: action.reference },
    { title: 'Proposed by', value: agencyLabel(profile, action.proposedBy.agency) },
    { title: 'Date/by when', value: byWhenWords(action, on) },
    { title: 'Status', value: ACTION_STATUS_WORDS[action.status] },
    { title: 'Your last answer', value: lastAnswer(action) },
  ];
}

function lastNote(action: Action, note: string): readonly Group[] {
  const said = action.progress.at(-1)?.note ?? '';
  if (said === '') return [];
  const taken = [action.wording, action.outcomeSought, note].reduce((sum, text) => sum + roomOf(text), 0);
  const { shown } = fit([said], ROOM - taken);
  return [group({ heading: 'What you said', lines: shown.map((s) => line(s)) })];
}

function answering(action: Action, { faults, note, on }: ActionCardInput): Group {
  const asked = {
    id: 'note',
    label: 'What came of it, or what stands in the way',
    value: note,
    faults,
    hint: `Up to ${LIMITS.wording.toLocaleString('en-GB')} characters. Needed for Blocked and Cannot do. Leave the child’s name out.`,
  };
  return group({
    separator: true,
    lines: isOverdue(action, on)
      ? [line('This is overdue. Choose an answer, even if it is not done yet.', 'attention', 'bolder')]
      : [],
    fields: [askText(asked, LIMITS.wording)],
    buttons: reportButtons(action, 'action'),
  });
}

/** What the owner reads once nothing more is asked of them. */
function ended(action: Action): string {
  switch (action.status) {
    case 'done':
      return 'Thank you. It is recorded as done, and nobody reminds you of it any more.';
    case 'not-done':
      return 'It is recorded as not done, with what you said. The panel sees it.';
    case 'declined':
      return 'The panel declined it. You have nothing to do.';
    case 'proposed':
      return 'It is waiting for approval. You have nothing to do yet.';
    case 'approved':
    case 'accepted':
      return '';
  }
}

/** Input `note`; verb `reportAction` with `from: 'action'`. An ended action has no such buttons. */
export function actionCard(input: ActionCardInput): Ref<'panel', SheetData> {
  const { action, heading, note } = input;
  const open = isOpen(action);
  return sheet({
    title: heading ?? `${ACTION_TITLES[action.title]}, ${action.reference}`,
    faults: input.faults,
    groups: [
      ...(heading === undefined ? [] : [group({ lines: [line(ACTION_TITLES[action.title], 'default', 'bolder')] })]),
      group({ facts: factsOf(action, input) }),
      group({ heading: 'Action', lines: [line(action.wording)] }),
      group({ heading: 'Outcome sought', lines: [line(action.outcomeSought)] }),
      ...lastNote(action, note),
      open ? answering(action, input) : group({ separator: true, lines: [line(ended(action), 'default', 'bolder')] }),
    ],
    buttons: [button('My actions', 'showMyActions')],
  });
}
