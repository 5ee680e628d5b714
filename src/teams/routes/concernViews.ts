/** Decides what an author sees of their own concern now: the draft's step, or the receipt of what was submitted. */
import type { CardRef } from '../../cards/catalogue';
import { concernsCard, type OwnConcern } from '../../cards/concern/concerns';
import { draftCard, type DraftView } from '../../cards/concern/draftCard';
import { receiptCard, type ReceiptInput } from '../../cards/concern/receipt';
import type { Submitted } from '../../domain/concern/concern';
import type { Caller } from '../../usecases/actor';
import { myConcerns, ownConcern } from '../../usecases/concern/ownConcern';
import { receiptFacts } from '../../usecases/concern/receiptFacts';
import type { Deps } from '../../usecases/deps';
import type { Context } from '../context';
import { card } from '../replies';
import type { Reply } from '../turn';

export function draftReply({ deps }: Context, view: Omit<DraftView, 'on' | 'profile'>): Reply {
  return card(draftCard({ ...view, on: deps.clock.today(), profile: deps.profile }));
}

/** The receipt as it is now; it holds nothing about the child. */
export async function receiptOf(
  { deps }: Context,
  concern: Submitted,
  extra: Pick<ReceiptInput, 'faults' | 'typed'> = {},
): Promise<CardRef> {
  return receiptCard({ concern, contacts: deps.profile.contacts, ...(await receiptFacts(deps, concern)), ...extra });
}

/** The caller's concern as a card; undefined when there is none of theirs with that id. */
export async function ownConcernCard(
  context: Context,
  caller: Caller,
  id: string,
  stale: boolean,
): Promise<Reply | undefined> {
  const own = await ownConcern(context.deps, caller, id);
  if (!own.ok || own.value.stage === 'deleted') return undefined;
  if (own.value.stage === 'draft') return draftReply(context, { draft: own.value, stale });
  return card(await receiptOf(context, own.value));
}

async function listed(deps: Deps, id: string): Promise<readonly OwnConcern[]> {
  const concern = (await deps.store.load('concern', id))?.state;
  const { clock } = deps;
  if (concern === undefined || concern.stage === 'deleted') return [];
  if (concern.stage === 'draft') {
    const { startedAt, savedAt, urgentSince } = concern;
    const began = {
      startedOn: clock.dateOf(startedAt),
      startedAt: clock.timeOf(startedAt),
      savedOn: clock.dateOf(savedAt),
    };
    return [{ stage: 'draft', id, ...began, urgent: urgentSince !== undefined }];
  }
  const { stage, reference, status } = concern;
  const unanswered = concern.duties.filter((d) => d.answer === undefined).length;
  return [{ stage, id, reference, submittedOn: clock.dateOf(concern.submittedAt), status, unanswered }];
}

/** "My concerns". */
export async function concernsList({ deps }: Context, caller: Caller): Promise<Reply> {
  const rows = await myConcerns(deps, caller);
  const concerns = await Promise.all(rows.map((r) => listed(deps, r.id)));
  return card(concernsCard(concerns.flat()));
}
