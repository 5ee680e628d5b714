/** Decides how a leader of the panel confirms that the work on a case is blocked or complex (R18, §4). */
import type { CaseView } from '../../usecases/case/viewCase';
import { button, type Ref } from '../ref';
import { group, line, sheet, type SheetData } from './sheet';

/** Confirms R18; verb `escalateCase` with `concern`. */
export function escalateCaseCard({ view }: { readonly view: CaseView }): Ref<'panel', SheetData> {
  const { id, reference } = view.concern;
  return sheet({
    title: `Is the work on ${reference} blocked or complex?`,
    groups: [
      group({
        lines: [
          line('The Vulnerable Adolescents Panel exists to unblock complex work (R18, §4).'),
          line(
            'The card of the case will say that it has been escalated, and on which day. This cannot be taken back here.',
          ),
          line('Nothing is sent to that panel from here. Take the case there yourself.'),
        ],
      }),
    ],
    buttons: [
      button('Mark as escalated', 'escalateCase', { concern: id }, 'positive'),
      button('Cancel', 'showCase', { concern: id }),
    ],
  });
}
