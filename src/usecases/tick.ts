/** Decides what the scheduler does each time: chases, recalls and reminders whose moment has come. */
import type { Deps } from './deps';
import { inTurn } from './inTurn';
import { remindOfMeetings } from './reminder/remindOfMeetings';
import { remindOfOverdue } from './reminder/remindOfOverdue';
import { tendConcerns } from './reminder/tendConcerns';

export async function tick(deps: Deps): Promise<void> {
  await inTurn([tendConcerns, remindOfMeetings, remindOfOverdue], (work) => work(deps));
}
