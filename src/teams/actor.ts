/** Decides who acts in a turn and where: the person by their Entra object id, never by a name. */
import { tenantsOf, type IncomingActivity } from './activity';
import type { Place, Turn } from './turn';

const present = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== '';

function placeOf(activity: IncomingActivity, sendersTenant: string): Place {
  const { conversation, serviceUrl, channelData } = activity;
  if (conversation.conversationType === 'personal')
    return { kind: 'personal', conversationId: conversation.id, serviceUrl };
  const [channelOfThread = conversation.id, thread] = conversation.id.split(';messageid=');
  if (conversation.conversationType === 'channel') {
    const channelId = channelData?.channel?.id ?? channelOfThread;
    const teamId = channelData?.team?.id ?? channelId;
    // A guest's own tenant is not the channel's.
    const tenantId = [conversation.tenantId, channelData?.tenant?.id].find(present) ?? sendersTenant;
    return {
      kind: 'channel',
      teamId,
      channelId,
      ...(present(thread) ? { threadId: thread } : {}),
      serviceUrl,
      tenantId,
    };
  }
  if (conversation.isGroup === true || present(conversation.conversationType)) return { kind: 'group' };
  return { kind: 'personal', conversationId: conversation.id, serviceUrl };
}

/** The turn of an activity, or undefined when the sender has no Entra object id or no tenant: they cannot be known. */
export function turnOf(activity: IncomingActivity): Turn | undefined {
  const personId = activity.from.aadObjectId;
  const tenantId = present(activity.from.tenantId) ? activity.from.tenantId : tenantsOf(activity)[0];
  if (!present(personId) || tenantId === undefined) return undefined;
  return {
    actor: { personId, userId: activity.from.id, name: activity.from.name ?? '', tenantId },
    place: placeOf(activity, tenantId),
    ...(present(activity.id) ? { activityId: activity.id } : {}),
    ...(present(activity.replyToId) ? { replyToId: activity.replyToId } : {}),
  };
}
