/** Decides how a referrer says more about what they submitted: a correction, an addition, or a request to withdraw it (product §1.3). */
import { LIMITS } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import { button, type Button, type Option, type Ref } from '../ref';

export interface AdditionData {
  readonly title: string;
  readonly why: string;
  /** Correction or addition; none for a request to withdraw. */
  readonly kinds: readonly Option[];
  readonly kind: string;
  readonly label: string;
  readonly fault: string;
  readonly text: string;
  readonly limit: number;
  readonly buttons: readonly Button[];
}

export interface AdditionInput {
  readonly concernId: string;
  readonly reference: string;
  readonly faults?: readonly Fault[];
  /** As typed, when the form comes back with a fault. */
  readonly text?: string;
}

const faultOf = (faults: readonly Fault[] = []): string => faults.find((f) => f.field === 'text')?.message ?? '';
const buttonsFor = (concernId: string, title: string, verb: string): readonly Button[] => [
  button(title, verb, { concern: concernId }, 'positive'),
  button('Cancel', 'showConcern', { concern: concernId }),
];

const common = ({ faults, text = '' }: AdditionInput): Pick<AdditionData, 'fault' | 'text' | 'limit'> => ({
  fault: faultOf(faults),
  text,
  limit: LIMITS.long,
});

/** Add or correct: inputs `kind` (`addition` or `correction`) and `text`; verb `addToConcern`. */
export function additionCard(
  input: AdditionInput & { readonly kind?: 'addition' | 'correction' },
): Ref<'addition', AdditionData> {
  const data: AdditionData = {
    ...common(input),
    title: `Add to or correct ${input.reference}`,
    why: 'What you submitted stays as it was. This is kept beside it, and the MASE coordinator is told. If the child is in danger now, call 999 first.',
    kinds: [
      { title: 'I have something to add', value: 'addition' },
      { title: 'Something I wrote is wrong', value: 'correction' },
    ],
    kind: input.kind ?? 'addition',
    label: 'What do you want to say?',
    buttons: buttonsFor(input.concernId, 'Send', 'addToConcern'),
  };
  return { name: 'addition', data };
}

/** Ask to withdraw: input `text`; verb `askWithdrawal`. The coordinator decides; nothing is deleted. */
export function withdrawalCard(input: AdditionInput): Ref<'addition', AdditionData> {
  const data: AdditionData = {
    ...common(input),
    title: `Ask to withdraw ${input.reference}`,
    why: 'The MASE coordinator is told, and decides. Nothing is deleted, and what you must do for the child’s safety stays to be done.',
    kinds: [],
    kind: '',
    label: 'Why should it be withdrawn?',
    buttons: buttonsFor(input.concernId, 'Ask to withdraw', 'askWithdrawal'),
  };
  return { name: 'addition', data };
}
