/** Decides how everyone of the cast is reached in a client with one personal chat, and which tenant they belong to. */
import type { Directory } from '../ports/directory';
import type { Address, Messenger, Outgoing } from '../ports/messenger';
import type { Cast } from './cast';

type Card = Outgoing['card'];

/** The card with "For Cora Coordinator, coordinator" on top. */
function headed(card: Card, heading: string): Card {
  const body: readonly unknown[] = Array.isArray(card['body']) ? card['body'] : [];
  const line = { type: 'TextBlock', text: heading, wrap: true, weight: 'bolder', color: 'accent', size: 'small' };
  return { ...card, body: [line, ...body] };
}

/** A messenger whose personal messages to anyone of the cast arrive in the one personal chat, headed by whom they are for. */
export function oneChatMessenger(messenger: Messenger, cast: Cast): Messenger {
  const redirected = (to: Address, message: Outgoing): readonly [Address, Outgoing] => {
    if (to.kind === 'channel') return [to, message];
    const person = cast.people.find((p) => p.personId === to.personId);
    if (person === undefined) return [to, message];
    const heading = `For ${person.name}, ${person.role}`;
    return [
      { ...to, conversationId: cast.personalChatId },
      { ...message, card: headed(message.card, heading), summary: `${heading}: ${message.summary}` },
    ];
  };
  return {
    post: (to, message) => messenger.post(...redirected(to, message)),
    update: (to, sent, message) => {
      const [where, what] = redirected(to, message);
      return messenger.update(where, sent, what);
    },
    openPersonal: (to) =>
      cast.people.some((p) => p.personId === to.personId)
        ? Promise.resolve({ conversationId: cast.personalChatId })
        : messenger.openPersonal(to),
  };
}

/** A directory that knows who of the cast comes from another tenant; the client itself knows one tenant only. */
export function castDirectory(directory: Directory, cast: Cast): Directory {
  return {
    roster: async (channel) =>
      (await directory.roster(channel)).map((entry) => {
        const person = cast.people.find((p) => p.personId === entry.personId);
        return person === undefined ? entry : { ...entry, tenantId: person.tenantId, guest: person.guest };
      }),
  };
}
