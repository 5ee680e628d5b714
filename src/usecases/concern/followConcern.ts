/** Decides what an author can still say after submitting: answer duties, correct, add, ask to withdraw; each is told to whom it concerns. */
import { may } from '../../domain/access';
import {
  addToConcern as decideAddition,
  answerDuties as decideAnswer,
  asSubmitted,
  type DutyReport,
} from '../../domain/concern/caseLife';
import type { Addition, Concern, Submitted } from '../../domain/concern/concern';
import { ok, type Result } from '../../domain/refusal';
import { loadPanel, type Caller } from '../actor';
import { change, momentOf, type Outcome } from '../change';
import type { Deps } from '../deps';
import { caseCardMessage, coordinatorMessage } from '../messages';
import { coordinatorIds } from '../panel/coordinators';
import { withChase } from './submitConcern';

type Decide = (concern: Submitted, version: number) => Result<Outcome<Submitted>> | Promise<Result<Outcome<Submitted>>>;

/** Changes a submitted concern in its author's name. */
async function changeOwn(deps: Deps, caller: Caller, id: string, decide: Decide): Promise<Result<Submitted>> {
  const changed = await change(deps, 'concern', id, async (concern: Concern, version) => {
    const allowed = may(caller, { verb: 'follow-own-concern', concern });
    if (!allowed.ok) return allowed;
    const submitted = asSubmitted(concern);
    return submitted.ok ? decide(submitted.value, version) : submitted;
  });
  return changed.ok ? asSubmitted(changed.value) : changed;
}

/** "Done, at … with …": the duties chosen are answered and no longer chased; a case's card shows for all what is no longer open. */
export const answerDuties = (deps: Deps, caller: Caller, id: string, report: DutyReport): Promise<Result<Submitted>> =>
  changeOwn(deps, caller, id, (concern, version) => {
    const decided = decideAnswer(concern, report, caller.personId, momentOf(deps));
    if (!decided.ok) return decided;
    const messages = concern.stage === 'case' ? [caseCardMessage(id, `v${String(version + 1)}`)] : [];
    return ok({ ...decided.value, state: withChase(decided.value.state, deps), messages });
  });

/** A correction, an addition or a request to withdraw, told to the coordinator. */
export const addToConcern = (
  deps: Deps,
  caller: Caller,
  id: string,
  input: { kind: Addition['kind']; text: string },
): Promise<Result<Submitted>> =>
  changeOwn(deps, caller, id, async (concern) => {
    const decided = decideAddition(concern, input.kind, input.text, caller.personId, momentOf(deps));
    if (!decided.ok) return decided;
    const reason = input.kind === 'withdrawal-request' ? 'withdrawal-request' : 'addition';
    const occasion = String(decided.value.state.additions.length);
    const messages = coordinatorIds(await loadPanel(deps), deps).map((to) =>
      coordinatorMessage(id, to, reason, occasion),
    );
    return ok({ ...decided.value, messages });
  });
