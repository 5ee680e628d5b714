/** Decides what a message says when its turn comes: the state is read again, access is checked again, and what is no longer so is dropped (architecture §2.4). */
import { formCard } from '../cards/concern/formCard';
import { receiptCard } from '../cards/concern/receipt';
import { caseNewsCard } from '../cards/messages/caseNewsCard';
import { coordinatorToldCard } from '../cards/messages/coordinatorToldCard';
import { draftRecallCard } from '../cards/messages/draftRecallCard';
import { dutyChaseCard } from '../cards/messages/dutyChaseCard';
import { mentionCard, mentionName } from '../cards/messages/mentionCard';
import { actionCard } from '../cards/panel/actionCard';
import { caseCard } from '../cards/panel/caseCard';
import { isOpen } from '../domain/action/action';
import { asSubmitted } from '../domain/concern/caseLife';
import type { Concern, Submitted } from '../domain/concern/concern';
import { dutiesOf } from '../domain/concern/dutiesOf';
import { caseCardSubject, type MessageBody } from '../ports/message';
import { loadPanel } from '../usecases/actor';
import { caseView, maySeeIdentity } from '../usecases/case/viewCase';
import { caseCardKeys } from '../usecases/messages';
import { receiptFacts } from '../usecases/concern/receiptFacts';
import type { Deps } from '../usecases/deps';
import { coordinatorIds, escalationIds } from '../usecases/panel/coordinators';
import type { Composition } from './composed';
import { composeDigest, composeOverdue } from './composeDigest';
import { rosterEntry } from './address';

type Body<K extends MessageBody['kind']> = Extract<MessageBody, { kind: K }>;

/** What composing needs besides the deps. */
export interface Composer {
  readonly deps: Deps;
  readonly identityViews: 'dialog' | 'chat';
}

async function concernOf(deps: Deps, id: string): Promise<Concern | undefined> {
  return (await deps.store.load('concern', id))?.state;
}

async function submittedOf(deps: Deps, id: string): Promise<Submitted | undefined> {
  const concern = await concernOf(deps, id);
  const submitted = concern === undefined ? undefined : asSubmitted(concern);
  return submitted?.ok === true ? submitted.value : undefined;
}

async function composeCaseCard({ deps, identityViews }: Composer, body: Body<'case-card'>): Promise<Composition> {
  const concern = await submittedOf(deps, body.concernId);
  if (concern?.stage !== 'case') return 'obsolete';
  const view = await caseView(deps, concern);
  const card = caseCard({ view, profile: deps.profile, on: deps.clock.today(), identityViews });
  return {
    to: 'channel',
    card,
    summary: `${concern.reference}: MASE case`,
    standing: { subject: caseCardSubject(concern.id), keys: caseCardKeys(concern.id) },
  };
}

async function composeReceipt(deps: Deps, body: Body<'receipt'>): Promise<Composition> {
  const concern = await submittedOf(deps, body.concernId);
  if (concern?.author.id !== body.to) return 'obsolete';
  const card = receiptCard({ concern, contacts: deps.profile.contacts, ...(await receiptFacts(deps, concern)) });
  return { to: { person: body.to }, card, summary: `${concern.reference}: submitted`, over: body.activityId };
}

async function composeDuties(deps: Deps, body: Body<'duty-chase' | 'duty-escalation'>): Promise<Composition> {
  const concern = await submittedOf(deps, body.concernId);
  if (concern === undefined || concern.status === 'withdrawn') return 'obsolete';
  const escalation = body.kind === 'duty-escalation';
  const panel = await loadPanel(deps);
  const allowed = escalation ? [...escalationIds(panel, deps), ...coordinatorIds(panel, deps)] : [concern.author.id];
  if (!allowed.includes(body.to)) return 'obsolete';
  const open = concern.duties.filter((d) => d.answer === undefined && body.rules.includes(d.rule)).map((d) => d.rule);
  const duties = dutiesOf(concern, deps.clock.dateOf(concern.submittedAt)).filter((d) => open.includes(d.rule));
  if (duties.length === 0) return 'obsolete';
  const card = dutyChaseCard({
    concern,
    duties,
    profile: deps.profile,
    submittedOn: deps.clock.dateOf(concern.submittedAt),
    escalation,
  });
  return { to: { person: body.to }, card, summary: `${concern.reference}: still to be done` };
}

