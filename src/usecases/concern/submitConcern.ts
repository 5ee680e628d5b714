/** Decides what submitting does: one commit holds the concern, its events, and the messages to the channel or the coordinator (product §1.3, §1.6). */
import type { Draft, Submitted } from '../../domain/concern/concern';
import { asOwnDraft } from '../../domain/concern/draft';
import { declare, faultsBeforeSubmit, routeOf, submitDraft } from '../../domain/concern/submit';
import { submittedDueAt } from '../../domain/concern/timing';
import { tellsCoordinator } from '../../domain/duties/rules';
import type { PageFault } from '../../domain/form/check';
import { ok, refuse, type Result } from '../../domain/refusal';
import { suggestCategory } from '../../domain/risk/suggest';
import type { Message } from '../../ports/message';
import { loadPanel, type Caller } from '../actor';
import { change, momentOf, type Outcome } from '../change';
import type { Deps } from '../deps';
import { caseCardMessage, coordinatorMessage, receiptMessage } from '../messages';
import { coordinatorIds } from '../panel/coordinators';
import { nextReference } from '../reference';

export interface SubmitInput {
  readonly concern: string;
  readonly revision: number;
  readonly declared: boolean;
  /** The card in the author's chat that the receipt will overwrite. */
  readonly activityId?: string;
}

/** Why it cannot be submitted yet, with the draft and each fault on its page. */
export interface NotYet {
  readonly draft: Draft;
  readonly faults: readonly PageFault[];
}

/** The concern with the moment at which its duties must be chased. */
export function withChase(concern: Submitted, deps: Deps): Submitted {
  const { dueAt: _old, ...rest } = concern;
  const dueAt = submittedDueAt(rest, deps.profile, deps.clock);
  return dueAt === undefined ? rest : { ...rest, dueAt };
}

async function messagesOf(
  deps: Deps,
  draft: Draft,
  concern: Submitted,
  activityId: string | undefined,
): Promise<readonly Message[]> {
  const { on } = momentOf(deps);
  const panel = await loadPanel(deps);
  const coordinators = coordinatorIds(panel, deps);
  const told = (reason: 'consultation' | 'no-channel'): readonly Message[] =>
    coordinators.map((to) => coordinatorMessage(concern.id, to, reason, 'submitted'));
  const receipt = activityId === undefined ? [] : [receiptMessage(concern.id, concern.author.id, activityId)];
  if (concern.stage === 'consultation') {
    const suggestion = suggestCategory(draft.answers, on, deps.profile.floors);
    return tellsCoordinator(draft.answers, on, suggestion.category) ? [...receipt, ...told('consultation')] : receipt;
  }
  const channel = [caseCardMessage(concern.id, 'submitted')];
  return panel.channel === undefined ? [...receipt, ...channel, ...told('no-channel')] : [...receipt, ...channel];
}

/** Submits a draft. With something missing it resolves to what and where; a second submit is refused `already-submitted`. */
export async function submitConcern(
  deps: Deps,
  caller: Caller,
  input: SubmitInput,
): Promise<Result<Submitted | NotYet>> {
  const loaded = await deps.store.load('concern', input.concern);
  if (loaded === undefined) return refuse({ code: 'not-found' });
  const draft = asOwnDraft(loaded.state, caller.personId);
  if (!draft.ok) return draft;
  if (draft.value.revision !== input.revision) return refuse({ code: 'stale' });
  const declared = declare(draft.value, input.declared);
  const faults = faultsBeforeSubmit(declared, momentOf(deps).on);
  if (faults.length > 0) return ok({ draft: declared, faults });
  const reference = await nextReference(deps, routeOf(draft.value) === 'case' ? 'MASE' : 'CON');
  const changed = await change(deps, 'concern', input.concern, (state) =>
    decide(deps, caller, input, state, reference),
  );
  if (!changed.ok) return changed;
  return changed.value.stage === 'case' || changed.value.stage === 'consultation'
    ? ok(changed.value)
    : refuse({ code: 'not-found' });
}

async function decide(
  deps: Deps,
  caller: Caller,
  input: SubmitInput,
  state: Parameters<typeof asOwnDraft>[0],
  reference: string,
): Promise<Result<Outcome<Submitted>>> {
  const draft = asOwnDraft(state, caller.personId);
  if (!draft.ok) return draft;
  const decided = submitDraft(declare(draft.value, input.declared), input.revision, reference, momentOf(deps));
  if (!decided.ok) return decided;
  const concern = withChase(decided.value.state, deps);
  return ok({
    ...decided.value,
    state: concern,
    messages: await messagesOf(deps, draft.value, concern, input.activityId),
  });
}
