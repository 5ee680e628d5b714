/** Decides what each button of a case's card does: accept, list, escalate, open the form (product §1.6). */
import { formCard } from '../../cards/concern/formCard';
import { caseCard } from '../../cards/panel/caseCard';
import { escalateCaseCard } from '../../cards/panel/escalateCaseCard';
import { listCaseCard } from '../../cards/panel/listCaseCard';
import type { Submitted } from '../../domain/concern/concern';
import type { Fault, Refusal, Result } from '../../domain/refusal';
import { acceptCase, escalateCase, listCase, withdrawConcern } from '../../usecases/case/changeCase';
import { caseView, openCase, sendIdentity, viewIdentity, type CaseView } from '../../usecases/case/viewCase';
import { meetingsAhead } from '../../usecases/meeting/runMeeting';
import type { Context } from '../context';
import * as forms from '../forms';
import { card, refused, text } from '../replies';
import { route, type AnyRoute } from '../router';
import type { Reply, Turn } from '../turn';

const places = ['personal', 'channel'] as const;

export function caseReply({ deps, identityViews }: Context, view: CaseView): Reply {
  return card(caseCard({ view, profile: deps.profile, on: deps.clock.today(), identityViews }));
}

/** The case as it is now, for a click that came too late or for "Refresh". */
export async function showCase(context: Context, turn: Turn, concern: string): Promise<Reply> {
  const opened = await openCase(context.deps, turn.actor, concern, 'see-case');
  return opened.ok ? caseReply(context, opened.value) : refused(opened.refusal);
}

/** A second click on something already done shows what is true now. */
export function instead(context: Context, turn: Turn, concern: string, refusal: Refusal): Promise<Reply> {
  const shown = refusal.code === 'already-decided' || refusal.code === 'stale' || refusal.code === 'wrong-status';
  return shown ? showCase(context, turn, concern) : Promise.resolve(refused(refusal));
}

async function afterChange(context: Context, turn: Turn, concern: string, changed: Result<Submitted>): Promise<Reply> {
  if (!changed.ok) return instead(context, turn, concern, changed.refusal);
  return caseReply(context, await caseView(context.deps, changed.value));
}

export async function listForm(
  context: Context,
  turn: Turn,
  concern: string,
  faults: readonly Fault[],
): Promise<Reply> {
  const { deps } = context;
  const opened = await openCase(deps, turn.actor, concern, 'list-case');
  if (!opened.ok) return refused(opened.refusal);
  const meetings = await meetingsAhead(deps);
  return card(
    listCaseCard({
      view: opened.value,
      meetings,
      profile: deps.profile,
      holidays: deps.clock.holidays(),
      on: deps.clock.today(),
      faults,
    }),
  );
}

async function openForm(context: Context, turn: Turn, form: { concern: string; page: number }): Promise<Reply> {
  const { deps, identityViews } = context;
  if (turn.place.kind === 'channel' && identityViews === 'chat') {
    const sent = await sendIdentity(deps, turn.actor, form.concern);
    return sent.ok
      ? text(`The form of ${sent.value.reference} is in your own chat. That you looked is on record.`)
      : refused(sent.refusal);
  }
  const opened = await viewIdentity(deps, turn.actor, form.concern, 'form');
  if (!opened.ok) return refused(opened.refusal);
  const { concern } = opened.value;
  const submittedOn = deps.clock.dateOf(concern.submittedAt);
  const shown = formCard({
    concern,
    submittedOn,
    profile: deps.profile,
    page: Math.max(1, form.page),
    submit: turn.place.kind === 'channel',
  });
  return turn.place.kind === 'channel' ? { kind: 'dialog', title: concern.reference, card: shown } : card(shown);
}

export function caseRoutes(context: Context): readonly AnyRoute[] {
  const { deps } = context;
  return [
    route({
      verb: 'showCase',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) => showCase(context, turn, form.concern),
    }),
    route({
      verb: 'acceptCase',
      form: forms.ofConcern,
      places,
      run: async (turn, form) =>
        afterChange(context, turn, form.concern, await acceptCase(deps, turn.actor, form.concern)),
    }),
    route({
      verb: 'openListCase',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: (turn, form) => listForm(context, turn, form.concern, []),
    }),
    route({
      verb: 'listCase',
      form: forms.listCase,
      places,
      run: async (turn, form) => {
        const listed = await listCase(deps, turn.actor, form.concern, form.meeting);
        if (!listed.ok && listed.refusal.code === 'faults')
          return listForm(context, turn, form.concern, listed.refusal.faults);
        return afterChange(context, turn, form.concern, listed);
      },
    }),
    route({
      verb: 'openEscalateCase',
      form: forms.ofConcern,
      places,
      readOnly: true,
      run: async (turn, form) => {
        const opened = await openCase(deps, turn.actor, form.concern, 'escalate');
        return opened.ok ? card(escalateCaseCard({ view: opened.value })) : refused(opened.refusal);
      },
    }),
    route({
      verb: 'escalateCase',
      form: forms.ofConcern,
      places,
      run: async (turn, form) =>
        afterChange(context, turn, form.concern, await escalateCase(deps, turn.actor, form.concern)),
    }),
    route({
      verb: 'withdrawConcern',
      form: forms.ofConcern,
      places,
      run: async (turn, form) =>
        afterChange(context, turn, form.concern, await withdrawConcern(deps, turn.actor, form.concern)),
    }),
    route({ verb: 'viewCase', form: forms.viewCase, places, run: (turn, form) => openForm(context, turn, form) }),
  ];
}
