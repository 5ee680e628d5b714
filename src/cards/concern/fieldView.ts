/** Decides how one question of the form looks on a card: which input, what it holds, and what stands beside it. */
import type { Answer, Values } from '../../domain/form/answers';
import { answerText } from '../../domain/form/extract';
import { LIMITS, type Choice, type Field } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import type { Option } from '../ref';

/** What a template needs to draw a question. `value` is as typed; several choices are joined by commas, as the client sends them. */
export interface FieldView {
  /** The id of the input: `q_` and the id of the field. */
  readonly id: string;
  readonly input: 'text' | 'choice';
  readonly label: string;
  readonly value: string;
  /** '' when there is none. */
  readonly hint: string;
  /** The hint stands above a long list, so that it is read before it; otherwise below. */
  readonly hintFirst: boolean;
  readonly fault: string;
  readonly error: string;
  readonly limit: number;
  readonly long: boolean;
  readonly style: 'text' | 'email' | 'compact' | 'expanded';
  readonly several: boolean;
  readonly choices: readonly Option[];
}

/** A list of more than this many to tick has its hint above it. */
const HINT_BELOW_UP_TO = 6;
/** A single choice out of more than this many is a drop-down list. */
const EXPANDED_UP_TO = 5;

const inputId = (fieldId: string): string => `q_${fieldId}`;

const typed = (answer: Answer | undefined): string =>
  answer === undefined ? '' : typeof answer === 'string' ? answer : answer.join(',');

/** The choices of a field, those of the borough profile included. */
const choicesOf = (field: Field, agencies: readonly Choice[]): readonly Choice[] =>
  field.choicesFrom === 'agencies' ? agencies : (field.choices ?? []);

function textView(
  field: Field,
  kind: 'short' | 'note' | 'long' | 'email' | 'age',
): Pick<FieldView, 'limit' | 'long' | 'style' | 'error' | 'hint' | 'hintFirst'> {
  const limit = LIMITS[kind];
  const most = `Up to ${limit.toLocaleString('en-GB')} characters.`;
  const long = kind === 'note' || kind === 'long';
  const hint = field.hint ?? (long ? most : '');
  return {
    limit,
    long,
    style: kind === 'email' ? 'email' : 'text',
    hintFirst: false,
    error: `${field.label}: ${most.toLowerCase()}`,
    hint,
  };
}

export interface FieldContext {
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly agencies: readonly Choice[];
}

export function fieldView(field: Field, { values, faults, agencies }: FieldContext): FieldView {
  const common = {
    id: inputId(field.id),
    label: field.label,
    value: typed(values[field.id]),
    fault: faults.find((f) => f.field === field.id)?.message ?? '',
  };
  switch (field.kind) {
    case 'choice':
    case 'choices': {
      const choices = choicesOf(field, agencies).map((c) => ({ title: c.label, value: c.id }));
      const several = field.kind === 'choices';
      const style = several || choices.length <= EXPANDED_UP_TO ? 'expanded' : 'compact';
      const hint = field.hint ?? (several && !field.label.includes('tick all') ? 'Choose all that apply.' : '');
      const hintFirst = hint !== '' && several && choices.length > HINT_BELOW_UP_TO;
      return {
        ...common,
        input: 'choice',
        choices,
        several,
        style,
        hint,
        hintFirst,
        error: `${field.label}: choose from the list.`,
        limit: 0,
        long: false,
      };
    }
    case 'short':
    case 'note':
    case 'long':
    case 'email':
    case 'age':
      return { ...common, input: 'text', choices: [], several: false, ...textView(field, field.kind) };
  }
}

/** An answer in words: text as typed, choices by their labels, '' when blank. */
export const answerWords = (field: Field, answer: Answer | undefined, agencies: readonly Choice[]): string =>
  answerText({ ...field, choices: choicesOf(field, agencies) }, answer);
