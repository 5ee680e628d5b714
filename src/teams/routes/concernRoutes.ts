/** Decides what each button of an author's own concern does: the ten steps, the review, the receipt (product §1.3). */
import { deleteDraftCard, contactsCard, helpCard, noticeCard, savedCard } from '../../cards/concern/notice';
import { additionCard, withdrawalCard } from '../../cards/concern/addition';
import type { Submitted } from '../../domain/concern/concern';
import { RULES } from '../../domain/duties/duty';
import type { Refusal } from '../../domain/refusal';
import { saveStep } from '../../usecases/concern/saveStep';
import { addToConcern, answerDuties } from '../../usecases/concern/followConcern';
import { changePart, deleteDraft, ownConcern } from '../../usecases/concern/ownConcern';
import { startConcern } from '../../usecases/concern/startConcern';
import { submitConcern } from '../../usecases/concern/submitConcern';
import type { Context } from '../context';
import * as forms from '../forms';
import { card, refused } from '../replies';
import { route, type AnyRoute } from '../router';
import type { Reply, Turn } from '../turn';
import { concernsList, draftReply, ownConcernCard, receiptOf } from './concernViews';

const places = ['personal'] as const;

/** A refusal that has a better answer than a sentence: what is true now. */
async function showInstead(context: Context, turn: Turn, concern: string, refusal: Refusal): Promise<Reply> {
  if (refusal.code !== 'stale' && refusal.code !== 'already-submitted' && refusal.code !== 'already-decided')
    return refused(refusal);
  const now = await ownConcernCard(context, turn.actor, concern, refusal.code === 'stale');
  return now ?? refused(refusal);
}

async function answered(
  context: Context,
  turn: Turn,
  form: { concern: string; rules: string; when: string; withWhom: string },
): Promise<Reply> {
  const chosen = form.rules.split(',');
  const report = { rules: RULES.filter((r) => chosen.includes(r)), when: form.when, withWhom: form.withWhom };
  const done = await answerDuties(context.deps, turn.actor, form.concern, report);
  if (done.ok) return card(await receiptOf(context, done.value));
  if (done.refusal.code !== 'faults') return showInstead(context, turn, form.concern, done.refusal);
  const own = await ownConcern(context.deps, turn.actor, form.concern);
  if (!own.ok || own.value.stage === 'draft' || own.value.stage === 'deleted') return refused(done.refusal);
  return card(await receiptOf(context, own.value, { faults: done.refusal.faults, typed: report }));
}

interface Said {
  readonly concern: string;
  readonly text: string;
  readonly kind: 'addition' | 'correction' | 'withdrawal-request';
}

async function said(context: Context, turn: Turn, form: Said): Promise<Reply> {
  const done = await addToConcern(context.deps, turn.actor, form.concern, form);
  if (done.ok) return card(toldCard(done.value, form.kind));
  if (done.refusal.code !== 'faults') return showInstead(context, turn, form.concern, done.refusal);
  const own = await ownConcern(context.deps, turn.actor, form.concern);
  if (!own.ok || !('reference' in own.value)) return refused(done.refusal);
  const input = {
    concernId: form.concern,
    reference: own.value.reference,
    faults: done.refusal.faults,
    text: form.text.slice(0, 4000),
  };
  return card(form.kind === 'withdrawal-request' ? withdrawalCard(input) : additionCard({ ...input, kind: form.kind }));
}

const toldCard = (concern: Submitted, kind: Said['kind']): ReturnType<typeof noticeCard> =>
  noticeCard({
    title:
      kind === 'withdrawal-request' ? `You asked to withdraw ${concern.reference}` : `Added to ${concern.reference}`,
    tone: 'good',
    lines: ['The MASE coordinator is told.', 'If the child is in danger now, call 999 first.'],
    buttons: [{ title: 'Back to the receipt', verb: 'showConcern', data: { concern: concern.id }, style: 'default' }],
  });

async function sayingForm(
  context: Context,
  turn: Turn,
  concern: string,
  form: 'addition' | 'withdrawal',
): Promise<Reply> {
  const own = await ownConcern(context.deps, turn.actor, concern);
  if (!own.ok) return refused(own.refusal);
  if (!('reference' in own.value)) return refused({ code: 'not-found' });
  const input = { concernId: concern, reference: own.value.reference };
  return card(form === 'addition' ? additionCard(input) : withdrawalCard(input));
}

async function askDelete(context: Context, turn: Turn, concern: string): Promise<Reply> {
  const { deps } = context;
  const own = await ownConcern(deps, turn.actor, concern);
  if (!own.ok) return refused(own.refusal);
  if (own.value.stage !== 'draft') return showInstead(context, turn, concern, { code: 'stale' });
  const { startedAt } = own.value;
  return card(
    deleteDraftCard({
      concernId: concern,
      startedOn: deps.clock.dateOf(startedAt),
      startedAt: deps.clock.timeOf(startedAt),
    }),
  );
}

