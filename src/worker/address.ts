/** Decides where a message goes now: the person's own chat, or the panel's channel (architecture §2.4). */
import { loadPanel } from '../usecases/actor';
import type { Deps } from '../usecases/deps';
import { rememberConversation } from '../usecases/person/rememberConversation';
import { DirectoryUnavailable, type RosterEntry } from '../ports/directory';
import { DeliveryFailed, type Address, type Messenger } from '../ports/messenger';

/** The panel's channel, or undefined while there is none. */
export async function channelAddress(deps: Pick<Deps, 'store'>): Promise<Address | undefined> {
  const { channel } = await loadPanel(deps);
  if (channel === undefined) return undefined;
  return { kind: 'channel', channelId: channel.channelId, serviceUrl: channel.serviceUrl, tenantId: channel.tenantId };
}

/** Somebody on the channel's roster. Rejects with a retryable `DeliveryFailed` when the roster cannot be read. */
export async function rosterEntry(deps: Deps, personId: string): Promise<RosterEntry | undefined> {
  const { channel } = await loadPanel(deps);
  if (channel === undefined) return undefined;
  try {
    const roster = await deps.directory.roster(channel);
    return roster.find((r) => r.personId === personId);
  } catch (error) {
    if (error instanceof DirectoryUnavailable)
      throw new DeliveryFailed('directory-unavailable', true, false, undefined, { cause: error });
    throw error;
  }
}

/**
 * The personal chat of somebody: the one they last used, or one that we open for a member of the channel. Undefined while there
 * is neither a chat nor a channel: what they must know waits until they can be reached.
 */
export async function personAddress(deps: Deps, messenger: Messenger, personId: string): Promise<Address | undefined> {
  const known = await deps.store.load('person', personId);
  const at = known?.state.conversation;
  const name = known?.state.name ?? '';
  if (at !== undefined)
    return { kind: 'person', conversationId: at.conversationId, serviceUrl: at.serviceUrl, personId, name };
  const { channel } = await loadPanel(deps);
  if (channel === undefined) return undefined;
  const entry = await rosterEntry(deps, personId);
  if (entry === undefined) throw new DeliveryFailed('NoConversation', false, false);
  const { serviceUrl, tenantId } = channel;
  const { conversationId } = await messenger.openPersonal({ personId, userId: entry.userId, serviceUrl, tenantId });
  const caller = { personId, name: entry.name, tenantId: entry.tenantId };
  await rememberConversation(deps, caller, { conversationId, serviceUrl, tenantId, userId: entry.userId });
  return { kind: 'person', conversationId, serviceUrl, personId, name: entry.name };
}
