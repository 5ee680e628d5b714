/** Decides how the author of an unfinished draft is reminded of it, warned before it goes, and told that it has gone (product §1.3). */
import { shortDate, type LocalDate } from '../../domain/calendar';
import type { Profile } from '../../domain/profile/profile';
import { noticeCard, type NoticeData } from '../concern/notice';
import { button, type Ref } from '../ref';

export interface DraftRecallInput {
  readonly notice: 'recall' | 'deletion' | 'deleted';
  readonly concernId: string;
  readonly startedOn: LocalDate;
  readonly profile: Pick<Profile, 'drafts'>;
}

/** Button `resumeConcern` with `concern` while the draft exists. Names the draft by its day alone. */
export function draftRecallCard({
  notice,
  concernId,
  startedOn,
  profile,
}: DraftRecallInput): Ref<'notice', NoticeData> {
  const begun = `the concern you began on ${shortDate(startedOn)}`;
  const call = button('Who do I call', 'showContacts');
  const resume = button('Resume', 'resumeConcern', { concern: concernId }, 'positive');
  const { noticeDaysBefore, deleteAfterDays } = profile.drafts;
  switch (notice) {
    case 'recall':
      return noticeCard({
        title: 'You have a concern that is not sent yet',
        tone: 'warning',
        lines: [
          `Do you want to finish ${begun}? Nobody else can see it, and nobody has been told.`,
          'If you still worry about the child, you do not need the form to call for help.',
        ],
        buttons: [resume, button('Delete draft', 'openDeleteDraft', { concern: concernId }), call],
      });
    case 'deletion':
      return noticeCard({
        title: `Your draft will be deleted in ${String(noticeDaysBefore)} days`,
        tone: 'warning',
        lines: [`You have not saved ${begun} for a while. Open it and save it to keep it.`],
        buttons: [resume, call],
      });
    case 'deleted':
      return noticeCard({
        title: 'Your draft has been deleted',
        lines: [
          `We deleted ${begun}, because it was not saved for ${String(deleteAfterDays)} days. It was not sent to anybody.`,
          'If you still worry about the child, raise it again or call.',
        ],
        buttons: [button('Raise a concern', 'raiseConcern', {}, 'positive'), call],
      });
  }
}