function draftRoutes(context: Context): readonly AnyRoute[] {
  const { deps } = context;
  return [
    route({
      verb: 'raiseConcern',
      form: forms.nothing,
      places,
      run: async (turn) => draftReply(context, { draft: await startConcern(deps, turn.actor) }),
    }),
    route({
      verb: 'saveStep',
      form: forms.saveStep,
      places,
      run: async (turn, form) => {
        const saved = await saveStep(deps, turn.actor, form);
        if (!saved.ok) return showInstead(context, turn, form.concern, saved.refusal);
        const { state: draft, closed, faults, raised, words } = saved.value;
        const { deleteAfterDays } = deps.profile.drafts;
        if (closed)
          return card(savedCard({ concernId: draft.id, deleteAfterDays, urgent: draft.urgentSince !== undefined }));
        return draftReply(context, { draft, faults, raised, words });
      },
    }),
    route({
      verb: 'changePart',
      form: forms.changePart,
      places,
      run: async (turn, form) => {
        const turned = await changePart(deps, turn.actor, form);
        if (turned.ok) return draftReply(context, { draft: turned.value });
        if (turned.refusal.code !== 'faults') return showInstead(context, turn, form.concern, turned.refusal);
        const own = await ownConcern(deps, turn.actor, form.concern);
        if (!own.ok || own.value.stage !== 'draft') return refused(turned.refusal);
        const missing = turned.refusal.faults.map((fault) => ({ page: 'review', fault }));
        return draftReply(context, { draft: own.value, missing });
      },
    }),
    route({
      verb: 'submitConcern',
      form: forms.submitConcern,
      places,
      run: async (turn, form) => {
        const over = turn.replyToId === undefined ? {} : { activityId: turn.replyToId };
        const input = { concern: form.concern, revision: form.revision, declared: form.q_declaration !== '', ...over };
        const submitted = await submitConcern(deps, turn.actor, input);
        if (!submitted.ok) return showInstead(context, turn, form.concern, submitted.refusal);
        if ('draft' in submitted.value)
          return draftReply(context, { draft: submitted.value.draft, missing: submitted.value.faults });
        return card(await receiptOf(context, submitted.value));
      },
    }),
    route({
      verb: 'resumeConcern',
      form: forms.ofConcern,
      places,
      run: async (turn, form) =>
        (await ownConcernCard(context, turn.actor, form.concern, false)) ?? refused({ code: 'not-found' }),
    }),
    route({
      verb: 'openDeleteDraft',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) => askDelete(context, turn, form.concern),
    }),
    route({
      verb: 'deleteDraft',
      form: forms.ofConcern,
      places,
      run: async (turn, form) => {
        const gone = await deleteDraft(deps, turn.actor, form.concern);
        return gone.ok ? concernsList(context, turn.actor) : showInstead(context, turn, form.concern, gone.refusal);
      },
    }),
  ];
}

/** Every verb of the author's side. */
export function concernRoutes(context: Context): readonly AnyRoute[] {
  return [
    ...draftRoutes(context),
    route({
      verb: 'showConcern',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: async (turn, form) =>
        (await ownConcernCard(context, turn.actor, form.concern, false)) ?? refused({ code: 'not-found' }),
    }),
    route({
      verb: 'showConcerns',
      form: forms.nothing,
      places,
      readOnly: true,
      run: (turn) => concernsList(context, turn.actor),
    }),
    route({
      verb: 'showContacts',
      form: forms.nothing,
      places,
      readOnly: true,
      run: () => Promise.resolve(card(contactsCard(context.deps.profile.contacts))),
    }),
    route({
      verb: 'showHelp',
      form: forms.nothing,
      places,
      readOnly: true,
      run: () => Promise.resolve(card(helpCard())),
    }),
    route({
      verb: 'answerDuties',
      form: forms.answerDuties,
      places,
      run: (turn, form) => answered(context, turn, form),
    }),
    route({
      verb: 'openAddition',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) => sayingForm(context, turn, form.concern, 'addition'),
    }),
    route({
      verb: 'openWithdrawal',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) => sayingForm(context, turn, form.concern, 'withdrawal'),
    }),
    route({ verb: 'addToConcern', form: forms.addition, places, run: (turn, form) => said(context, turn, form) }),
    route({
      verb: 'askWithdrawal',
      form: forms.withdrawal,
      places,
      run: (turn, form) => said(context, turn, { ...form, kind: 'withdrawal-request' }),
    }),
  ];
}
