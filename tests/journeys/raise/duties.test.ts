import { RULES, type RuleId } from '../../../src/domain/duties/duty';
import { DUTIES } from '../../../src/domain/duties/texts';
import { PEOPLE } from '../../support/people';
import { journey, seatPanel } from '../support/journey';
import { askedOn, asks, draftUntil, press, raise, review, submit, type Changes, type Raised } from '../support/raise';

const bot = journey('file');

interface Row {
  readonly rule: Exclude<RuleId, 'R12' | 'R18'>;
  readonly when: string;
  /** The question after whose card the duty is told. */
  readonly after: string;
  readonly raised: Changes;
  readonly not: Changes;
}

const person = { name: 'Pat Pretend', address: '1 Nowhere Road' };

const ROWS: readonly Row[] = [
  {
    rule: 'R1',
    when: 'the child may be in danger now',
    after: 'dangerNow',
    raised: { values: { dangerNow: 'not-sure', dangerDone: 'called' } },
    not: { values: { dangerNow: 'no' } },
  },
  {
    rule: 'R2',
    when: 'the category is 2, 3 or cannot be said',
    after: 'ownCategory',
    raised: { values: { ownCategory: 'cannot-say' } },
    not: { values: { ownCategory: '1' } },
  },
  {
    rule: 'R2',
    when: 'something is received in exchange, although the category is 1',
    after: 'exchange',
    raised: { values: { exchange: 'yes', ownCategory: '1' } },
    not: { values: { exchange: 'possibly', ownCategory: '1' } },
  },
  {
    rule: 'R3',
    when: 'the category is 1',
    after: 'ownCategory',
    raised: { values: { ownCategory: '1' } },
    not: { values: { ownCategory: '3' } },
  },
  {
    rule: 'R4',
    when: 'the child is under 13 on the day',
    after: 'dob',
    raised: { values: { dob: '3 March 2013' } },
    not: { values: { dob: '2 March 2013', ...considered() } },
  },
  {
    rule: 'R4',
    when: 'no age is known at all',
    after: 'dob',
    raised: { values: { dob: 'not known' } },
    not: { values: { dob: '13 to 15', ...considered() } },
  },
  {
    rule: 'R5',
    when: 'the concern is about the safeguarding lead',
    after: 'leadTalked',
    raised: { values: { leadTalked: 'about-them' } },
    not: { values: { leadTalked: 'yes' } },
  },
  {
    rule: 'R5',
    when: 'significant harm may be happening',
    after: 'harmLikely',
    raised: { values: { harmLikely: 'not-sure' } },
    not: { values: { harmLikely: 'no', crimeLikely: 'yes' } },
  },
  {
    rule: 'R6',
    when: 'a crime is likely',
    after: 'crimeLikely',
    raised: { values: { crimeLikely: 'yes' } },
    not: { values: { crimeLikely: 'no', leadTalked: 'not-available' } },
  },
  {
    rule: 'R7',
    when: 'the lead can be asked, was not, and nothing is urgent',
    after: 'leadTalked',
    raised: { values: { leadTalked: 'no', leadReason: 'They are back tomorrow.' } },
    not: { values: { leadTalked: 'no', crimeLikely: 'yes' } },
  },
  {
    rule: 'R8',
    when: 'an adult in a position of trust may be organising it',
    after: 'adultInTrust',
    raised: { values: { adultInTrust: 'not-sure' } },
    not: { values: { harmLikely: 'yes' } },
  },
  {
    rule: 'R8',
    when: 'harm meets a vulnerability factor',
    after: 'factors',
    raised: { values: { harmLikely: 'yes', factors: ['bereavement'] } },
    not: { values: { harmLikely: 'no', factors: ['bereavement'] } },
  },
  {
    rule: 'R10',
    when: 'the child is 13 to 15',
    after: 'dob',
    raised: { values: { dob: '13', ...considered() } },
    not: { values: { dob: '16' } },
  },
  {
    rule: 'R11',
    when: 'the child is 16 or 17',
    after: 'dob',
    raised: { values: { dob: '16' } },
    not: { values: { dob: '15', ...considered() } },
  },
  {
    rule: 'R13',
    when: 'a child in care is placed across a border',
    after: 'placedOut',
    raised: { values: { legalStatus: ['lac'], placedOut: 'out-of-ealing' } },
    not: { values: { legalStatus: ['none'], placedOut: 'out-of-ealing' } },
  },
  {
    rule: 'R14',
    when: 'the child has been missing',
    after: 'missing',
    raised: { values: { missing: 'past' } },
    not: { values: { missing: 'no' } },
  },
  {
    rule: 'R14',
    when: 'the indicator "missing" is ticked',
    after: 'indicators',
    raised: { values: { indicators: ['missing'] } },
    not: { values: { indicators: ['injuries'] } },
  },
  {
    rule: 'R15',
    when: 'an alleged perpetrator is linked to a gang',
    after: 'knownToServices',
    raised: { perpetrators: [{ ...person, gang: 'yes' }] },
    not: { perpetrators: [{ ...person, gang: 'no' }] },
  },
  {
    rule: 'R15',
    when: 'there is a gang association, which a gang neighbourhood alone is not',
    after: 'factors',
    raised: { values: { factors: ['gang-association'] } },
    not: { values: { factors: ['gang-neighbourhood'] } },
  },
  {
    rule: 'R16',
    when: 'the child was moved for exploitation',
    after: 'moved',
    raised: { values: { moved: 'within-uk' } },
    not: { values: { moved: 'not-known' } },
  },
  {
    rule: 'R17',
    when: 'a child under 16 keeps going missing and a named person’s address is known',
    after: 'knownToServices',
    raised: { values: { dob: '15', ...considered(), missing: 'continuing' }, perpetrators: [person] },
    not: { values: { dob: '15', ...considered(), missing: 'past' }, perpetrators: [person] },
  },
  {
    rule: 'R19',
    when: 'the age is a range',
    after: 'dob',
    raised: { values: { dob: '14 to 17', ...considered() } },
    not: { values: { dob: '17' } },
  },
];

