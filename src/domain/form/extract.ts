/** Decides how an answer reads when it is shown again: labels instead of ids. */
import type { Answer } from './answers';
import type { Field } from './field';

/** The answer in words; '' when blank. A choice whose list is not given (the profile's agencies, say) reads as its id. */
export function answerText(field: Field, answer: Answer | undefined): string {
  if (answer === undefined) return '';
  const label = (id: string): string => field.choices?.find((c) => c.id === id)?.label ?? id;
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return (typeof answer === 'string' ? [answer] : answer).map(label).join('; ');
    case 'short':
    case 'note':
    case 'long':
    case 'email':
    case 'age':
      return typeof answer === 'string' ? answer : answer.join(', ');
  }
}
