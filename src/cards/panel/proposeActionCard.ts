/** Decides how a member proposes an action, with the labels of Appendix 3 (product §1.7). */
import { ACTION_TITLES } from '../../domain/action/action';
import type { LocalDate } from '../../domain/calendar';
import { LIMITS } from '../../domain/form/field';
import type { PanelMember } from '../../domain/panel/panel';
import type { Profile } from '../../domain/profile/profile';
import type { Fault } from '../../domain/refusal';
import type { CaseView } from '../../usecases/case/viewCase';
import { button, extract, type Option, type Ref } from '../ref';
import { withMost } from './room';
import { askChoice, askDate, askText, group, line, sheet, type Question, type SheetData } from './sheet';
import { agencyLabel } from './words';

/** What was typed, as it came. */
export interface ProposalValues {
  readonly title: string;
  readonly wording: string;
  readonly owner: string;
  readonly byWhen: string;
  readonly outcome: string;
  readonly required: string;
}

export interface ProposeActionInput {
  readonly view: CaseView;
  /** The id that the action will have, so that a double click proposes once. */
  readonly proposal: string;
  readonly members: readonly PanelMember[];
  readonly values: ProposalValues;
  readonly faults: readonly Fault[];
  /** The rules of this case whose statutes require action without approval. */
  readonly statutory: readonly ('R4' | 'R6')[];
  readonly profile: Profile;
  readonly on: LocalDate;
}

const NAME_LENGTH = 40;

const TITLES: readonly Option[] = Object.entries(ACTION_TITLES).map(([value, title]) => ({ title, value }));

const REQUIRED_WORDS: Readonly<Record<'R4' | 'R6', string>> = {
  R4: 'Yes: R4, child under 13 (§11.3)',
  R6: 'Yes: R6, significant harm or a crime is told to the police (§11.1)',
};

function owners({ members, profile }: ProposeActionInput, most: number): readonly Option[] {
  const able = members.filter((m) => m.role !== 'auditor').sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return able.slice(0, most).map((m) => ({
    title: `${extract(m.name, NAME_LENGTH)}, ${agencyLabel(profile, m.agency)}`,
    value: m.personId,
  }));
}

function requiredQuestion({ statutory, values, faults }: ProposeActionInput): readonly Question[] {
  if (statutory.length === 0) return [];
  const choices = [
    { title: 'Not required by law', value: 'no' },
    ...statutory.map((rule) => ({ title: REQUIRED_WORDS[rule], value: rule })),
  ];
  const hint = 'What the law already requires needs no approval and goes to its owner at once.';
  const value = values.required === '' ? 'no' : values.required;
  return [
    askChoice({ id: 'required', label: 'Does the law already require it?', value, faults, hint }, choices, 'expanded'),
  ];
}

function questions(input: ProposeActionInput, most: number): readonly Question[] {
  const { values, faults, members } = input;
  const unseen = members.filter((m) => m.role !== 'auditor').length - most;
  const rest = unseen > 0 ? ` ${String(unseen)} more members do not fit here.` : '';
  const wordingHint = `What is to be done, in up to ${LIMITS.wording.toLocaleString('en-GB')} characters. The channel shows the kind of action only; members see these words when they open them.`;
  return [
    askChoice({ id: 'title', label: 'Kind of action', value: values.title, faults }, TITLES),
    askText({ id: 'wording', label: 'Action', value: values.wording, faults, hint: wordingHint }, LIMITS.wording),
    askChoice(
      {
        id: 'owner',
        label: 'Responsible agency/ name of person',
        value: values.owner,
        faults,
        hint: `Somebody on the panel list. They are told once it is approved.${rest}`,
      },
      owners(input, most),
    ),
    askDate({ id: 'byWhen', label: 'Date/by when', value: values.byWhen, faults }),
    askText(
      {
        id: 'outcome',
        label: 'Outcome sought',
        value: values.outcome,
        faults,
        hint: `What should be better for the child, in up to ${String(LIMITS.note)} characters.`,
      },
      LIMITS.note,
    ),
    ...requiredQuestion(input),
  ];
}

function draw(input: ProposeActionInput, most: number): Ref<'panel', SheetData> {
  const { view, proposal, faults, profile } = input;
  const { id, reference } = view.concern;
  const needed = String(profile.approval.agencies);
  return sheet({
    title: `Propose an action for ${reference}`,
    faults,
    groups: [
      group({
        lines: [line(`The chair or the vice chair approves it, or ${needed} core agencies other than yours.`)],
        fields: questions(input, most),
      }),
    ],
    buttons: [
      button('Propose', 'proposeAction', { concern: id, proposal }, 'positive'),
      button('Cancel', 'showCase', { concern: id }),
    ],
  });
}

/** Inputs `title`, `wording`, `owner`, `byWhen`, `outcome`, `required`; verb `proposeAction` with `concern` and `proposal`. */
export const proposeActionCard = (input: ProposeActionInput): Ref<'panel', SheetData> =>
  withMost((most) => draw(input, most));
