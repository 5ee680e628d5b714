/** Decides how a card says that it may stand there twice: an earlier try may have arrived, and nobody can know (architecture §2.4). */
type Card = Readonly<Record<string, unknown>>;

const REPEAT = 'This may repeat a card that is already here.';

/** The card with one quiet line on top. */
export function asPossibleRepeat(card: Card): Card {
  const body: readonly unknown[] = Array.isArray(card['body']) ? card['body'] : [];
  const line = { type: 'TextBlock', text: REPEAT, wrap: true, isSubtle: true, size: 'small' };
  return { ...card, body: [line, ...body] };
}
