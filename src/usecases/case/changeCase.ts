/** Decides how a case is changed in the panel's name: the person is checked now, and the base card changes for all in the same commit. */
import { may } from '../../domain/access';
import {
  acceptCase as decideAccept,
  asCase,
  asSubmitted,
  escalateCase as decideEscalate,
  listCase as decideList,
  withdrawConcern as decideWithdraw,
} from '../../domain/concern/caseLife';
import type { Concern, Submitted } from '../../domain/concern/concern';
import type { Decided } from '../../domain/decision';
import { ok, refuse, type Result } from '../../domain/refusal';
import type { Message } from '../../ports/message';
import { actorOf, type Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { caseCardMessage, effectMessage, newsMessage } from '../messages';

type CaseVerb = 'triage' | 'list-case' | 'escalate';

interface CaseChange {
  readonly verb: CaseVerb;
  /** Which concerns it is for; cases when absent. */
  readonly of?: (concern: Concern) => Result<Submitted>;
  decide(concern: Submitted): Result<Decided<Submitted>>;
  messages(before: Submitted, after: Submitted, occasion: string): readonly Message[];
}

async function changeCase(deps: Deps, caller: Caller, id: string, what: CaseChange): Promise<Result<Submitted>> {
  const actor = await actorOf(deps, caller);
  if (!actor.ok) return actor;
  const changed = await change(deps, 'concern', id, (concern, version) => {
    const allowed = may(actor.value, { verb: what.verb, concern });
    if (!allowed.ok) return allowed;
    const found = (what.of ?? asCase)(concern);
    if (!found.ok) return found;
    const decided = what.decide(found.value);
    if (!decided.ok) return decided;
    const occasion = `v${String(version + 1)}`;
    const card = found.value.stage === 'case' ? [caseCardMessage(id, occasion)] : [];
    const messages = [...card, ...what.messages(found.value, decided.value.state, occasion)];
    return ok({ ...decided.value, messages });
  });
  return changed.ok ? asSubmitted(changed.value) : changed;
}

/** The coordinator takes the case on; the referrer hears of it. */
export const acceptCase = (deps: Deps, caller: Caller, id: string): Promise<Result<Submitted>> =>
  changeCase(deps, caller, id, {
    verb: 'triage',
    decide: (concern) => decideAccept(concern, caller.personId, momentOf(deps)),
    messages: (_before, after, occasion) => [newsMessage(after, 'accepted', occasion)],
  });

/** Grants what the author asked for, of a case or a consultation; it leaves the agenda, and the author hears of it. */
export const withdrawConcern = (deps: Deps, caller: Caller, id: string): Promise<Result<Submitted>> =>
  changeCase(deps, caller, id, {
    verb: 'triage',
    of: asSubmitted,
    decide: (concern) => decideWithdraw(concern, caller.personId, momentOf(deps)),
    messages: (before, after, occasion) => [
      ...(before.meetingId === undefined
        ? []
        : [effectMessage({ type: 'take-off-agenda', meetingId: before.meetingId, concernId: id }, occasion)]),
      newsMessage(after, 'withdrawn', occasion),
    ],
  });

/** R18: work is blocked or complex, for the Vulnerable Adolescents Panel. */
export const escalateCase = (deps: Deps, caller: Caller, id: string): Promise<Result<Submitted>> =>
  changeCase(deps, caller, id, {
    verb: 'escalate',
    decide: (concern) => decideEscalate(concern, caller.personId, momentOf(deps)),
    messages: () => [],
  });

/** Puts the case on the agenda of a scheduled meeting that lies ahead; from another agenda it is taken off. */
export async function listCase(deps: Deps, caller: Caller, id: string, meetingId: string): Promise<Result<Submitted>> {
  const meeting = await deps.store.load('meeting', meetingId);
  if (meeting === undefined)
    return refuse({ code: 'faults', faults: [{ field: 'meeting', message: 'Choose a meeting.' }] });
  if (meeting.state.status !== 'scheduled' || meeting.state.date < deps.clock.today())
    return refuse({
      code: 'faults',
      faults: [{ field: 'meeting', message: 'That meeting is over or cancelled. Choose another.' }],
    });
  return changeCase(deps, caller, id, {
    verb: 'list-case',
    decide: (concern) => decideList(concern, meetingId, caller.personId, momentOf(deps)),
    messages: (before, after, occasion) => [
      ...(before.meetingId === undefined
        ? []
        : [effectMessage({ type: 'take-off-agenda', meetingId: before.meetingId, concernId: id }, occasion)]),
      effectMessage({ type: 'put-on-agenda', meetingId, concernId: id }, occasion),
      newsMessage(after, 'listed', occasion),
    ],
  });
}
