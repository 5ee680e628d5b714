/** Decides what a form holds in which every question is answered and every free text carries a made-up word of its own. */
import type { Answer, Values } from '../../../src/domain/form/answers';
import type { Field } from '../../../src/domain/form/field';
import { PAGES } from '../../../src/domain/form/pages';
import { ROW_FIELDS } from '../../../src/domain/form/rows';
import { CALM } from '../../support/answers';

/** Every made-up text begins with it, so that one search finds them all. */
export const TRACE = 'Xylophantasma';

const { concernsRemain: _notAsked, ...SAFE } = CALM;

/** Choices that open every page which takes free text. */
const CHOSEN: Values = {
  ...SAFE,
  leadTalked: 'no',
  dob: '14',
  legalStatus: ['lac'],
  placedOut: 'into-ealing',
  ownCategory: '3',
  agency: 'education',
};

const NOT_ASKED = new Set(['dangerDone', 'concernsRemain', 'adultConfirm', 'declaration']);
const isText = (field: Field): boolean => field.kind === 'short' || field.kind === 'note' || field.kind === 'long';

/** A field's answer: its made-up text, an address, or every choice that it takes. */
function answerOf(field: Field, of: string): Answer {
  if (isText(field)) return `${TRACE} ${of}-${field.id}`;
  if (field.kind === 'email') return `${TRACE.toLowerCase()}-${of}-${field.id.toLowerCase()}@example.org`;
  if (field.kind === 'age') return '14';
  const ids = (field.choices ?? []).map((c) => c.id);
  return field.kind === 'choices' ? ids : (ids[0] ?? '');
}

const valuesOf = (fields: readonly Field[], of: string): Values =>
  Object.fromEntries(fields.filter((f) => !NOT_ASKED.has(f.id)).map((f) => [f.id, answerOf(f, of)]));

export const FULL_VALUES: Values = {
  ...valuesOf(
    PAGES.flatMap((p) => p.fields),
    'form',
  ),
  ...CHOSEN,
};
export const FULL_SIBLINGS: readonly Values[] = ['first', 'second'].map((of) =>
  valuesOf(ROW_FIELDS.siblings, `${of}-sibling`),
);
export const FULL_PERPETRATORS: readonly Values[] = ['one', 'other'].map((of) =>
  valuesOf(ROW_FIELDS.perpetrators, `${of}-person`),
);

/** Every field that takes free text. */
export const TEXT_FIELDS: readonly string[] = PAGES.flatMap((p) => p.fields)
  .filter(isText)
  .map((f) => f.id);
