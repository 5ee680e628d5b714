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
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return line.length <= limit ? line.join('') : `${line.slice(0, limit - 1).join('')}…`;
}
