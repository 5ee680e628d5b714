import type { Values } from '../../../src/domain/form/answers';
import { PEOPLE } from '../../support/people';
import { FULL_PERPETRATORS, FULL_SIBLINGS, FULL_VALUES, TEXT_FIELDS, TRACE } from '../support/fullForm';
import { journey, seatPanel } from '../support/journey';
import { press, raise, referenceOn, review, submit, type Raised } from '../support/raise';

const bot = journey('file');
const WHOLE = { values: FULL_VALUES, siblings: FULL_SIBLINGS, perpetrators: FULL_PERPETRATORS };
const traceless = (text: string): void => {
  expect(text.toLowerCase()).not.toContain(TRACE.toLowerCase());
};

async function storedAnswers(concern: string) {
  const loaded = await bot().bot().deps.store.load('concern', concern);
  if (loaded === undefined || loaded.state.stage === 'deleted') throw new Error('the concern is gone');
  return loaded.state.answers;
}

const rowValues = (rows: readonly { readonly values: Values }[]): readonly Values[] => rows.map((r) => r.values);

beforeAll(() => seatPanel(bot()));

/** Every page of a case's form as a member of the panel opens it from the channel. */
async function formPages(reference: string): Promise<readonly string[]> {
  const base = bot()
    .inChannel(PEOPLE.health)
    .cards()
    .find((c) => c.text().includes(reference));
  let answer = await base?.click('View');
  const pages: string[] = [];
  while (answer?.kind === 'dialog') {
    const { card } = answer;
    pages.push(card.text());
    const next = card.buttons().find((b) => b.startsWith('Next'));
    answer = next === undefined ? undefined : await card.click(next);
  }
  return pages;
}

describe('a concern in which every question is answered', () => {
  let raised: Raised;
  beforeAll(async () => {
    raised = await review(bot(), PEOPLE.teacher, WHOLE);
  });

  test('every question that takes words was asked on the way', () => {
    const asked = new Set(raised.steps.flatMap((s) => s.asked));
    expect(TEXT_FIELDS.filter((id) => !asked.has(id))).toEqual([]);
  });

  test('what is stored is what was typed, the people in their order', async () => {
    const { values, rows } = await storedAnswers(raised.concern);
    expect(values).toEqual(FULL_VALUES);
    expect(rowValues(rows.siblings)).toEqual(FULL_SIBLINGS);
    expect(rowValues(rows.perpetrators)).toEqual(FULL_PERPETRATORS);
  });

  test('the receipt has the reference and nothing that was typed', async () => {
    await submit(raised.card);
    expect(referenceOn(raised.card)).toMatch(/^MASE-2026-\d{4}$/);
    traceless(JSON.stringify(raised.card.json()));
  });

  test('what is said afterwards is kept, and shown neither on the receipt nor to the channel', async () => {
    const { card } = raised;
    const rules =
      card
        .inputs()
        .find((i) => i.id === 'rules')
        ?.choices.map((c) => c.value) ?? [];
    await press(card, 'Record as done', { rules, when: `${TRACE} today`, withWhom: `${TRACE} Duty Worker` });
    traceless(JSON.stringify(card.json()));
    await press(card, 'Add or correct');
    await press(card, 'Send', { text: `${TRACE} was seen again.` });
    traceless(JSON.stringify(card.json()));
    await press(card, 'Back to the receipt');
    await press(card, 'Ask to withdraw');
    await press(card, 'Ask to withdraw', { text: `${TRACE} is a made-up reason.` });
    await bot().settle();
  });

  test('the channel got the case by its codes, and not a word that was typed', () => {
    expect(bot().inChannel(PEOPLE.health).card().text()).toContain('Category');
    traceless(bot().channelTraffic());
  });

  test('a member of the panel who opens the form reads every word that was typed, after the look is recorded', async () => {
    const pages = (await formPages(referenceOn(raised.card))).join('\n');
    const typed = [FULL_VALUES, ...FULL_SIBLINGS, ...FULL_PERPETRATORS]
      .flatMap((v) => Object.values(v))
      .filter((v) => typeof v === 'string' && v.startsWith(TRACE));
    expect(typed.length).toBeGreaterThan(TEXT_FIELDS.length);
    expect(typed.filter((v) => !pages.includes(String(v)))).toEqual([]);
    const looks = await bot().bot().deps.store.events('views', `${raised.concern}:2026-03`);
    expect(looks.map((l) => l.by)).toContain(PEOPLE.health.personId);
    traceless(bot().channelTraffic());
    traceless(bot().log.text());
  });

  test('no word that was typed is in the log, in the text of a message, or in what a locked phone shows', () => {
    traceless(bot().log.text());
    const spoken = bot().connector.calls.map(({ body }) => [body['text'], body['summary'], body['speak']]);
    expect(spoken.length).toBeGreaterThan(0);
    traceless(JSON.stringify(spoken));
  });

  test('the coordinator is told privately of what was added, without its words', () => {
    const told = bot().as(PEOPLE.coordinator).cards();
    expect(told.some((c) => c.text().includes('something was added or corrected'))).toBe(true);
    expect(told.some((c) => c.text().includes('the referrer asks to withdraw it'))).toBe(true);
    for (const card of told) traceless(JSON.stringify(card.json()));
  });
});

test('who refers is remembered for the next time', async () => {
  await raise(bot(), PEOPLE.outsider, { values: { agency: 'health', referrerPhone: '020 0000 0000' } });
  const again = await review(bot(), PEOPLE.outsider, { values: { agency: 'health' } });
  const { values } = await storedAnswers(again.concern);
  expect(values['referrerPhone']).toBe('020 0000 0000');
  expect(values['referrerName']).toBe(PEOPLE.outsider.name);
});

const FULL_TEXT = '*_#"\\<é字';

/** Every made-up text at its limit, of characters that take the most room. */
const atLimit = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const typed = typeof value === 'string' && value.startsWith(TRACE);
      const length = ['details', 'ownWords', 'categoryReason'].includes(id) ? 4_000 : 200;
      return [id, typed ? FULL_TEXT.repeat(length).slice(0, length) : value];
    }),
  );

test('a form full to its limits, with 20 people in each list, fits on its cards', async () => {
  const twenty = (rows: readonly Values[]): readonly Values[] =>
    Array.from({ length: 20 }, (_, i) => atLimit(rows[i % rows.length] ?? {}));
  const urgent = {
    harmLikely: 'yes',
    crimeLikely: 'yes',
    adultInTrust: 'yes',
    leadTalked: 'about-them',
    leadReason: '',
  };
  const { card } = await raise(bot(), PEOPLE.school, {
    values: { ...atLimit(FULL_VALUES), ...urgent },
    siblings: twenty(FULL_SIBLINGS),
    perpetrators: twenty(FULL_PERPETRATORS),
  });
  await bot().settle();
  const pages = await formPages(referenceOn(card));
  expect(pages.length).toBeGreaterThan(5);
});
