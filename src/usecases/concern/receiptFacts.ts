/** Decides what the receipt of a submitted concern says now: its duties, and which meeting it will make (product §1.3). */
import type { LocalDate } from '../../domain/calendar';
import type { Submitted } from '../../domain/concern/concern';
import { dutiesOf } from '../../domain/concern/dutiesOf';
import type { Duty } from '../../domain/duties/duty';
import { meetingToMake } from '../../domain/meeting/schedule';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Deps } from '../deps';
import { meetingsAhead } from '../meeting/runMeeting';

export interface ReceiptFacts {
  readonly submittedOn: LocalDate;
  readonly duties: readonly Duty[];
  /** The meeting it is listed for, unless that is cancelled, or the next one that it will make. */
  readonly meeting?: Meeting;
}

async function meetingFor(deps: Deps, concern: Submitted, submittedOn: LocalDate): Promise<Meeting | undefined> {
  if (concern.stage !== 'case') return undefined;
  if (concern.meetingId !== undefined) {
    const listed = (await deps.store.load('meeting', concern.meetingId))?.state;
    return listed?.status === 'scheduled' ? listed : undefined;
  }
  return meetingToMake(await meetingsAhead(deps), submittedOn, deps.profile, deps.clock.holidays());
}

export async function receiptFacts(deps: Deps, concern: Submitted): Promise<ReceiptFacts> {
  const submittedOn = deps.clock.dateOf(concern.submittedAt);
  // R18 is the panel's to carry out, not the referrer's.
  const duties = dutiesOf(concern, submittedOn).filter((d) => d.rule !== 'R18');
  const meeting = await meetingFor(deps, concern, submittedOn);
  return meeting === undefined ? { submittedOn, duties } : { submittedOn, duties, meeting };
}
