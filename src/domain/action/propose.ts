/** Decides whether a proposal for an action is whole, and what it starts as (product §1.7). */
import { isLocalDate, type LocalDate } from '../calendar';
import type { Decided, Moment } from '../decision';
import { LIMITS } from '../form/field';
import { tooLong } from '../form/length';
import type { PersonName } from '../person';
import { ok, refuse, type Fault, type Result } from '../refusal';
import { ACTION_TITLES, type Action, type ActionTitle } from './action';

/** What the proposer typed, as it came. */
export interface ProposalInput {
  readonly title: string;
  readonly wording: string;
  readonly outcomeSought: string;
  readonly byWhen: string;
  /** The rule whose statute already requires it, if the proposer says so. */
  readonly required: string;
}

interface ProposalOf {
  readonly id: string;
  readonly concernId: string;
  readonly reference: string;
  readonly owner: PersonName & { readonly agency: string };
  readonly by: { readonly personId: string; readonly agency: string };
  /** The statutory rules that the case's duties raised. */
  readonly statutory: readonly ('R4' | 'R6')[];
}

const isTitle = (title: string): title is ActionTitle => Object.hasOwn(ACTION_TITLES, title);

/** Sentences for each field of a proposal that cannot stand. */
export function proposalFaults(input: ProposalInput, on: LocalDate, hasOwner: boolean): readonly Fault[] {
  const missing: readonly (readonly [boolean, string, string])[] = [
    [isTitle(input.title), 'title', 'Choose what kind of action it is.'],
    [input.wording.trim() !== '', 'wording', 'Say what is to be done.'],
    [hasOwner, 'owner', 'Choose who is to do it.'],
    [input.outcomeSought.trim() !== '', 'outcome', 'Say what outcome is sought.'],
    [
      isLocalDate(input.byWhen) && input.byWhen >= on,
      'byWhen',
      'Choose a day by when it is to be done, today or later.',
    ],
  ];
  return [
    ...missing.filter(([good]) => !good).map(([, field, message]) => ({ field, message })),
    ...tooLong('wording', input.wording, LIMITS.wording),
    ...tooLong('outcome', input.outcomeSought, LIMITS.note),
  ];
}

/** A proposal; what a statute already requires (R4, R6) is approved at once. */
export function proposeAction(input: ProposalInput, of: ProposalOf, moment: Moment): Result<Decided<Action>> {
  const faults = proposalFaults(input, moment.on, true);
  if (!isTitle(input.title) || faults.length > 0) return refuse({ code: 'faults', faults });
  const required = of.statutory.find((rule) => rule === input.required);
  const state: Action = {
    id: of.id,
    concernId: of.concernId,
    reference: of.reference,
    title: input.title,
    wording: input.wording.trim(),
    outcomeSought: input.outcomeSought.trim(),
    agency: of.owner.agency,
    owner: { id: of.owner.id, name: of.owner.name },
    byWhen: input.byWhen,
    proposedBy: of.by,
    proposedAt: moment.at,
    ...(required === undefined ? {} : { required }),
    approvals: [],
    declines: [],
    progress: [],
    status: required === undefined ? 'proposed' : 'approved',
    revision: 1,
  };
  const data = {
    concernId: of.concernId,
    title: input.title,
    owner: of.owner.id,
    byWhen: input.byWhen,
    required: required ?? null,
  };
  return ok({ state, events: [{ type: 'action-proposed', by: of.by.personId, at: moment.at, data }] });
}
