/** Decides what each button about an action does: propose, read the wording, approve, decline, answer for it (product §1.7). */
import { actionCard } from '../../cards/panel/actionCard';
import { digestCard } from '../../cards/panel/digestCard';
import { proposeActionCard, type ProposalValues } from '../../cards/panel/proposeActionCard';
import { wordingCard } from '../../cards/panel/wordingCard';
import type { Action } from '../../domain/action/action';
import type { Fault, Result } from '../../domain/refusal';
import { loadPanel } from '../../usecases/actor';
import { approveAction, declineAction } from '../../usecases/action/decideAction';
import { proposeAction, statutoryRules } from '../../usecases/action/proposeAction';
import { myActions, ownAction, reportAction } from '../../usecases/action/reportAction';
import { caseView, openCase, viewIdentity } from '../../usecases/case/viewCase';
import type { Context } from '../context';
import * as forms from '../forms';
import { card, refused } from '../replies';
import { route, type AnyRoute } from '../router';
import type { Reply, Turn } from '../turn';
import { caseReply, instead } from './caseRoutes';

const places = ['personal', 'channel'] as const;
const BLANK: ProposalValues = { title: '', wording: '', owner: '', byWhen: '', outcome: '', required: '' };

interface Proposal {
  readonly concern: string;
  readonly proposal: string;
  readonly values: ProposalValues;
  readonly faults: readonly Fault[];
}

async function proposalForm({ deps }: Context, turn: Turn, { concern, ...form }: Proposal): Promise<Reply> {
  const opened = await openCase(deps, turn.actor, concern, 'propose-action');
  if (!opened.ok) return refused(opened.refusal);
  const { members } = await loadPanel(deps);
  const statutory = statutoryRules(opened.value.concern);
  return card(
    proposeActionCard({
      view: opened.value,
      ...form,
      members,
      statutory,
      profile: deps.profile,
      on: deps.clock.today(),
    }),
  );
}

async function wordingReply(
  { deps }: Context,
  turn: Turn,
  of: { concern: string; index: number; faults?: readonly Fault[]; reason?: string },
): Promise<Reply> {
  const opened = await viewIdentity(deps, turn.actor, of.concern, 'wording');
  if (!opened.ok) return refused(opened.refusal);
  const { index, faults = [], reason = '' } = of;
  return card(
    wordingCard({
      view: opened.value,
      actor: opened.value.actor,
      index,
      faults,
      reason,
      profile: deps.profile,
      on: deps.clock.today(),
    }),
  );
}

async function afterVote(
  context: Context,
  turn: Turn,
  form: { concern: string; index: number; reason: string },
  voted: Result<Action>,
): Promise<Reply> {
  if (voted.ok)
    return wordingReply(context, turn, form.reason === '' ? form : { concern: form.concern, index: form.index });
  if (voted.refusal.code === 'faults') return wordingReply(context, turn, { ...form, faults: voted.refusal.faults });
  if (voted.refusal.code === 'already-decided')
    return wordingReply(context, turn, { concern: form.concern, index: form.index });
  return refused(voted.refusal);
}

function ownActionReply({ deps }: Context, action: Action, faults: readonly Fault[], note: string): Reply {
  return card(actionCard({ action, profile: deps.profile, on: deps.clock.today(), faults, note }));
}

/** The caller's open actions, as the digest shows them. */
export async function myActionsReply({ deps }: Context, turn: Turn, meetingId?: string): Promise<Reply> {
  const actions = await myActions(deps, turn.actor);
  const meeting = meetingId === undefined ? undefined : (await deps.store.load('meeting', meetingId))?.state;
  return card(
    digestCard({
      heading: meeting === undefined ? { own: true } : { meeting },
      actions,
      more: 0,
      profile: deps.profile,
      on: deps.clock.today(),
    }),
  );
}

type Report = ReturnType<typeof forms.reportAction.parse>;

async function reported(context: Context, turn: Turn, form: Report): Promise<Reply> {
  const done = await reportAction(context.deps, turn.actor, form.action, form);
  if (done.ok)
    return form.from === 'digest'
      ? myActionsReply(context, turn, form.meeting)
      : ownActionReply(context, done.value, [], '');
  const own = await ownAction(context.deps, turn.actor, form.action);
  if (!own.ok) return refused(done.refusal);
  switch (done.refusal.code) {
    case 'faults':
      return ownActionReply(context, own.value, done.refusal.faults, form.note.slice(0, 1000));
    case 'stale':
    case 'wrong-status':
      return form.from === 'digest'
        ? myActionsReply(context, turn, form.meeting)
        : ownActionReply(context, own.value, [], '');
    default:
      return refused(done.refusal);
  }
}

export function actionRoutes(context: Context): readonly AnyRoute[] {
  const { deps } = context;
  return [
    route({
      verb: 'openProposeAction',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) =>
        proposalForm(context, turn, { concern: form.concern, proposal: deps.ids.next(), values: BLANK, faults: [] }),
    }),
    route({
      verb: 'proposeAction',
      form: forms.proposeAction,
      places,
      run: async (turn, form) => {
        const proposed = await proposeAction(deps, turn.actor, { ...form, outcomeSought: form.outcome });
        if (proposed.ok) {
          const opened = await openCase(deps, turn.actor, form.concern, 'see-case');
          return opened.ok ? caseReply(context, await caseView(deps, opened.value.concern)) : refused(opened.refusal);
        }
        if (proposed.refusal.code !== 'faults') return instead(context, turn, form.concern, proposed.refusal);
        const values = { ...form, wording: form.wording.slice(0, 1000), outcome: form.outcome.slice(0, 300) };
        return proposalForm(context, turn, {
          concern: form.concern,
          proposal: form.proposal,
          values,
          faults: proposed.refusal.faults,
        });
      },
    }),
    route({ verb: 'showWording', form: forms.wording, places, run: (turn, form) => wordingReply(context, turn, form) }),
    route({
      verb: 'approveAction',
      form: forms.vote,
      places,
      run: async (turn, form) =>
        afterVote(context, turn, { ...form, reason: '' }, await approveAction(deps, turn.actor, form.action)),
    }),
    route({
      verb: 'declineAction',
      form: forms.vote,
      places,
      run: async (turn, form) =>
        afterVote(context, turn, form, await declineAction(deps, turn.actor, form.action, form.reason)),
    }),
    route({
      verb: 'reportAction',
      form: forms.reportAction,
      places: ['personal'],
      run: (turn, form) => reported(context, turn, form),
    }),
    route({
      verb: 'showMyActions',
      form: forms.nothing,
      places: ['personal'],
      readOnly: true,
      run: (turn) => myActionsReply(context, turn),
    }),
  ];
}
