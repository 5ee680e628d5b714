/** Decides what a digest holds when it is delivered: what its owner owes now, and nothing that is over (product §1.9). */
import { digestCard } from '../cards/panel/digestCard';
import type { Action } from '../domain/action/action';
import type { MessageBody } from '../ports/message';
import type { Deps } from '../usecases/deps';
import type { Composition } from './composed';

type Body<K extends MessageBody['kind']> = Extract<MessageBody, { kind: K }>;

/** As many actions as one card holds. */
const SHOWN = 12;
const COUNTED = 100;

interface Owed {
  readonly actions: readonly Action[];
  readonly more: number;
}

async function owedBy(deps: Deps, owner: string): Promise<Owed> {
  const rows = await deps.store.queries.openActionsOfOwner(owner, COUNTED);
  const loaded = await Promise.all(rows.slice(0, SHOWN).map((r) => deps.store.load('action', r.id)));
  return { actions: loaded.flatMap((l) => (l === undefined ? [] : [l.state])), more: Math.max(0, rows.length - SHOWN) };
}

/** Before a meeting; dropped when the meeting was moved or cancelled since, has begun, or nothing is owed any more. */
export async function composeDigest(deps: Deps, body: Body<'digest'>): Promise<Composition> {
  const meeting = (await deps.store.load('meeting', body.meetingId))?.state;
  if (meeting?.status !== 'scheduled' || meeting.scheduleVersion !== body.version) return 'obsolete';
  if (deps.clock.now() >= deps.clock.at(meeting.date, meeting.time)) return 'obsolete';
  const owed = await owedBy(deps, body.to);
  if (owed.actions.length === 0) return 'obsolete';
  const card = digestCard({
    heading: { meeting, occasion: body.occasion },
    ...owed,
    profile: deps.profile,
    on: deps.clock.today(),
  });
  return { to: { person: body.to }, card, summary: 'Before the MASE meeting: your actions' };
}

/** On a working day with something overdue; dropped when the day is over or nothing is overdue any more. */
export async function composeOverdue(deps: Deps, body: Body<'overdue-digest'>): Promise<Composition> {
  const on = deps.clock.today();
  const owed = await owedBy(deps, body.to);
  if (body.on !== on || !owed.actions.some((a) => a.byWhen < on)) return 'obsolete';
  const card = digestCard({ heading: {}, ...owed, profile: deps.profile, on });
  return { to: { person: body.to }, card, summary: 'Overdue actions' };
}