async function composeCoordinatorTold(deps: Deps, body: Body<'coordinator-told'>): Promise<Composition> {
  const concern = await concernOf(deps, body.concernId);
  if (concern === undefined) return 'obsolete';
  const submitted = concern.stage === 'case' || concern.stage === 'consultation';
  if ((body.reason === 'urgent-draft') === submitted) return 'obsolete';
  const panel = await loadPanel(deps);
  if (!coordinatorIds(panel, deps).includes(body.to)) return 'obsolete';
  // The case's own card has been posted since, or follows now.
  if (body.reason === 'no-channel' && panel.channel !== undefined) return 'obsolete';
  const about = 'reference' in concern ? concern.reference : 'An urgent draft';
  const card = coordinatorToldCard({
    reason: body.reason,
    concern,
    profile: deps.profile,
    startedOn: deps.clock.dateOf(concern.startedAt),
  });
  return { to: { person: body.to }, card, summary: `${about}: for the coordinator` };
}

/** A draft that was saved after the recall was issued needs no recall. */
async function composeRecall(deps: Deps, body: Body<'draft-recall'>): Promise<Composition> {
  const concern = await concernOf(deps, body.concernId);
  if (concern?.author.id !== body.to) return 'obsolete';
  const untouched = concern.stage === 'draft' && concern.savedAt === body.savedAt;
  if (body.notice === 'deleted' ? concern.stage !== 'deleted' : !untouched) return 'obsolete';
  const card = draftRecallCard({
    notice: body.notice,
    concernId: concern.id,
    startedOn: deps.clock.dateOf(concern.startedAt),
    profile: deps.profile,
  });
  return { to: { person: body.to }, card, summary: 'A concern you began' };
}

async function composeNews(deps: Deps, body: Body<'case-news'>): Promise<Composition> {
  const concern = await submittedOf(deps, body.concernId);
  if (concern?.author.id !== body.to) return 'obsolete';
  if ((body.news === 'withdrawn') !== (concern.status === 'withdrawn')) return 'obsolete';
  const meeting =
    concern.meetingId === undefined ? undefined : (await deps.store.load('meeting', concern.meetingId))?.state;
  const card = caseNewsCard({ news: body.news, concern, ...(meeting === undefined ? {} : { meeting }) });
  return { to: { person: body.to }, card, summary: `${concern.reference}: news` };
}

async function composeAssigned(deps: Deps, body: Body<'action-assigned'>): Promise<Composition> {
  const action = (await deps.store.load('action', body.actionId))?.state;
  if (action?.owner.id !== body.to || !isOpen(action)) return 'obsolete';
  const card = actionCard({
    action,
    profile: deps.profile,
    on: deps.clock.today(),
    faults: [],
    note: '',
    heading: 'The MASE panel asks you to do this',
  });
  return { to: { person: body.to }, card, summary: `${action.reference}: an action for you` };
}

async function composeIdentity(deps: Deps, body: Body<'identity-view'>): Promise<Composition> {
  const person = (await deps.store.load('person', body.to))?.state;
  // Somebody who has only ever acted in the channel is not known as a person yet; what counts is the roster and the list.
  const { name, tenantId } = person ?? { name: '', tenantId: '' };
  const seen = await maySeeIdentity(deps, { personId: body.to, name, tenantId }, body.concernId);
  if (!seen.ok) return 'obsolete';
  const submittedOn = deps.clock.dateOf(seen.value.submittedAt);
  const card = formCard({ concern: seen.value, submittedOn, profile: deps.profile, page: 1, submit: false });
  return { to: { person: body.to }, card, summary: `${seen.value.reference}: the form you opened` };
}

async function composeMention(deps: Deps, body: Body<'mention'>): Promise<Composition> {
  const entry = await rosterEntry(deps, body.to);
  if (entry === undefined) return 'obsolete';
  return {
    to: 'channel',
    card: mentionCard({ name: entry.name, about: body.about }),
    summary: 'A message could not be delivered',
    mention: { userId: entry.userId, name: mentionName(entry.name) },
  };
}

/** The card of a message, or `obsolete` when there is nothing to say any more. */
export function compose(composer: Composer, body: Exclude<MessageBody, { kind: 'apply' }>): Promise<Composition> {
  const { deps } = composer;
  switch (body.kind) {
    case 'case-card':
      return composeCaseCard(composer, body);
    case 'receipt':
      return composeReceipt(deps, body);
    case 'duty-chase':
    case 'duty-escalation':
      return composeDuties(deps, body);
    case 'coordinator-told':
      return composeCoordinatorTold(deps, body);
    case 'draft-recall':
      return composeRecall(deps, body);
    case 'case-news':
      return composeNews(deps, body);
    case 'action-assigned':
      return composeAssigned(deps, body);
    case 'digest':
      return composeDigest(deps, body);
    case 'overdue-digest':
      return composeOverdue(deps, body);
    case 'identity-view':
      return composeIdentity(deps, body);
    case 'mention':
      return composeMention(deps, body);
  }
}
