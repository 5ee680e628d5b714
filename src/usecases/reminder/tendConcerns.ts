/** Decides what happens to concerns when their time comes: unfinished drafts are recalled or deleted, unanswered duties chased (product §1.3, §1.4). */
import type { Concern, Draft, Submitted } from '../../domain/concern/concern';
import { dueDraftStep, dueRound, recallsBy, unanswered, type DraftStep, type Track } from '../../domain/concern/timing';
import type { Moment } from '../../domain/decision';
import type { PersonId } from '../../domain/person';
import { ok } from '../../domain/refusal';
import type { Message } from '../../ports/message';
import { loadPanel } from '../actor';
import { change, momentOf, type Outcome } from '../change';
import { withDue } from '../concern/saveStep';
import { withChase } from '../concern/submitConcern';
import type { Deps } from '../deps';
import { inTurn } from '../inTurn';
import { coordinatorMessage, dutyMessage, recallMessage } from '../messages';
import { coordinatorIds, escalationIds } from '../panel/coordinators';

const DUE_AT_ONCE = 100;

interface Behind {
  readonly coordinators: readonly PersonId[];
  readonly escalation: readonly PersonId[];
}

function draftAfter(deps: Deps, draft: Draft, step: DraftStep, moment: Moment): Concern {
  const recalls = recallsBy(draft, moment.at, deps.profile, deps.clock);
  switch (step) {
    case 'tell-coordinator':
      return { ...draft, coordinatorTold: true };
    case 'recall':
      return { ...draft, recalls };
    case 'notice':
      return { ...draft, recalls, noticedAt: moment.at };
    case 'delete': {
      const { id, author, startedAt } = draft;
      return { stage: 'deleted', id, author, startedAt, deletedAt: moment.at, why: 'unfinished' };
    }
  }
}

function draftMessages(draft: Draft, step: DraftStep, behind: Behind): readonly Message[] {
  switch (step) {
    case 'tell-coordinator':
      return behind.coordinators.map((to) => coordinatorMessage(draft.id, to, 'urgent-draft', draft.urgentSince ?? ''));
    case 'recall':
      return [recallMessage(draft, 'recall')];
    case 'notice':
      return [recallMessage(draft, 'deletion')];
    case 'delete':
      return [recallMessage(draft, 'deleted')];
  }
}

/** One step of a draft at a time. */
function tendDraft(deps: Deps, draft: Draft, behind: Behind, moment: Moment): Outcome<Concern> {
  const step = dueDraftStep(draft, moment.at, deps.profile, deps.clock);
  if (step === undefined) return { state: withDue(draft, deps), events: [] };
  const after = draftAfter(deps, draft, step, moment);
  return {
    state: after.stage === 'draft' ? withDue(after, deps) : after,
    events: [{ type: `draft-${step}`, by: 'system', at: moment.at, data: {} }],
    messages: draftMessages(draft, step, behind),
  };
}

function chase(concern: Submitted, track: Track, round: number, behind: Behind): readonly Message[] {
  const rules = unanswered(concern, track);
  const occasion = `${track}:${String(round)}`;
  const author = dutyMessage('duty-chase', concern, concern.author.id, occasion, rules);
  if (round === 0) return [author];
  const people = track === 'urgent' ? behind.escalation : behind.coordinators;
  return [author, ...people.map((to) => dutyMessage('duty-escalation', concern, to, occasion, rules))];
}

function chaseDuties(deps: Deps, concern: Submitted, behind: Behind, moment: Moment): Outcome<Concern> {
  const rounds = (['urgent', 'nextDay'] as const).flatMap((track) => {
    const round = dueRound(concern, track, moment.at, deps.profile, deps.clock);
    return round === undefined ? [] : [{ track, round }];
  });
  const chased = rounds.reduce((sum, { track, round }) => ({ ...sum, [track]: round + 1 }), concern.chased);
  return {
    state: withChase({ ...concern, chased }, deps),
    events: rounds.map(({ track, round }) => ({
      type: 'duties-chased',
      by: 'system',
      at: moment.at,
      data: { track, round },
    })),
    messages: rounds.flatMap(({ track, round }) => chase(concern, track, round, behind)),
  };
}

function tend(deps: Deps, concern: Concern, behind: Behind, moment: Moment): Outcome<Concern> {
  switch (concern.stage) {
    case 'draft':
      return tendDraft(deps, concern, behind, moment);
    case 'case':
    case 'consultation':
      return chaseDuties(deps, concern, behind, moment);
    case 'deleted':
      return { state: concern, events: [] };
  }
}

/** Looks at every concern whose time has come. */
export async function tendConcerns(deps: Deps): Promise<void> {
  const moment = momentOf(deps);
  const due = await deps.store.queries.due('concern', moment.at, DUE_AT_ONCE);
  if (due.length === 0) return;
  const panel = await loadPanel(deps);
  const behind = { coordinators: coordinatorIds(panel, deps), escalation: escalationIds(panel, deps) };
  await inTurn(due, (id) => change(deps, 'concern', id, (concern) => ok(tend(deps, concern, behind, moment))));
}
