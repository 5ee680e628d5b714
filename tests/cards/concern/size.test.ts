/** No card outgrows Teams, however much was written into the form. */
import { contactsCard } from '../../../src/cards/concern/notice';
import { concernsCard } from '../../../src/cards/concern/concerns';
import { formSections, formView, paginate } from '../../../src/cards/concern/form';
import { reviewCard } from '../../../src/cards/concern/review';
import { receiptCard } from '../../../src/cards/concern/receipt';
import { rowCard, rowsCard } from '../../../src/cards/concern/rows';
import { stepCard } from '../../../src/cards/concern/step';
import { dutyNotices } from '../../../src/cards/concern/stepNotice';
import { render } from '../../../src/cards/render';
import { RULES, type Duty } from '../../../src/domain/duties/duty';
import { DUTIES } from '../../../src/domain/duties/texts';
import type { Answer, Answers, RowGroupId, Values } from '../../../src/domain/form/answers';
import { LIMITS, type Field, type Page } from '../../../src/domain/form/field';
import { PAGES } from '../../../src/domain/form/pages';
import { ROW_FIELDS } from '../../../src/domain/form/rows';
import { cardFindings, textOf } from '../../support/cardLint';
import { AGENCIES, CONTACTS, submitted } from './examples';

const KEY = { concernId: '0f8fad5b-d9cb-469f-a165-70867728950e', revision: 123 };
const PROGRESS = { step: 10, part: 2, parts: 3 };
const WORST = ['"', '\\', '*', '1.\n', '😀'] as const;
const GROUPS: readonly RowGroupId[] = ['siblings', 'perpetrators'];

/** Every duty there is, although no story can raise them all. */
const ALL_DUTIES: readonly Duty[] = RULES.map((rule) => DUTIES[rule]);

function full(field: Field, character: string): Answer {
  const choices = field.choices ?? AGENCIES;
  if (field.kind === 'choices') return choices.map((c) => c.id);
  if (field.kind === 'choice') return choices[0]?.id ?? '';
  return character.repeat(Math.floor(LIMITS[field.kind] / character.length));
}
const fullValues = (fields: readonly Field[], character: string): Values =>
  Object.fromEntries(fields.map((f) => [f.id, full(f, character)]));

const idOf = (i: number): string => `0f8fad5b-d9cb-469f-a165-7086772895${String(i + 10)}`;
function fullAnswers(character: string): Answers {
  const rows = (group: RowGroupId): Answers['rows'][RowGroupId] =>
    Array.from({ length: LIMITS.rows }, (_, i) => ({ id: idOf(i), values: fullValues(ROW_FIELDS[group], character) }));
  const values = fullValues(
    PAGES.flatMap((p) => p.fields),
    character,
  );
  return { values, rows: { siblings: rows('siblings'), perpetrators: rows('perpetrators') } };
}

const faultsOf = (fields: readonly Field[]): readonly { field: string; message: string }[] =>
  fields.map((f) => ({ field: f.id, message: 'This is 50,000 characters long. The limit is 4,000. Shorten it.' }));
const SUGGESTION = {
  category: '3',
  grounds: Array.from({ length: 8 }, () => ({
    text: 'One ground, said in a sentence of the usual length.',
    section: '§11.2',
  })),
} as const;
const common = { ...KEY, progress: PROGRESS, agencies: AGENCIES, canGoBack: true };
const pageOf = (id: string): Page => {
  const page = PAGES.find((p) => p.id === id || p.rows === id);
  if (page === undefined) throw new Error(`there is no page ${id}`);
  return page;
};

