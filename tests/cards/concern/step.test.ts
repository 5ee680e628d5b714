/** What a step of the form says and carries. */
import { rowCard, rowsCard } from '../../../src/cards/concern/rows';
import { stepCard, type StepInput } from '../../../src/cards/concern/step';
import { advice, dutyNotices } from '../../../src/cards/concern/stepNotice';
import { render } from '../../../src/cards/render';
import { nodes, ofType, textOf } from '../../support/cardLint';
import {
  AGENCIES,
  answersWith,
  brief,
  CATEGORY,
  CHILD,
  CONTACTS,
  DETAILS,
  DUTIES,
  ROW_FIELDS,
  SAFETY,
  SIBLINGS,
} from './examples';

const KEY = { concernId: 'c1', revision: 4 };
const step = (more: Partial<StepInput> & Pick<StepInput, 'page'>): ReturnType<typeof stepCard> =>
  stepCard({
    ...KEY,
    fields: more.page.fields,
    answers: answersWith('Made-up Child'),
    on: '2026-12-01',
    faults: [],
    notices: [],
    progress: { step: more.page.step, part: 1, parts: 1 },
    agencies: AGENCIES,
    canGoBack: true,
    ...more,
  });
describe('a step', () => {
  it('says where one is, and in which part of the step', () => {
    expect(textOf(render(step({ page: CHILD, progress: { step: 2, part: 1, parts: 3 } })))).toContain(
      'Step 2 of 10 (1 of 3) · The child',
    );
    expect(textOf(render(step({ page: SAFETY })))).toContain('Step 1 of 10 · Safety');
  });

  it('offers Next, Back, and Save and close, each with the concern, the revision and the page', () => {
    const { buttons } = step({ page: CHILD }).data;
    expect(brief(buttons)).toEqual(['Next → saveStep next', 'Back → saveStep back', 'Save and close → saveStep close']);
    for (const b of buttons) expect(b.data).toMatchObject({ concern: 'c1', revision: 4, page: 'child' });
  });

  it('has no Back where there is nothing before it', () => {
    expect(brief(step({ page: SAFETY, canGoBack: false }).data.buttons)).toEqual([
      'Next → saveStep next',
      'Save and close → saveStep close',
    ]);
  });

  it('names each input after its question, with what was answered', () => {
    const card = render(step({ page: CHILD }));
    expect(ofType(card, 'Input.Text').map((n) => [n['id'], n['label'], n['value'], n['maxLength']])).toEqual([
      ['q_name', 'Name', 'Made-up Child', 200],
      ['q_dob', 'DOB/age', '14', 40],
      ['q_email', 'Email address', 'Made-up Child', 200],
    ]);
    expect(ofType(card, 'Input.ChoiceSet').map((n) => [n['id'], n['value'], n['style'], n['isMultiSelect']])).toEqual([
      ['q_agency', 'agency-a', 'compact', false],
      ['q_legal', 'CO,LAC', 'expanded', true],
    ]);
  });

  it('tells a fault at the top and at its question, and keeps what was typed', () => {
    const faults = [{ field: 'dob', message: 'This date does not exist.' }];
    const card = render(step({ page: CHILD, faults, typed: { dob: '32/13/2015' } }));
    expect(textOf(card)).toContain('There is a problem\nDOB/age: This date does not exist.');
    expect(
      ofType(card, 'TextBlock')
        .filter((n) => n['color'] === 'attention')
        .map((n) => n['text']),
    ).toEqual(['This date does not exist.']);
    expect(ofType(card, 'Input.Text').find((n) => n['id'] === 'q_dob')?.['value']).toBe('32/13/2015');
    expect(ofType(card, 'Input.Text').find((n) => n['id'] === 'q_name')?.['value']).toBe('Made-up Child');
  });

  it('says what is needed, unless all of it is or nothing is', () => {
    expect(step({ page: CHILD }).data.needed).toBe('Needed here: Name; DOB/age');
    expect(step({ page: SAFETY }).data.needed).toBe(
      'Needed here: all but Have you talked to your safeguarding lead or line manager?',
    );
    expect(step({ page: DETAILS }).data.needed).toBe('');
    expect(step({ page: CATEGORY }).data.needed).toBe('');
  });

  it('puts 999 before every other duty, in the colour of danger', () => {
    const { notices } = step({ page: CHILD, notices: dutyNotices(DUTIES, CONTACTS) }).data;
    expect(notices.map((n) => [n.title, n.style])).toEqual([
      ['Call 999 now', 'attention'],
      ['Call ECIRS now', 'warning'],
      ['Refer to ECIRS', 'warning'],
      ['A strategy or multi-agency planning meeting is due', 'warning'],
    ]);
    expect(notices[1]?.source).toContain('Strategy §11.1 · Call 020 8825 8000, 24 hours');
  });

  it('keeps every duty and all advice beside a long answer, and leaves out reasons', () => {
    const card = render(
      step({
        page: DETAILS,
        notices: [...dutyNotices(DUTIES, CONTACTS), advice('Better words', 'Say what was done to the child.')],
      }),
    );
    for (const d of DUTIES) expect(textOf(card)).toContain(d.title);
    expect(textOf(card)).toContain('Say what was done to the child.');
    expect(textOf(card)).not.toContain('A referral must be made at once.');
  });

  it('shows help only when asked for', () => {
    const help = nodes(render(step({ page: DETAILS }))).find((n) => n['id'] === 'help');
    expect(help?.['isVisible']).toBe(false);
  });

  it('suggests a category with its grounds and their §, and chooses nothing', () => {
    const suggestion = { category: '2', grounds: [{ text: 'Control is possible.', section: '§11.2' }] } as const;
    const text = textOf(render(step({ page: CATEGORY, suggestion })));
    expect(text).toContain(
      'Your answers suggest category 2. You decide: nothing is chosen for you.\nControl is possible. (§11.2)',
    );
    expect(textOf(render(step({ page: CATEGORY, suggestion: { category: 'none', grounds: [] } })))).toContain(
      'do not point to a category',
    );
  });
});

