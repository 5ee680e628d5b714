/** Decides how a test looks behind the cards of one author's drafts, and presses what no card offers. */
import type { CardView } from '../../support/client';
import type { TestBot } from '../../support/bot';
import type { Json } from '../../support/connector';
import type { Player } from '../../support/people';
import { asks, draftUntil } from './raise';

export function draftsOf(bot: () => TestBot, author: Player) {
  async function stored(concern: string) {
    const loaded = await bot().bot().deps.store.load('concern', concern);
    if (loaded === undefined) throw new Error('the concern is gone');
    return loaded;
  }

  async function valuesOf(concern: string) {
    const { state } = await stored(concern);
    if (state.stage === 'deleted') throw new Error('the concern is deleted');
    return state.answers.values;
  }

  /** What a raw press of the author's is answered with. */
  const invoke = async (value: Json) => (await bot().as(author).invoke('adaptiveCard/action', value)).body;

  /** A new draft on the child's page. */
  async function childPage(): Promise<{ card: CardView; concern: string }> {
    const { card, concern } = await draftUntil(bot(), author, asks('childName'));
    return { card, concern };
  }

  return { stored, valuesOf, invoke, childPage };
}
