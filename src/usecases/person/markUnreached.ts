/** Decides what happens when no personal message reaches somebody: an @mention in the channel with a reference alone, and the coordinator is told (product §1.9). */
import { memberOf } from '../../domain/panel/panel';
import { ok } from '../../domain/refusal';
import { CHANNEL_LANE, type Message, type MessageBody } from '../../ports/message';
import { loadPanel } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { coordinatorMessage } from '../messages';
import { coordinatorIds } from '../panel/coordinators';
import { newPerson } from './newPerson';

/** The submitted concern that a message was about, if it was about one. */
async function aboutOf(
  deps: Deps,
  body: MessageBody,
): Promise<{ id: string; reference: string; isCase: boolean } | undefined> {
  const action = body.kind === 'action-assigned' ? await deps.store.load('action', body.actionId) : undefined;
  const id = 'concernId' in body ? body.concernId : action?.state.concernId;
  const concern = id === undefined ? undefined : (await deps.store.load('concern', id))?.state;
  if (concern?.stage !== 'case' && concern?.stage !== 'consultation') return undefined;
  return { id: concern.id, reference: concern.reference, isCase: concern.stage === 'case' };
}

/** Members are mentioned in the channel, staff never; consultations and drafts are never named there. Doing it again changes nothing. */
export async function markUnreached(deps: Deps, to: string, key: string, body: MessageBody): Promise<void> {
  const panel = await loadPanel(deps);
  const member = memberOf(panel, to);
  const about = await aboutOf(deps, body);
  const reference = about?.isCase === true ? about.reference : '';
  const mention: readonly Message[] =
    member === undefined || panel.channel === undefined
      ? []
      : [{ key: `mention:${key}`, lane: CHANNEL_LANE, body: { kind: 'mention', to, about: reference } }];
  const coordinators = coordinatorIds(panel, deps).filter((id) => id !== to);
  // Nobody is told of that message itself: two coordinators whom nothing reaches would be told of each other without end.
  const isTelling = body.kind === 'coordinator-told' && body.reason === 'undelivered';
  const told =
    about === undefined || isTelling
      ? []
      : coordinators.map((id) => coordinatorMessage(about.id, id, 'undelivered', key));
  const { at } = momentOf(deps);
  const caller = { personId: to, name: member?.name ?? '', tenantId: '' };
  await change(
    deps,
    'person',
    to,
    (person) =>
      ok({
        state: person,
        events: [{ type: 'not-reached', by: 'system', at, data: { key } }],
        messages: [...mention, ...told],
      }),
    newPerson(caller),
  );
}
