/** Decides the words in which a refusal reaches a person; every refusal has a sentence, and none has a name in it. */
import type { NotAllowedReason, Refusal } from '../domain/refusal';
import type { Reply } from './turn';

const NOT_ALLOWED: Readonly<Record<NotAllowedReason, string>> = {
  'not-yours': 'Only the person who began this concern can open it.',
  'members-only': 'Only members of the MASE panel can do this. If you should be one, ask the MASE coordinator.',
  'coordinator-only': 'Only the MASE coordinator, the chair or the vice chair can do this.',
  'chair-only': 'This is for the chair, the vice chair or the other agencies of the panel.',
  'own-proposal': 'You proposed this action, so somebody else must approve it.',
  'owner-only': 'Only the person who is to do this action can answer for it.',
  restricted: 'This case is restricted to named people.',
  'wrong-team': 'This team is not set up for the MASE panel. Ask whoever installed the app.',
  'setup-only': 'Only the first coordinator named in the app’s settings can do this.',
};

/** What a person reads when the rules say no. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'We cannot find this any more. Write “my concerns” to see what there is.';
    case 'not-allowed':
      return NOT_ALLOWED[refusal.why];
    case 'stale':
      return 'This card is out of date, so nothing was changed. Open it again to see what is true now.';
    case 'already-submitted':
      return `This was already submitted as ${refusal.reference}.`;
    case 'wrong-status':
      return 'This can no longer be done: things have moved on. Refresh the card to see what is true now.';
    case 'incomplete':
    case 'faults':
      return refusal.faults.map((f) => f.message).join(' ');
    case 'already-decided':
      return 'This was already done. Nothing was changed.';
    case 'too-many-rows':
      return `There can be ${String(refusal.limit)} at most.`;
    case 'duties-open':
      return 'It cannot be withdrawn yet: what must be done for the child’s safety has no answer. Make those calls, or ask the referrer to say what they have done.';
    case 'no-channel':
      return 'No channel is set up for the MASE panel yet.';
    case 'directory-unavailable':
      return 'We could not check who is in the MASE channel just now, so nothing was done. Try again in a minute.';
  }
}

/** The refusal as an answer; a `not-allowed` one is a 403, the others a 412. */
export function refused(refusal: Refusal): Reply {
  return { kind: 'error', status: refusal.code === 'not-allowed' ? 403 : 412, message: refusalWords(refusal) };
}

export const card = (of: Extract<Reply, { kind: 'card' }>['card']): Reply => ({ kind: 'card', card: of });
export const text = (words: string): Reply => ({ kind: 'text', text: words });
