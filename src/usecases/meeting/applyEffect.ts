/** Decides how an effect of one aggregate on another is carried out: once, however often it is delivered (architecture §2.3). */
import type { Meeting } from '../../domain/meeting/meeting';
import { ok, type Result } from '../../domain/refusal';
import type { Effect } from '../../ports/message';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';

function agendaAfter(meeting: Meeting, effect: Effect): readonly string[] {
  switch (effect.type) {
    case 'put-on-agenda':
      return meeting.agenda.includes(effect.concernId) ? meeting.agenda : [...meeting.agenda, effect.concernId];
    case 'take-off-agenda':
      return meeting.agenda.filter((id) => id !== effect.concernId);
  }
}

/** Whether the case still says so: an older effect must not undo a newer one. */
async function holds(deps: Deps, effect: Effect): Promise<boolean> {
  const loaded = await deps.store.load('concern', effect.concernId);
  const listed = loaded?.state.stage === 'case' && loaded.state.meetingId === effect.meetingId;
  return effect.type === 'put-on-agenda' ? listed : !listed;
}

export async function applyEffect(deps: Deps, effect: Effect): Promise<Result<Meeting | undefined>> {
  if (!(await holds(deps, effect))) return ok(undefined);
  const { at } = momentOf(deps);
  return change(deps, 'meeting', effect.meetingId, (meeting) => {
    const agenda = agendaAfter(meeting, effect);
    return ok({
      state: { ...meeting, agenda },
      events: [{ type: effect.type, by: 'system', at, data: { concernId: effect.concernId } }],
    });
  });
}
