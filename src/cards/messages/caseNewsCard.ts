/** Decides what the referrer hears of a decision about their case: that it was taken, without the panel's detail (product §1.6). */
import type { Submitted } from '../../domain/concern/concern';
import type { Meeting } from '../../domain/meeting/meeting';
import type { CaseNews } from '../../ports/message';
import { noticeCard, type NoticeData } from '../concern/notice';
import { meetingWords } from '../panel/words';
import { button, type Ref } from '../ref';

export interface CaseNewsInput {
  readonly news: CaseNews;
  readonly concern: Submitted;
  readonly meeting?: Meeting;
}

const PRESENT = 'You or a member of your team may be asked to present the case.';

/** Button `showConcern` with `concern`. */
export function caseNewsCard({ news, concern, meeting }: CaseNewsInput): Ref<'notice', NoticeData> {
  const { id, reference } = concern;
  const buttons = [
    button('Open', 'showConcern', { concern: id }),
    button('Add or correct', 'openAddition', { concern: id }),
  ];
  if (news === 'withdrawn')
    return noticeCard({
      title: `${reference} is withdrawn`,
      lines: [
        'The MASE coordinator has granted what you asked for. What you submitted is kept.',
        'If you are still worried about the child, raise a concern again or call ECIRS.',
      ],
      buttons: [button('Raise a concern', 'raiseConcern'), button('Who do I call', 'showContacts')],
    });
  if (news === 'accepted')
    return noticeCard({
      title: `${reference} has been accepted`,
      tone: 'good',
      lines: [
        'The MASE panel has taken on the concern you submitted. We tell you when it is listed for a meeting.',
        PRESENT,
      ],
      buttons,
    });
  if (news === 'meeting-changed')
    return noticeCard({
      title: `The MASE meeting for ${reference} has changed`,
      tone: 'warning',
      lines: [
        meeting?.status === 'scheduled'
          ? `It will now be discussed on ${meetingWords(meeting)}.`
          : 'The meeting for which it was listed is cancelled. We tell you when it is listed again.',
        PRESENT,
      ],
      buttons,
    });
  const when =
    meeting?.status === 'scheduled'
      ? `It will be discussed on ${meetingWords(meeting)}.`
      : 'It will be discussed at a MASE meeting.';
  return noticeCard({
    title: `${reference} is listed for a MASE meeting`,
    tone: 'good',
    lines: [when, PRESENT, 'If something has changed, add it now.'],
    buttons,
  });
}
