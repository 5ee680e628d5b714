/** Decides what the referrer sees after submitting: the reference, the meeting, the duties and their answers; never a word about the child (product §1.3). */
import { longDate, shortDate, type LocalDate, type LocalTime } from '../../domain/calendar';
import type { Submitted } from '../../domain/concern/concern';
import type { Duty, DutyRecord } from '../../domain/duties/duty';
import { LIMITS } from '../../domain/form/field';
import type { Fault } from '../../domain/refusal';
import { button, type Button, type Option, type Ref } from '../ref';
import { dutySource, type Contacts } from './stepNotice';

interface DutyLine {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly done: boolean;
}

export interface ReceiptData {
  readonly title: string;
  readonly lines: readonly { readonly line: string }[];
  readonly duties: readonly DutyLine[];
  readonly hasOpen: boolean;
  readonly open: readonly Option[];
  readonly chosen: string;
  readonly when: string;
  readonly withWhom: string;
  readonly rulesFault: string;
  readonly whenFault: string;
  readonly withWhomFault: string;
  readonly limit: number;
  readonly answer: readonly Button[];
  readonly buttons: readonly Button[];
}

interface ReceiptMeeting {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

export interface ReceiptInput {
  readonly concern: Submitted;
  readonly submittedOn: LocalDate;
  /** The duties that were raised, in order of urgency. */
  readonly duties: readonly Duty[];
  readonly contacts: Contacts;
  /** The meeting that the case will make, or for which it is listed, when one is scheduled. */
  readonly meeting?: ReceiptMeeting;
  readonly faults?: readonly Fault[];
  /** What was typed into a faulty answer. */
  readonly typed?: { readonly rules: readonly string[]; readonly when: string; readonly withWhom: string };
}

function statusLine({ concern, meeting }: ReceiptInput): string {
  if (concern.status === 'withdrawn') return 'It has been withdrawn.';
  if (concern.stage === 'consultation')
    return 'This is a consultation. It does not go to the MASE panel’s channel. The Child Protection Advisers can advise you (Strategy §11.1).';
  const day = meeting === undefined ? '' : `${longDate(meeting.date)} at ${meeting.time}`;
  if (concern.status === 'listed' && meeting !== undefined)
    return `The MASE panel will discuss it on ${day}. You or your team may be asked to present it.`;
  const next =
    meeting === undefined
      ? 'No meeting is scheduled yet; we tell you when it is listed.'
      : `It is in time for the meeting on ${day}.`;
  return `It has gone to the MASE panel. ${next} You or your team may be asked to present it.`;
}

const isOpen = (records: readonly DutyRecord[], duty: Duty): boolean =>
  duty.followUp !== 'told' && records.some((r) => r.rule === duty.rule && r.answer === undefined);
const isDone = (records: readonly DutyRecord[], duty: Duty): boolean =>
  records.some((r) => r.rule === duty.rule && r.answer !== undefined);

/** The reasons of so many duties are told; those that follow, less urgent, keep their command, § and number, so that all fit on one card. */
const REASONS = 8;

function dutyLine(duty: Duty, index: number, input: ReceiptInput): DutyLine {
  const done = isDone(input.concern.duties, duty);
  const text = done ? 'Done. Your answer is on record.' : index < REASONS ? duty.text : '';
  return { title: duty.title, text, source: done ? '' : dutySource(duty, input.contacts), done };
}

const messageAt = (faults: readonly Fault[], field: string): string =>
  faults.find((f) => f.field === field)?.message ?? '';

/** The receipt. What was written in answer to a duty is kept, and not shown, because it may name somebody. */
export function receiptCard(input: ReceiptInput): Ref<'receipt', ReceiptData> {
  const { concern, duties, faults = [], typed = { rules: [], when: '', withWhom: '' } } = input;
  const open = duties.filter((d) => isOpen(concern.duties, d));
  const carried = { concern: concern.id };
  const withdraw = concern.status === 'withdrawn' ? [] : [button('Ask to withdraw', 'openWithdrawal', carried)];
  const data: ReceiptData = {
    title: `Your concern has been submitted: ${concern.reference}`,
    lines: [
      {
        line: `Submitted on ${shortDate(input.submittedOn)}. Use the reference, not the child’s name, when you talk about it in Teams or by email.`,
      },
      ...(open.length > 0 ? [{ line: 'First do what stands under “What you need to do”.' }] : []),
      { line: statusLine(input) },
    ],
    duties: duties.map((d, i) => dutyLine(d, i, input)),
    hasOpen: open.length > 0,
    open: open.map((d) => ({ title: d.title, value: d.rule })),
    chosen: typed.rules.join(','),
    when: typed.when,
    withWhom: typed.withWhom,
    rulesFault: messageAt(faults, 'rules'),
    whenFault: messageAt(faults, 'when'),
    withWhomFault: messageAt(faults, 'withWhom'),
    limit: LIMITS.short,
    answer: [button('Record as done', 'answerDuties', carried, 'positive')],
    buttons: [button('Add or correct', 'openAddition', carried), ...withdraw],
  };
  return { name: 'receipt', data };
}
