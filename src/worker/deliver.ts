/** Decides how one message leaves: an effect is carried out, a card is posted or changed, and where it stands is remembered. */
import { render } from '../cards/render';
import { DeliveryFailed, type Address, type Messenger, type Outgoing } from '../ports/messenger';
import type { Delivery, PostedCard } from '../ports/store';
import { applyEffect } from '../usecases/meeting/applyEffect';
import { markUnreached } from '../usecases/person/markUnreached';
import { channelAddress, personAddress } from './address';
import { compose, type Composer } from './compose';
import type { Composed } from './composed';
import type { DeliverOutcome } from './settling';

const WAIT_FOR_CHANNEL_MINUTES = 1;

/** Teams does not have the message any more: it must be posted anew. */
const isGone = (error: unknown): boolean =>
  error instanceof DeliveryFailed && (error.code === '404' || error.code === 'ActivityNotFoundInConversation');

async function send(
  messenger: Messenger,
  address: Address,
  composed: Composed,
  known: PostedCard | undefined,
): Promise<PostedCard | undefined> {
  const { summary, mention, over, subject } = composed;
  const message: Outgoing = { card: render(composed.card), summary, ...(mention === undefined ? {} : { mention }) };
  if (over !== undefined && address.kind === 'person') {
    await messenger.update(address, { conversationId: address.conversationId, activityId: over }, message);
    return undefined;
  }
  if (known !== undefined) {
    try {
      await messenger.update({ ...address, serviceUrl: known.serviceUrl }, known, message);
      return undefined;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  const sent = await messenger.post(address, message);
  return subject === undefined ? undefined : { subject, ...sent, serviceUrl: address.serviceUrl };
}

/** Delivers one message. Rejects with `DeliveryFailed`. */
export async function deliver(composer: Composer, messenger: Messenger, delivery: Delivery): Promise<DeliverOutcome> {
  const { deps } = composer;
  const { body } = delivery;
  if (body.kind === 'apply') {
    await applyEffect(deps, body.effect);
    return { kind: 'sent' };
  }
  const composed = await compose(composer, delivery, body);
  if (composed === 'obsolete') return { kind: 'obsolete' };
  const address =
    composed.to === 'channel' ? await channelAddress(deps) : await personAddress(deps, messenger, composed.to.person);
  if (address === undefined)
    return { kind: 'not-yet', until: deps.clock.plusMinutes(deps.clock.now(), WAIT_FOR_CHANNEL_MINUTES) };
  const known = composed.subject === undefined ? undefined : await deps.store.outbox.postedCard(composed.subject);
  const posted = await send(messenger, address, composed, known);
  return posted === undefined ? { kind: 'sent' } : { kind: 'sent', posted };
}

/** A message that is given up: a member of the panel is mentioned in the channel instead. */
export async function onDead(composer: Composer, delivery: Delivery): Promise<void> {
  const { body } = delivery;
  if (delivery.lane.startsWith('person:') && 'to' in body && body.kind !== 'receipt')
    await markUnreached(composer.deps, body.to, delivery.key, body);
}
