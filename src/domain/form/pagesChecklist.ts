/** Decides what steps 5 and 6 ask: the vulnerability factors and the risk indicators, and a note on each that is ticked (Appendix 3; §8). */
import { FACTORS, INDICATORS, SIGNS } from '../risk/checklist';
import { listOf } from './answers';
import type { Choice, Field, Page } from './field';

const A3 = 'Appendix 3';
/** More notes than this on one card could pass its size when all are full. */
const NOTES_A_PAGE = 5;

const noteOn = (list: 'factors' | 'indicators', choice: Choice): Field => ({
  id: `${list}Note-${choice.id}`,
  label: choice.label,
  kind: 'note',
  section: A3,
  printed: true,
  hint: 'Up to 300 characters.',
  when: (answers) => listOf(answers.values, list).includes(choice.id),
});

/** The pages of notes on one list: `factor-notes`, `factor-notes-2` and so on; each shown when something on it is ticked. */
function notePages(
  step: number,
  list: 'factors' | 'indicators',
  id: string,
  title: string,
  why: string,
): readonly Page[] {
  const choices = list === 'factors' ? FACTORS : INDICATORS;
  const count = Math.ceil(choices.length / NOTES_A_PAGE);
  const parts = Array.from({ length: count }, (_, i) => choices.slice(i * NOTES_A_PAGE, (i + 1) * NOTES_A_PAGE));
  return parts.map((part, i) => ({
    id: i === 0 ? id : `${id}-${String(i + 1)}`,
    step,
    title: i === 0 ? title : `${title} (continued, ${String(i + 1)})`,
    why,
    fields: part.map((choice) => noteOn(list, choice)),
    when: (answers) => part.some((choice) => listOf(answers.values, list).includes(choice.id)),
  }));
}

export const CHECKLIST_PAGES: readonly Page[] = [
  {
    id: 'factors',
    step: 5,
    title: 'Vulnerability factors',
    why: 'Things in a child’s life that someone could use to exploit them. No number of ticks proves anything, though more mean more risk (§7, §8).',
    fields: [
      {
        id: 'factors',
        label: 'Vulnerability Factors (tick all that apply)',
        kind: 'choices',
        section: A3,
        printed: true,
        choices: FACTORS,
      },
      {
        id: 'factorsOther',
        label: 'Others? Please specify',
        kind: 'note',
        section: A3,
        printed: true,
        hint: 'Up to 300 characters.',
      },
    ],
  },
  ...notePages(
    5,
    'factors',
    'factor-notes',
    'What you know about these factors',
    'A sentence on each helps the panel more than a tick.',
  ),
  {
    id: 'indicators',
    step: 6,
    title: 'Risk indicators',
    why: 'Signs that exploitation may be happening. No number of ticks proves it, though more mean more risk (§8).',
    fields: [
      {
        id: 'indicators',
        label: 'Risk Indicators (tick all that apply)',
        kind: 'choices',
        section: A3,
        printed: true,
        choices: INDICATORS,
        hint: '"Recruiting others" means made or persuaded to bring others: that child is a victim first (§5).',
      },
      {
        id: 'indicatorsOther',
        label: 'Others? Please specify',
        kind: 'note',
        section: A3,
        printed: true,
        hint: 'Up to 300 characters.',
      },
    ],
  },
  ...notePages(
    6,
    'indicators',
    'indicator-notes',
    'What you know about these indicators',
    'A sentence on each helps the panel more than a tick.',
  ),
  {
    id: 'signs',
    step: 6,
    title: 'Further signs',
    why: 'The strategy lists these signs beside the form (§8). Tick any that you have seen; none is needed.',
    fields: [{ id: 'signs', label: 'Signs you have seen', kind: 'choices', section: '§8', choices: SIGNS }],
  },
];
