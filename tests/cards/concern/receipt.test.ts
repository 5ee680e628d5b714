/** What is said before a concern is sent, and after. */
import { receiptCard } from '../../../src/cards/concern/receipt';
import { reviewCard } from '../../../src/cards/concern/review';
import { render } from '../../../src/cards/render';
import { nodes, textOf } from '../../support/cardLint';
import { AGENCIES, answersWith, brief, CONTACTS, DUTIES, PARTS, REVIEW, submitted } from './examples';

const KEY = { concernId: 'c1', revision: 4 };

describe('the review', () => {
  const review = (missing: Parameters<typeof reviewCard>[0]['missing'] = []) =>
    reviewCard({
      ...KEY,
      page: REVIEW,
      parts: PARTS,
      answers: answersWith('Made-up Child'),
      missing,
      duties: DUTIES,
      category: 'cannot-say',
      suggestion: { category: '2', grounds: [] },
      agencies: AGENCIES,
      progress: { step: 10, part: 1, parts: 1 },
    });

  it('says what is missing, on which page, and offers that page first', () => {
    const card = review([{ page: 'child', fault: { field: 'name', message: 'Say who the child is.' } }]);
    expect(card.data.faults).toEqual([{ line: 'The child: Name: Say who the child is.' }]);
    expect(card.data.part).toBe('child');
    expect(card.data.options[1]).toEqual({ title: 'The child – needs an answer', value: 'child' });
  });

  it('shows each part in an extract, the category beside the suggestion, and the duties with their §', () => {
    const text = textOf(render(review()));
    expect(text).toContain('The child\n5 of 5 answered: Made-up Child; 14; Made-up Child; Police; CO; LAC');
    expect(text).toContain('Brothers and sisters\n2 people added');
    expect(text).toContain(
      'Your category\nI cannot say (treated as category 2)\nSuggested by your answers\nCategory 2 (Medium Risk)',
    );
    expect(text).toContain('§11.1\nCall ECIRS now');
  });

  it('sends with Submit, and asks for the declaration', () => {
    const card = review();
    expect(brief(card.data.buttons)).toEqual([
      'Submit → submitConcern',
      'Back → saveStep back',
      'Save and close → saveStep close',
    ]);
    expect(card.data.fields.map((f) => f.id)).toEqual(['q_declaration']);
    expect(brief(card.data.change)).toEqual(['Change this part → changePart']);
  });
});

describe('the receipt', () => {
  const base = { submittedOn: '2026-12-01', duties: DUTIES, contacts: CONTACTS } as const;
  const meeting = { date: '2026-12-17', time: '14:00' };

  it('holds nothing that was typed into the form or in answer to a duty', () => {
    const card = JSON.stringify(render(receiptCard({ ...base, concern: submitted('Zebedee Quux'), meeting })));
    expect(card).not.toContain('Zebedee');
  });

  it('asks about duties that have no answer, and not about those only told', () => {
    expect(receiptCard({ ...base, concern: submitted('x') }).data.open.map((o) => o.value)).toEqual(['R1', 'R2']);
  });

  it('asks for nothing more once each has its answer', () => {
    const concern = submitted('x');
    const answer = { by: 'p0', recordedAt: '2026-12-01T11:00:00.000Z', when: '11:00', withWhom: 'duty desk' };
    const card = render(
      receiptCard({ ...base, concern: { ...concern, duties: concern.duties.map((d) => ({ ...d, answer })) } }),
    );
    expect(nodes(card).filter((n) => String(n['type']).startsWith('Input.'))).toEqual([]);
  });

  it.each([
    [
      'in time for a meeting',
      'case',
      'submitted',
      'It is in time for the meeting on Thursday 17 December 2026 at 14:00.',
    ],
    ['listed', 'case', 'listed', 'will discuss it on Thursday 17 December 2026 at 14:00'],
    [
      'a consultation',
      'consultation',
      'submitted',
      'This is a consultation. It does not go to the MASE panel’s channel.',
    ],
    ['withdrawn', 'case', 'withdrawn', 'It has been withdrawn.'],
  ] as const)('says so when it is %s', (_, stage, status, words) => {
    expect(textOf(render(receiptCard({ ...base, meeting, concern: { ...submitted('x'), stage, status } })))).toContain(
      words,
    );
  });

  it('says so when no meeting is scheduled', () => {
    expect(textOf(render(receiptCard({ ...base, concern: submitted('x') })))).toContain('No meeting is scheduled yet');
  });

  it('comes back with each fault at its question and what was typed', () => {
    const typed = { rules: ['R1', 'R2'], when: '', withWhom: 'the duty desk' };
    const card = receiptCard({
      ...base,
      concern: submitted('x'),
      typed,
      faults: [{ field: 'when', message: 'Say when you did it.' }],
    });
    expect(card.data).toMatchObject({
      chosen: 'R1,R2',
      withWhom: 'the duty desk',
      whenFault: 'Say when you did it.',
      rulesFault: '',
    });
  });
});