describe.each(WORST)('with every field full of %j', (character) => {
  const answers = fullAnswers(character);

  it.each(PAGES.map((p) => p.id))('the page %s fits, with nothing wrong on it', (id) => {
    const page = pageOf(id);
    const notices = dutyNotices(ALL_DUTIES.slice(3, 8), CONTACTS);
    const card = stepCard({ ...common, page, fields: page.fields, answers, on: '2026-12-01', faults: [], notices });
    expect(cardFindings(render(card))).toEqual([]);
  });

  it.each(PAGES.map((p) => p.id))('the page %s fits with a fault at every field', (id) => {
    const page = pageOf(id);
    const card = stepCard({
      ...common,
      page,
      fields: page.fields,
      answers,
      on: '2026-12-01',
      faults: faultsOf(page.fields),
      notices: [],
    });
    expect(cardFindings(render(card))).toEqual([]);
  });

  it('the page with the suggestion and its grounds fits', () => {
    const page = pageOf('reason');
    const card = stepCard({
      ...common,
      page,
      fields: page.fields,
      answers,
      on: '2026-12-01',
      faults: [],
      notices: [],
      suggestion: SUGGESTION,
    });
    expect(cardFindings(render(card))).toEqual([]);
  });

  it.each(GROUPS)('twenty %s fit, and so does the form for one', (group) => {
    const people = { ...common, page: pageOf(group), group, rowFields: ROW_FIELDS[group] };
    const notices = dutyNotices(ALL_DUTIES.slice(3, 8), CONTACTS);
    expect(cardFindings(render(rowsCard({ ...people, rows: answers.rows[group], faults: [], notices })))).toEqual([]);
    const one = { ...people, rowId: idOf(0), values: answers.rows[group][0]?.values ?? {}, isNew: true };
    expect(cardFindings(render(rowCard({ ...one, faults: faultsOf(ROW_FIELDS[group]) })))).toEqual([]);
  });

  it('the review fits, with everything missing and every duty raised', () => {
    const missing = PAGES.flatMap((p) => faultsOf(p.fields).map((fault) => ({ page: p.id, fault })));
    const parts = PAGES.filter((p) => p.id !== 'review').map((page) => ({ page, fields: page.fields }));
    const card = reviewCard({
      ...common,
      page: pageOf('review'),
      parts,
      answers,
      missing,
      duties: ALL_DUTIES,
      category: 'cannot-say',
      suggestion: SUGGESTION,
    });
    expect(cardFindings(render(card))).toEqual([]);
  });

  it('the full form comes in pages that each fit, in a chat and in a dialog, and leaves nothing out', () => {
    const parts = PAGES.map((page) => ({ page, fields: page.fields }));
    const sections = formSections(answers, { parts, rowFields: ROW_FIELDS, agencies: AGENCIES });
    const pages = paginate(sections);
    const view = { concernId: KEY.concernId, title: 'MASE-2026-0042', sections };
    for (const page of pages.keys()) {
      const card = render(formView({ ...view, page: page + 1, submit: page % 2 === 0 }));
      expect(cardFindings(card)).toEqual([]);
    }
    const shown = pages
      .flat()
      .flatMap((s) => s.items.map((i) => i.value))
      .join('');
    expect(shown).toBe(sections.flatMap((s) => s.items.map((i) => i.value)).join(''));
  });
});

describe('cards without free text', () => {
  it('the receipt fits with every duty raised and none answered', () => {
    const concern = {
      ...submitted('x'),
      duties: RULES.map((rule) => ({ rule, raisedAt: '2026-12-01T10:00:00.000Z' })),
    };
    const typed = { rules: ['R1'], when: '"'.repeat(200), withWhom: '"'.repeat(200) };
    const card = receiptCard({ concern, submittedOn: '2026-12-01', duties: ALL_DUTIES, contacts: CONTACTS, typed });
    expect(cardFindings(render(card))).toEqual([]);
  });

  it('fifty concerns give a card that fits and says that there are more', () => {
    const many = Array.from(
      { length: 50 },
      (_, i) =>
        ({
          stage: 'draft',
          id: idOf(i),
          startedOn: '2026-12-01',
          startedAt: '09:10',
          savedOn: '2026-12-01',
          urgent: true,
        }) as const,
    );
    const card = render(concernsCard(many));
    expect(cardFindings(card)).toEqual([]);
    expect(textOf(card)).toContain('The newest 12 are shown.');
  });

  it('a contact without a number says whom to ask for it', () => {
    expect(textOf(render(contactsCard(CONTACTS)))).toContain('Ask your safeguarding lead for the number');
  });
});
