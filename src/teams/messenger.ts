/** Decides how a finished card is put on the wire to Teams, once, with a deadline, and how a failure is told. */
import type { Activity, ConversationParameters } from 'botbuilder';
import { DeliveryFailed, type Address, type Messenger, type Outgoing, type Sent } from '../ports/messenger';
import type { Connector, Connectors } from './adapter';
import { deliveryFailure, type CallKind } from './failures';

export interface MessengerOptions {
  readonly connectors: Connectors;
  /** The bot's app id; empty in local mode. */
  readonly botId: string;
  /** After this long a call is given up and its outcome counts as unknown. Milliseconds. */
  readonly timeoutMs: number;
  /** Now, as milliseconds since 1970: only to read a Retry-After that is a date. */
  readonly now: () => number;
}

const CARD = 'application/vnd.microsoft.card.adaptive';

function mentionOf({ mention }: Outgoing): Pick<Activity, 'entities'> | object {
  if (mention === undefined) return {};
  const { userId: id, name } = mention;
  return { entities: [{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } }] };
}

/** A card as an activity: no `text`, which Teams would show beside it; the summary is what a locked phone may show. */
const activityOf = (message: Outgoing, botId: string): Partial<Activity> => {
  const { mention } = message;
  return {
    type: 'message',
    summary: message.summary,
    from: { id: botId, name: '' },
    attachments: [
      {
        contentType: CARD,
        content: mention === undefined ? message.card : { ...message.card, msteams: mentionOf(message) },
      },
    ],
    channelData: { notification: { alert: true } },
  };
};

/** Runs a call to its end or to its deadline, whichever is first; getting a token is inside the deadline too. */
async function within<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('no answer in time'), { name: 'TimeoutError' }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([call(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** The id of the first post of a new thread; the connector may give it only inside the conversation's id. */
function firstActivityId(conversationId: string, activityId: string | undefined): string {
  if (activityId !== undefined && activityId !== '') return activityId;
  return /;messageid=([^;]+)/.exec(conversationId)?.[1] ?? '';
}

/** The outbox's way out. Each call is made once; every failure is a `DeliveryFailed`. */
export function createMessenger({ connectors, botId, timeoutMs, now }: MessengerOptions): Messenger {
  const call = async <T>(
    serviceUrl: string,
    kind: CallKind,
    send: (connector: Connector) => Promise<T>,
  ): Promise<T> => {
    try {
      return await within(timeoutMs, async () => await send(await connectors(serviceUrl)));
    } catch (cause) {
      throw deliveryFailure(cause, kind, now());
    }
  };

  const postInChannel = async (to: Extract<Address, { kind: 'channel' }>, message: Outgoing): Promise<Sent> => {
    const parameters = {
      isGroup: true,
      bot: { id: botId, name: '' },
      channelData: { channel: { id: to.channelId }, tenant: { id: to.tenantId } },
      tenantId: to.tenantId,
      activity: activityOf(message, botId),
    } as ConversationParameters;
    const made = await call(to.serviceUrl, 'creates', (c) => c.conversations.createConversation(parameters));
    const activityId = firstActivityId(made.id, made.activityId);
    // Without an id the post can never be changed: told as a failure that must not be tried again, since the post is there.
    if (activityId === '') throw new DeliveryFailed('no-activity-id', false, true);
    return { conversationId: made.id, activityId };
  };

  return {
    post: async (to, message) => {
      if (to.kind === 'channel') return await postInChannel(to, message);
      const { conversationId, serviceUrl } = to;
      const activity = activityOf(message, botId);
      const sent = await call(serviceUrl, 'creates', (c) =>
        c.conversations.sendToConversation(conversationId, activity),
      );
      return { conversationId, activityId: sent.id };
    },
    update: async (to, sent, message) => {
      const activity = { ...activityOf(message, botId), id: sent.activityId };
      await call(to.serviceUrl, 'changes', (c) =>
        c.conversations.updateActivity(sent.conversationId, sent.activityId, activity),
      );
    },
    openPersonal: async ({ userId, personId, serviceUrl, tenantId }) => {
      const parameters = {
        isGroup: false,
        bot: { id: botId, name: '' },
        members: [{ id: userId, name: '', aadObjectId: personId }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as unknown as ConversationParameters;
      // Opening the same personal conversation twice gives the same one: nothing is doubled.
      const made = await call(serviceUrl, 'changes', (c) => c.conversations.createConversation(parameters));
      return { conversationId: made.id };
    },
  };
}

/** Sends a line of text into a conversation outside a turn. Rejects with `DeliveryFailed`. */
export const createTextSender =
  ({ connectors, botId, timeoutMs, now }: MessengerOptions) =>
  async (to: { readonly conversationId: string; readonly serviceUrl: string }, text: string): Promise<void> => {
    try {
      const activity = { type: 'message', text, from: { id: botId, name: '' } };
      await within(
        timeoutMs,
        async () =>
          await (await connectors(to.serviceUrl)).conversations.sendToConversation(to.conversationId, activity),
      );
    } catch (cause) {
      throw deliveryFailure(cause, 'creates', now());
    }
  };
