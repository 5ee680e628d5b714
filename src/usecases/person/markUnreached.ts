/** Decides what happens when no personal message reaches somebody of the panel: an @mention in the channel with a reference alone (product §1.9). */
import { memberOf } from '../../domain/panel/panel';
import { ok } from '../../domain/refusal';
import { CHANNEL_LANE, type MessageBody } from '../../ports/message';
import { loadPanel } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { newPerson } from './keepReferrer';

/** What the mention may say a message was about: a reference, or nothing but that there are reminders. */
async function aboutOf(deps: Deps, body: MessageBody): Promise<string> {
  if (body.kind === 'action-assigned') return (await deps.store.load('action', body.actionId))?.state.reference ?? '';
  if (!('concernId' in body)) return '';
  const concern = (await deps.store.load('concern', body.concernId))?.state;
  return concern?.stage === 'case' ? concern.reference : '';
}

/** For members only; consultations, drafts and staff are never named in the channel. */
export async function markUnreached(deps: Deps, to: string, key: string, body: MessageBody): Promise<void> {
  const panel = await loadPanel(deps);
  const member = memberOf(panel, to);
  if (member === undefined || panel.channel === undefined) return;
  const about = await aboutOf(deps, body);
  const { at } = momentOf(deps);
  await change(
    deps,
    'person',
    to,
    (person) =>
      ok({
        state: person,
        events: [{ type: 'not-reached', by: 'system' as const, at, data: { key } }],
        messages: [{ key: `mention:${key}`, lane: CHANNEL_LANE, body: { kind: 'mention' as const, to, about } }],
      }),
    newPerson({ personId: to, name: member.name, tenantId: '' }),
  );
}
