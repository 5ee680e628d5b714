/** Decides how one message leaves: an effect is carried out, a card is posted or changed, and where it stands is remembered. */
import { render } from '../cards/render';
import { asPossibleRepeat } from '../cards/repeat';
import { DeliveryFailed, type Address, type Messenger, type Outgoing } from '../ports/messenger';
import type { Delivery, PostedCard } from '../ports/store';
import type { Deps } from '../usecases/deps';
import { applyEffect } from '../usecases/meeting/applyEffect';
import { markChannelUnreached } from '../usecases/panel/markChannelUnreached';
import { markUnreached } from '../usecases/person/markUnreached';
import { channelAddress, personAddress } from './address';
import { compose, type Composer } from './compose';
import type { Composed } from './composed';
import type { DeliverOutcome } from './settling';

/** Teams does not have the message any more: it must be posted anew. */
const isGone = (error: unknown): boolean =>
  error instanceof DeliveryFailed && (error.code === '404' || error.code === 'ActivityNotFoundInConversation');

/** Changes a card that we posted; false when Teams does not have it any more. */
async function changed(
  messenger: Messenger,
  address: Address,
  posted: PostedCard,
  message: Outgoing,
): Promise<boolean> {
  try {
    await messenger.update({ ...address, serviceUrl: posted.serviceUrl }, posted, message);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

interface Send {
  readonly address: Address;
  readonly composed: Composed;
  /** Where the standing card was posted. */
  readonly known: PostedCard | undefined;
  /** An earlier try at posting may have arrived. */
  readonly mayRepeat: boolean;
}

async function send(messenger: Messenger, { address, composed, known, mayRepeat }: Send): Promise<DeliverOutcome> {
  const { summary, mention, over, standing } = composed;
  const draw = (repeat: boolean): Outgoing => {
    const card = render(composed.card);
    return { card: repeat ? asPossibleRepeat(card) : card, summary, ...(mention === undefined ? {} : { mention }) };
  };
  if (over !== undefined && address.kind === 'person') {
    await messenger.update(address, { conversationId: address.conversationId, activityId: over }, draw(false));
    return { kind: 'sent' };
  }
  if (known !== undefined && (await changed(messenger, address, known, draw(known.mayRepeat)))) return { kind: 'sent' };
  const sent = await messenger.post(address, draw(mayRepeat));
  if (standing === undefined) return { kind: 'sent' };
  return { kind: 'sent', posted: { subject: standing.subject, ...sent, serviceUrl: address.serviceUrl, mayRepeat } };
}

/** A card in a channel that the panel has left is not changed any more: it is posted where the panel is now. */
const standsHere = (posted: PostedCard, address: Address): boolean =>
  address.kind !== 'channel' || posted.conversationId.startsWith(address.channelId);

async function sendOf(deps: Deps, delivery: Delivery, composed: Composed, address: Address): Promise<Send> {
  const { outbox } = deps.store;
  const { standing } = composed;
  if (standing === undefined) return { address, composed, known: undefined, mayRepeat: delivery.uncertain };
  const posted = await outbox.postedCard(standing.subject);
  const known = posted !== undefined && standsHere(posted, address) ? posted : undefined;
  const other = posted === undefined && (await outbox.mayHaveArrived(standing.keys, delivery.key));
  return { address, composed, known, mayRepeat: delivery.uncertain || other };
}

/** Delivers one message. Rejects with `DeliveryFailed`. */
export async function deliver(composer: Composer, messenger: Messenger, delivery: Delivery): Promise<DeliverOutcome> {
  const { deps } = composer;
  const { body } = delivery;
  if (body.kind === 'apply') {
    await applyEffect(deps, body.effect);
    return { kind: 'sent' };
  }
  const composed = await compose(composer, body);
  if (composed === 'obsolete') return { kind: 'obsolete' };
  const address =
    composed.to === 'channel' ? await channelAddress(deps) : await personAddress(deps, messenger, composed.to.person);
  if (address === undefined) return { kind: 'not-yet' };
  return send(messenger, await sendOf(deps, delivery, composed, address));
}

/** A message that is given up: a member of the panel is mentioned in the channel instead, and the coordinator learns of a case whose card is not there. */
export async function onDead(composer: Composer, delivery: Delivery): Promise<void> {
  const { body } = delivery;
  if (body.kind === 'case-card') await markChannelUnreached(composer.deps, body.concernId, delivery.key);
  if (delivery.lane.startsWith('person:') && 'to' in body && body.kind !== 'receipt')
    await markUnreached(composer.deps, body.to, delivery.key, body);
}
