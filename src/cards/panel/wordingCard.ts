/** Decides how a member reads the wording of one action, and whether they are offered to approve or decline it (product §1.7). */
import { may, type Actor } from '../../domain/access';
import { ACTION_TITLES, type Action } from '../../domain/action/action';
import type { LocalDate } from '../../domain/calendar';
import { LIMITS } from '../../domain/form/field';
import type { Profile } from '../../domain/profile/profile';
import type { Fault, NotAllowedReason } from '../../domain/refusal';
import type { CaseView } from '../../usecases/case/viewCase';
import { button, extract, type Button, type Fact, type Ref } from '../ref';
import { fit, roomOf } from './room';
import { askText, group, line, sheet, type Group, type SheetData } from './sheet';
import { ACTION_STATUS_WORDS, agencyLabel, byWhenWords, onDay, PROGRESS_WORDS } from './words';

export interface WordingInput {
  readonly view: CaseView;
  readonly actor: Actor;
  /** From 0; beyond the last shows the last. */
  readonly index: number;
  readonly faults: readonly Fault[];
  /** What was typed into a faulty reason. */
  readonly reason: string;
  readonly profile: Profile;
  readonly on: LocalDate;
}

const NAME_LENGTH = 60;
/** Characters of a card for everything that people typed into one action. */
const ROOM = 8700;

const WHY_NOT: Readonly<Record<NotAllowedReason, string>> = {
  'own-proposal': 'You proposed this action, so somebody else must approve it.',
  'chair-only': 'The coordinator does not approve. That is for the chair, the vice chair and the other agencies.',
  'members-only': 'Only members of the panel approve or decline.',
  'not-yours': 'This action is not yours to approve.',
  'coordinator-only': 'Only those who lead the panel can do this.',
  'owner-only': 'Only the person who is to do this action can answer for it.',
  restricted: 'This case is restricted to named people.',
  'wrong-team': 'This team is not set up for the MASE panel.',
  'setup-only': 'Only the first coordinator can do this.',
};

/** Why this actor is not asked; '' when they are. */
function whyNot(action: Action, actor: Actor): string {
  if (action.required !== undefined)
    return `The law requires this action (${action.required}), so it needs no approval.`;
  if (action.status !== 'proposed') return 'It has been decided already.';
  const allowed = may(actor, { verb: 'approve-action', action });
  if (allowed.ok || allowed.refusal.code !== 'not-allowed') return '';
  return WHY_NOT[allowed.refusal.why];
}

interface Happening {
  readonly at: string;
  readonly words: string;
}

const withNote = (said: string, note: string): string => (note === '' ? `${said}.` : `${said}: ${note}`);

/** Votes and the owner's answers, newest first. */
function happenings(action: Action, profile: Profile): readonly string[] {
  const by = (agency: string, at: string): string => `by ${agencyLabel(profile, agency)}, ${onDay(at)}`;
  const all: readonly Happening[] = [
    ...action.approvals.map((v) => ({ at: v.at, words: `Approved ${by(v.agency, v.at)}.` })),
    ...action.declines.map((v) => ({ at: v.at, words: withNote(`Declined ${by(v.agency, v.at)}`, v.reason) })),
    ...action.progress.map((p) => ({ at: p.at, words: withNote(`${PROGRESS_WORDS[p.kind]}, ${onDay(p.at)}`, p.note) })),
  ];
  return [...all].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map((h) => h.words);
}

function factsOf(action: Action, { profile, on }: WordingInput): readonly Fact[] {
  return [
    {
      title: 'Responsible agency/ name of person',
      value: `${agencyLabel(profile, action.agency)}, ${extract(action.owner.name, NAME_LENGTH)}`,
    },
    { title: 'Date/by when', value: byWhenWords(action, on) },
    { title: 'Proposed by', value: `${agencyLabel(profile, action.proposedBy.agency)}, ${onDay(action.proposedAt)}` },
    { title: 'Status', value: ACTION_STATUS_WORDS[action.status] },
  ];
}

function soFar(action: Action, input: WordingInput): readonly Group[] {
  const taken = [action.wording, action.outcomeSought, input.reason].reduce((sum, text) => sum + roomOf(text), 0);
  const { shown, left } = fit(happenings(action, input.profile), ROOM - taken);
  if (shown.length + left === 0) return [];
  const rest =
    left === 0
      ? []
      : [line(`${String(left)} earlier or longer ${left === 1 ? 'entry does' : 'entries do'} not fit here.`)];
  return [group({ heading: 'So far, newest first', separator: true, lines: [...shown.map((s) => line(s)), ...rest] })];
}

function decision(action: Action, index: number, { view, actor, faults, reason }: WordingInput): Group {
  const refused = whyNot(action, actor);
  if (refused !== '') return group({ separator: true, lines: [line(refused)] });
  const data = { concern: view.concern.id, action: action.id, index };
  const approved = action.approvals.some((v) => v.personId === actor.personId);
  const hint = 'Needed when you decline. The panel reads it here.';
  return group({
    separator: true,
    lines: approved ? [line('You have approved it. It waits for another agency.')] : [],
    fields: [askText({ id: 'reason', label: 'Reason for declining', value: reason, faults, hint }, LIMITS.wording)],
    buttons: [
      ...(approved ? [] : [button('Approve', 'approveAction', data, 'positive')]),
      button('Decline', 'declineAction', data, 'destructive'),
    ],
  });
}

function turning(input: WordingInput, index: number): readonly Button[] {
  const { concern, actions } = input.view;
  const to = (title: string, at: number): Button => button(title, 'showWording', { concern: concern.id, index: at });
  return [
    ...(index > 0 ? [to('Previous action', index - 1)] : []),
    ...(index < actions.length - 1 ? [to('Next action', index + 1)] : []),
    button('Back to the case', 'showCase', { concern: concern.id }),
  ];
}

/** One action at a time. Input `reason`; verbs `approveAction` and `declineAction` with `concern`, `action`, `index`. */
export function wordingCard(input: WordingInput): Ref<'panel', SheetData> {
  const { actions, concern } = input.view;
  const index = Math.max(0, Math.min(input.index, actions.length - 1));
  const action = actions[index];
  if (action === undefined)
    return sheet({
      title: concern.reference,
      groups: [group({ lines: [line('No action has been proposed yet.')] })],
      buttons: turning(input, index),
    });
  const place = `Action ${String(index + 1)} of ${String(actions.length)}`;
  return sheet({
    title: `${concern.reference}: ${ACTION_TITLES[action.title]}`,
    faults: input.faults,
    groups: [
      group({ lines: [line(place)] }),
      group({ heading: 'Action', lines: [line(action.wording)] }),
      group({ heading: 'Outcome sought', lines: [line(action.outcomeSought)] }),
      group({ facts: factsOf(action, input) }),
      ...soFar(action, input),
      decision(action, index, input),
    ],
    buttons: turning(input, index),
  });
}