function considered(): Record<string, string> {
  const ids = ['Age', 'Understanding', 'Risk', 'Behaviour', 'Grooming', 'Partner', 'Coercion'];
  return Object.fromEntries(ids.map((id) => [`consider${id}`, 'not-yet']));
}

/** The card that follows the last one which asked this. */
function cardAfter({ steps }: Raised, field: string): string {
  const asked = steps.findLastIndex((s) => s.asked.includes(field));
  return steps[asked + 1]?.text ?? '';
}

/** Whether a duty stands on a card: what to do, and its §. */
const tells = (text: string, rule: RuleId): boolean =>
  text.includes(DUTIES[rule].title) && text.includes(DUTIES[rule].section);

test.each(ROWS)('$rule is told with its § on the next card and on the receipt when $when', async (row) => {
  const raised = await review(bot(), PEOPLE.teacher, row.raised);
  expect(cardAfter(raised, row.after)).toContain(DUTIES[row.rule].title);
  expect(cardAfter(raised, row.after)).toContain(DUTIES[row.rule].section);
  expect(tells(raised.card.text(), row.rule)).toBe(true);
  await submit(raised.card);
  expect(raised.card.text()).toContain(DUTIES[row.rule].title);
  expect(raised.card.text()).toContain(`Strategy ${DUTIES[row.rule].section}`);
});

test.each(ROWS)('$rule is told nowhere when it is not so that $when', async (row) => {
  const raised = await review(bot(), PEOPLE.teacher, row.not);
  const review10 = raised.card.text();
  await submit(raised.card);
  const told = [...raised.steps.map((s) => s.text), review10, raised.card.text()].filter((text) =>
    tells(text, row.rule),
  );
  expect(told).toEqual([]);
});

test.each([
  ['category 2', { ownCategory: '2' }],
  ['category 1', { ownCategory: '1' }],
  ['“I cannot say”', { ownCategory: 'cannot-say' }],
])('R9: a strategy or planning meeting is due for every submitted concern, here %s', async (_, values) => {
  const raised = await review(bot(), PEOPLE.teacher, { values });
  expect(raised.steps.slice(0, -1).some((s) => s.text.includes(DUTIES.R9.title))).toBe(false);
  expect(tells(raised.card.text(), 'R9')).toBe(true);
  await submit(raised.card);
  expect(raised.card.text()).toContain(DUTIES.R9.title);
});

test('R12: an adult is told of adult safeguarding with its §, and nothing more is asked', async () => {
  const { card } = await draftUntil(bot(), PEOPLE.teacher, asks('adultConfirm'), { values: { dob: '18' } });
  expect(tells(card.text(), 'R12')).toBe(true);
  await press(card, 'Next', { q_adultConfirm: 'adult' });
  expect(tells(card.text(), 'R12')).toBe(true);
  expect(card.text()).toContain('This form ends here');
  await press(card, 'Next', { q_adultConfirm: 'adult' });
  expect(askedOn(card)).toEqual(['adultConfirm']);
  expect(tells(card.text(), 'R12')).toBe(true);
  await press(card, 'Next', { q_adultConfirm: 'disputed' });
  expect(askedOn(card)).toContain('ethnicity');
});

test('R12 is not told of somebody of 17, nor of an age that is disputed', async () => {
  const young = await raise(bot(), PEOPLE.teacher, { values: { dob: '17' } });
  expect(young.steps.some((s) => s.text.includes(DUTIES.R12.title))).toBe(false);
  const disputed = await raise(bot(), PEOPLE.teacher, { values: { dob: '19', adultConfirm: 'disputed' } });
  expect(cardAfter(disputed, 'adultConfirm')).not.toContain(DUTIES.R12.title);
  expect(disputed.card.text()).not.toContain(DUTIES.R12.title);
  expect(tells(disputed.card.text(), 'R11')).toBe(true);
});

test('999 stands first for an adult in danger, and stays after the age is confirmed', async () => {
  const { card } = await draftUntil(bot(), PEOPLE.teacher, asks('adultConfirm'), {
    values: { dangerNow: 'yes', dangerDone: 'someone-else', dob: '1 1 1990' },
  });
  await press(card, 'Next', { q_adultConfirm: 'adult' });
  expect(card.text().indexOf('999')).toBeGreaterThan(-1);
  expect(card.text().indexOf(DUTIES.R1.title)).toBeLessThan(card.text().indexOf(DUTIES.R12.title));
  expect(card.text().indexOf(DUTIES.R1.title)).toBeGreaterThan(-1);
});

test('R18: the coordinator marks a case as blocked or complex, with its §, and until then nobody is told', async () => {
  await seatPanel(bot());
  const { card } = await raise(bot(), PEOPLE.teacher);
  await bot().settle();
  const base = bot().inChannel(PEOPLE.coordinator).card();
  expect(tells(card.text(), 'R18')).toBe(false);
  expect(base.text()).not.toContain('R18');
  const asked = await press(base, 'Blocked or complex');
  expect(asked.text()).toContain('§4');
  const after = await press(asked, 'Mark as escalated');
  expect(after.text()).toContain('R18, §4');
  await bot().settle();
  expect(bot().inChannel(PEOPLE.health).card().text()).toContain('R18, §4');
});

test('every rule has its row here', () => {
  const covered = new Set<string>([...ROWS.map((r) => r.rule), 'R9', 'R12', 'R18']);
  expect(RULES.filter((rule) => !covered.has(rule))).toEqual([]);
});
