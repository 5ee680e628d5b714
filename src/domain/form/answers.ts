/** Decides the shape of what a person has answered so far: values by field id, and rows of siblings and alleged perpetrators. */

/** One answer: text as typed (trimmed), the id of a choice, or the ids of several. Absent means blank. */
export type Answer = string | readonly string[];
export type Values = Readonly<Record<string, Answer>>;

export type RowGroupId = 'siblings' | 'perpetrators';

export interface Row {
  readonly id: string;
  readonly values: Values;
}

export interface Answers {
  readonly values: Values;
  readonly rows: Readonly<Record<RowGroupId, readonly Row[]>>;
}

export const NO_ANSWERS: Answers = { values: {}, rows: { siblings: [], perpetrators: [] } };

/** A single text or choice; '' when blank. */
export const textOf = (values: Values, id: string): string => {
  const v = values[id];
  return typeof v === 'string' ? v : '';
};

/** The chosen ids of a multiple choice; [] when blank. */
export const listOf = (values: Values, id: string): readonly string[] => {
  const v = values[id];
  return v === undefined ? [] : typeof v === 'string' ? [v] : v;
};