describe('a page that takes several people', () => {
  const people = {
    ...KEY,
    page: SIBLINGS,
    group: 'siblings',
    rowFields: ROW_FIELDS,
    faults: [],
    notices: [],
    progress: { step: 4, part: 1, parts: 2 },
    agencies: AGENCIES,
    canGoBack: true,
  } as const;
  const rows = (n: number) => answersWith('Made-up Sibling', n).rows.siblings;

  it('offers only to add when nobody is there yet', () => {
    const card = rowsCard({ ...people, rows: [] });
    expect(brief(card.data.rowButtons)).toEqual(['Add sibling → saveStep add-row']);
    expect(textOf(render(card))).toContain('No brothers or sisters added.');
  });

  it('lists each on one line, to change or remove', () => {
    const card = rowsCard({ ...people, rows: [...rows(1), { id: 'blank', values: {} }] });
    expect(card.data.rows).toEqual([
      { title: '1. Made-up Sibling, Female, 15, Made-up Sibling', value: 'row-0' },
      { title: '2. Nothing entered yet', value: 'blank' },
    ]);
    expect(brief(card.data.rowButtons)).toEqual([
      'Add sibling → saveStep add-row',
      'Change → saveStep edit-row',
      'Remove → saveStep remove-row',
    ]);
  });

  it('chooses the only one by itself', () => {
    expect([rowsCard({ ...people, rows: rows(1) }).data.row, rowsCard({ ...people, rows: rows(2) }).data.row]).toEqual([
      'row-0',
      '',
    ]);
  });

  it('says at twenty that no more can be added, and whom to tell', () => {
    const card = rowsCard({ ...people, rows: rows(20) });
    expect(brief(card.data.rowButtons)).not.toContain('Add sibling → saveStep add-row');
    expect(card.data.why).toContain('Tell ECIRS about anyone else.');
  });

  it('asks about one person on a card whose every button carries that row', () => {
    const { buttons } = rowCard({ ...people, rowId: 'row-0', values: {}, isNew: true }).data;
    expect(brief(buttons)).toEqual([
      'Done → saveStep done-row',
      'Cancel → saveStep cancel-row',
      'Save and close → saveStep close',
    ]);
    for (const b of buttons) expect(b.data['row']).toBe('row-0');
  });
});
