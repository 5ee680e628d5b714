/** Decides how a card is named before it is drawn: its template and the data that the template shows, and the parts that many cards share. */

export interface Ref<N extends string, D> {
  readonly name: N;
  readonly data: D;
}

/** A button: what it says, the verb it calls, and what it carries besides the inputs. */
export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly style: 'default' | 'positive' | 'destructive';
}

export const button = (
  title: string,
  verb: string,
  data: Button['data'] = {},
  style: Button['style'] = 'default',
): Button => ({
  title,
  verb,
  data,
  style,
});

/** One line of a list of facts; what it holds is shown as typed. */
export interface Fact {
  readonly title: string;
  readonly value: string;
}

/** One choice of an input, as the client wants it. */
export interface Option {
  readonly title: string;
  readonly value: string;
}

/** At most `limit` characters on one line, cut between characters and never inside one. */
export function extract(text: string, limit = 60): string {
  const line = Array.from(text.replace(/\s+/g, ' ').trim());
  return line.length <= limit ? line.join('') : `${line.slice(0, limit - 1).join('')}…`;
}

/** Letters of titles that stand side by side on a narrow phone. */
const ROW_LETTERS = 28;

/** Buttons in rows that a card 320 pixels wide can hold. */
export function buttonRows(buttons: readonly Button[]): readonly { readonly buttons: readonly Button[] }[] {
  const rows: Button[][] = [];
  let letters = ROW_LETTERS;
  for (const b of buttons) {
    letters += b.title.length;
    const row = rows[rows.length - 1];
    if (row === undefined || letters > ROW_LETTERS) {
      rows.push([b]);
      letters = b.title.length;
    } else row.push(b);
  }
  return rows.map((row) => ({ buttons: row }));
}
