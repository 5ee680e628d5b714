/** Decides where personal messages to somebody go: to the personal chat that they last used. */
import type { ConversationReference } from '../../domain/person';
import { ok } from '../../domain/refusal';
import type { Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { newPerson } from './newPerson';

const same = (a: ConversationReference | undefined, b: ConversationReference): boolean =>
  a?.conversationId === b.conversationId &&
  a.serviceUrl === b.serviceUrl &&
  a.tenantId === b.tenantId &&
  a.userId === b.userId;

/** Keeps the reference when it is new or has changed. */
export async function rememberConversation(
  deps: Deps,
  caller: Caller,
  conversation: ConversationReference,
): Promise<void> {
  const known = await deps.store.load('person', caller.personId);
  if (same(known?.state.conversation, conversation)) return;
  await change(
    deps,
    'person',
    caller.personId,
    (person) =>
      ok({
        state: { ...person, name: caller.name, tenantId: caller.tenantId, conversation },
        events: [{ type: 'conversation-learnt', by: caller.personId, at: momentOf(deps).at, data: {} }],
      }),
    newPerson(caller),
  );
}
