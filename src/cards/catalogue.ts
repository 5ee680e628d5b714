/** Decides which cards there are: each name is a template in `cards/`, and says what data that template shows. */
import type { AdditionData } from './concern/addition';
import type { ConcernsData } from './concern/concerns';
import type { FormPageData } from './concern/form';
import type { NoticeData } from './concern/notice';
import type { ReceiptData } from './concern/receipt';
import type { ReviewData } from './concern/review';
import type { StepData } from './concern/step';
import type { MentionData } from './messages/mentionCard';
import type { SheetData } from './panel/sheet';
import type { Ref } from './ref';

/** To add a card: put its template into `cards/<name>.json`, write its presenter, and add one line here. */
interface Cards {
  readonly step: StepData;
  readonly review: ReviewData;
  readonly receipt: ReceiptData;
  readonly addition: AdditionData;
  readonly concerns: ConcernsData;
  readonly notice: NoticeData;
  readonly form: FormPageData;
  readonly panel: SheetData;
  readonly mention: MentionData;
}

/** A card that is not drawn yet. */
export type CardRef = { [N in keyof Cards]: Ref<N, Cards[N]> }[keyof Cards];
