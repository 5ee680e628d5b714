/** Decides what "my concerns" lists: drafts by the day they were begun, submitted ones by reference; never a name (product §1.3). */
import { shortDate, type LocalDate, type LocalTime } from '../../domain/calendar';
import type { CaseStatus } from '../../domain/concern/concern';
import { button, type Button, type Ref } from '../ref';

export interface ConcernsData {
  readonly lines: readonly { readonly line: string }[];
  readonly items: readonly { readonly title: string; readonly text: string; readonly buttons: readonly Button[] }[];
  readonly buttons: readonly Button[];
}

export type OwnConcern =
  | {
      readonly stage: 'draft';
      readonly id: string;
      readonly startedOn: LocalDate;
      readonly startedAt: LocalTime;
      readonly savedOn: LocalDate;
      readonly urgent: boolean;
    }
  | {
      readonly stage: 'case' | 'consultation';
      readonly id: string;
      readonly reference: string;
      readonly submittedOn: LocalDate;
      readonly status: CaseStatus;
      /** Duties without an answer. */
      readonly unanswered: number;
    };

/** What fits on one card. */
const CONCERNS_SHOWN = 12;

const STATUS_WORDS: Readonly<Record<CaseStatus, string>> = {
  submitted: 'with the MASE panel',
  accepted: 'accepted by the MASE panel',
  listed: 'listed for a MASE meeting',
  withdrawn: 'withdrawn',
};

function statusOf(stage: 'case' | 'consultation', status: CaseStatus): string {
  return stage === 'consultation' && status === 'submitted' ? 'a consultation' : STATUS_WORDS[status];
}

function item(concern: OwnConcern): ConcernsData['items'][number] {
  const carried = { concern: concern.id };
  if (concern.stage === 'draft')
    return {
      title: `Draft begun on ${shortDate(concern.startedOn)} at ${concern.startedAt}`,
      text: `${concern.urgent ? 'It calls for urgent action. ' : ''}Last saved on ${shortDate(concern.savedOn)}. Not sent to anybody yet.`,
      buttons: [
        button('Resume', 'resumeConcern', carried, 'positive'),
        button('Delete draft', 'openDeleteDraft', carried),
      ],
    };
  const duties =
    concern.unanswered === 0 ? '' : ` ${String(concern.unanswered)} to answer: open it and say what you have done.`;
  return {
    title: concern.reference,
    text: `Submitted on ${shortDate(concern.submittedOn)}; ${statusOf(concern.stage, concern.status)}.${duties}`,
    buttons: [button('Open', 'showConcern', carried)],
  };
}

/** The author's own concerns, newest first as given. */
export function concernsCard(concerns: readonly OwnConcern[]): Ref<'concerns', ConcernsData> {
  const none = concerns.length === 0 ? [{ line: 'You have not begun a concern here.' }] : [];
  const more = concerns.length > CONCERNS_SHOWN ? [{ line: `The newest ${String(CONCERNS_SHOWN)} are shown.` }] : [];
  const data: ConcernsData = {
    lines: [...none, ...more],
    items: concerns.slice(0, CONCERNS_SHOWN).map(item),
    buttons: [button('Raise a concern', 'raiseConcern', {}, 'positive'), button('Who do I call', 'showContacts')],
  };
  return { name: 'concerns', data };
}
