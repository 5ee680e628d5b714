/** Checks each rule raised and not raised (product §1.4, §1.11). */
import fc from 'fast-check';
import { NEXT_DAY_RULES, URGENT_RULES } from '../../../src/domain/concern/timing';
import type { RuleId } from '../../../src/domain/duties/duty';
import { RULES } from '../../../src/domain/duties/duty';
import { dutiesFor, marksFor, R18_DUTY } from '../../../src/domain/duties/rules';
import { DUTIES } from '../../../src/domain/duties/texts';
import { NO_ANSWERS, type Answers, type Values } from '../../../src/domain/form/answers';

const ON = '2026-03-10';
const having = (values: Values, perpetrators: readonly Values[] = []): Answers => ({
  values,
  rows: { siblings: [], perpetrators: perpetrators.map((v, i) => ({ id: String(i), values: v })) },
});
const raised = (values: Values, perpetrators: readonly Values[] = []): readonly RuleId[] =>
  dutiesFor(having(values, perpetrators), ON).map((d) => d.rule);

const CALM: Values = {
  dangerNow: 'no',
  crimeLikely: 'no',
  harmLikely: 'no',
  parentFacilitates: 'no',
  failsToProtect: 'no',
  adultInTrust: 'no',
};
const NAMED: Values = { name: 'Person X', address: '1 Example Road' };
const ENDED: Values = { leadTalked: 'yes', concernsRemain: 'no' };

/** rule, why, answers, alleged perpetrators. */
type Case = readonly [rule: RuleId, why: string, values: Values, perpetrators?: readonly Values[]];

const HOLD: readonly Case[] = [
  ['R1', 'danger now', { dangerNow: 'yes' }],
  ['R1', 'danger not sure', { dangerNow: 'not-sure' }],
  ['R1', 'danger to an adult', { dangerNow: 'yes', dob: '30', adultConfirm: 'adult' }],
  ['R2', 'category 2', { ownCategory: '2' }],
  ['R2', 'category 3', { ownCategory: '3' }],
  ['R2', 'cannot say', { ownCategory: 'cannot-say' }],
  ['R2', 'category 1 with exchange', { ownCategory: '1', exchange: 'yes' }],
  ['R2', 'category 1 with likely coercion', { ownCategory: '1', coercion: 'likely' }],
  ['R2', 'category 1 with evident coercion', { ownCategory: '1', coercion: 'evident' }],
  ['R2', 'category 1, repeated', { ownCategory: '1', repeated: 'yes' }],
  ['R2', 'category 2 and concerns remain', { ownCategory: '2', leadTalked: 'yes', concernsRemain: 'yes' }],
  ['R3', 'category 1', { ownCategory: '1' }],
  ['R4', 'age 12', { dob: '12' }],
  ['R4', 'thirteen tomorrow', { dob: '11/3/2013' }],
  ['R4', 'a range from 12', { dob: '12-14' }],
  ['R4', 'no estimate at all', { dob: 'not known' }],
  ['R4', 'whatever the lead says', { dob: '12', ...ENDED }],
  ['R4', 'whatever the category', { dob: '12', ownCategory: '1' }],
  ['R5', 'significant harm', { harmLikely: 'yes' }],
  ['R5', 'significant harm not sure', { harmLikely: 'not-sure' }],
  ['R5', 'no lead available', { leadTalked: 'not-available' }],
  ['R5', 'the lead is the concern', { leadTalked: 'about-them' }],
  ['R5', 'whatever the lead says', { harmLikely: 'yes', ...ENDED }],
  ['R6', 'a crime', { crimeLikely: 'yes' }],
  ['R6', 'a crime not sure', { crimeLikely: 'not-sure' }],
  ['R6', 'significant harm', { harmLikely: 'yes' }],
  ['R6', 'significant harm not sure', { harmLikely: 'not-sure' }],
  ['R6', 'whatever the lead says', { crimeLikely: 'yes', ...ENDED }],
  ['R7', 'lead not asked, nothing urgent', { ...CALM, leadTalked: 'no', dob: '14' }],
  ['R8', 'harm and a factor', { harmLikely: 'yes', factors: ['homeless'] }],
  ['R8', 'harm not sure and a factor in words', { harmLikely: 'not-sure', factorsOther: 'x' }],
  ['R8', 'a parent makes it possible', { parentFacilitates: 'yes' }],
  ['R8', 'a parent perhaps makes it possible', { parentFacilitates: 'not-sure' }],
  ['R8', 'failing to protect', { failsToProtect: 'yes' }],
  ['R8', 'perhaps failing to protect', { failsToProtect: 'not-sure' }],
  ['R8', 'an adult in trust', { adultInTrust: 'yes' }],
  ['R8', 'perhaps an adult in trust', { adultInTrust: 'not-sure' }],
  ['R9', 'any category', { ownCategory: '1' }],
  ['R9', 'cannot say', { ownCategory: 'cannot-say' }],
  ['R10', 'exactly 13 today', { dob: '10/3/2013' }],
  ['R10', '15', { dob: '15' }],
  ['R10', 'a range that touches 15', { dob: '15 to 17' }],
  ['R11', 'exactly 16 today', { dob: '10/3/2010' }],
  ['R11', '17', { dob: '17' }],
  ['R11', 'a range that touches 17', { dob: '17 to 19' }],
  ['R11', 'a disputed adult', { dob: '19', adultConfirm: 'disputed' }],
  ['R12', '18', { dob: '18' }],
  ['R12', 'confirmed', { dob: '18', adultConfirm: 'adult' }],
  ['R13', 'in care, into Ealing', { legalStatus: ['lac'], placedOut: 'into-ealing' }],
  ['R13', 'in care, out of Ealing', { legalStatus: ['section-20', 'lac'], placedOut: 'out-of-ealing' }],
  ['R13', 'placed by an authority, status not told', { placedOut: 'into-ealing' }],
  ['R14', 'the indicator', { indicators: ['missing'] }],
  ['R14', 'missing now', { missing: 'now' }],
  ['R14', 'missing in the past', { missing: 'past' }],
  ['R14', 'missing from school', { missingFrom: ['school'] }],
  ['R15', 'the child’s association', { factors: ['gang-association'] }],
  ['R15', 'a gang link', { gangLink: 'yes' }],
  ['R15', 'an alleged perpetrator’s association', {}, [{ gang: 'no' }, { gang: 'yes' }]],
  ['R16', 'moved within the UK', { moved: 'within-uk' }],
  ['R16', 'moved into the UK', { moved: 'into-uk' }],
  ['R17', 'under 16, missing now, name and address', { dob: '15', missing: 'now' }, [NAMED]],
  ['R17', 'age not known, continuing', { dob: 'not known', missing: 'continuing' }, [{}, NAMED]],
  ['R19', 'not known', { dob: 'not known' }],
  ['R19', 'a range', { dob: '13 to 15' }],
  ['R19', 'a disputed adult', { dob: '19', adultConfirm: 'disputed' }],
];

const DO_NOT_HOLD: readonly Case[] = [
  ['R1', 'no danger', { dangerNow: 'no' }],
  ['R2', 'category 1 alone', { ownCategory: '1', exchange: 'possibly', coercion: 'possible', repeated: 'not-known' }],
  ['R2', 'no concerns remain', { ownCategory: '2', exchange: 'yes', ...ENDED }],
  ['R3', 'cannot say', { ownCategory: 'cannot-say' }],
  ['R4', 'exactly 13 today', { dob: '10/3/2013' }],
  ['R4', 'a range from 13', { dob: '13 to 15' }],
  ['R4', 'still blank', {}],
  ['R4', 'not readable yet', { dob: 'soon' }],
  ['R4', 'a disputed adult has an estimate', { dob: '19', adultConfirm: 'disputed' }],
  ['R5', 'a crime without harm', { crimeLikely: 'yes', leadTalked: 'yes' }],
  ['R6', 'neither', { crimeLikely: 'no', harmLikely: 'no', leadTalked: 'not-available' }],
  ['R7', 'danger', { ...CALM, dangerNow: 'yes', leadTalked: 'no' }],
  ['R7', 'under 13', { ...CALM, dob: '12', leadTalked: 'no' }],
  ['R7', 'harm', { ...CALM, harmLikely: 'not-sure', leadTalked: 'no' }],
  ['R7', 'a crime', { ...CALM, crimeLikely: 'yes', leadTalked: 'no' }],
  ['R7', 'child protection', { ...CALM, adultInTrust: 'yes', leadTalked: 'no' }],
  ['R7', 'asked', { ...CALM, leadTalked: 'yes' }],
  ['R7', 'not available', { ...CALM, leadTalked: 'not-available' }],
  ['R8', 'harm without a factor', { harmLikely: 'yes', factors: [] }],
  ['R8', 'a factor without harm', { harmLikely: 'no', factors: ['homeless'] }],
  ['R9', 'no category yet', {}],
  ['R10', '12', { dob: '12' }],
  ['R10', 'exactly 16 today', { dob: '10/3/2010' }],
  ['R11', '15', { dob: '15' }],
  ['R11', '18', { dob: '18' }],
  ['R12', 'any part under 18', { dob: '17 to 25' }],
  ['R12', 'disputed', { dob: '18', adultConfirm: 'disputed' }],
  ['R13', 'not placed', { legalStatus: ['lac'], placedOut: 'no' }],
  ['R13', 'not in care', { legalStatus: ['none'], placedOut: 'into-ealing' }],
  ['R14', 'never missing', { missing: 'no' }],
  ['R14', 'not known', { missing: 'not-known' }],
  ['R15', 'a gang neighbourhood alone', { factors: ['gang-neighbourhood'] }],
  ['R15', 'not known', { gangLink: 'not-known' }, [{ gang: 'not-known' }]],
  ['R16', 'not known', { moved: 'not-known' }],
  ['R17', 'exactly 16 today', { dob: '10/3/2010', missing: 'now' }, [NAMED]],
  ['R17', 'missing in the past', { dob: '15', missing: 'past' }, [NAMED]],
  [
    'R17',
    'a name and an address of two people',
    { dob: '15', missing: 'now' },
    [{ name: 'Person X' }, { address: '1 Example Road' }],
  ],
  ['R18', 'never by answers', { ownCategory: '3' }],
  ['R19', 'an age', { dob: '14' }],
  ['R19', 'still blank', {}],
];

const whole = (cases: readonly Case[]): (readonly [RuleId, string, Values, readonly Values[]])[] =>
  cases.map(([rule, why, values, perpetrators]) => [rule, why, values, perpetrators ?? []]);

it.each(whole(HOLD))('%s is raised by: %s', (rule, _why, values, perpetrators) => {
  expect(raised(values, perpetrators)).toContain(rule);
});

it.each(whole(DO_NOT_HOLD))('%s is not raised by: %s', (rule, _why, values, perpetrators) => {
  expect(raised(values, perpetrators)).not.toContain(rule);
});

it('every rule is tried both ways', () => {
  expect(new Set(HOLD.map(([r]) => r))).toEqual(new Set(RULES.filter((r) => r !== 'R18')));
  expect(new Set(DO_NOT_HOLD.map(([r]) => r))).toEqual(new Set(RULES));
});

it('says nothing before anything was answered', () => {
  expect(dutiesFor(NO_ANSWERS, ON)).toEqual([]);
  expect(marksFor(NO_ANSWERS, ON)).toEqual([]);
});

it('puts 999 first, then what cannot wait', () => {
  expect(
    raised({ dangerNow: 'yes', harmLikely: 'yes', dob: '12', factors: ['homeless'], ownCategory: '2', missing: 'now' }),
  ).toEqual(['R1', 'R4', 'R5', 'R8', 'R6', 'R2', 'R9', 'R14']);
});

it('for a confirmed adult keeps danger, crime and adult safeguarding alone', () => {
  const values = {
    dangerNow: 'yes',
    crimeLikely: 'yes',
    adultInTrust: 'yes',
    missing: 'now',
    dob: '40',
    adultConfirm: 'adult',
  };
  expect(raised(values)).toEqual(['R1', 'R12', 'R6']);
});

it('chases R1, R4, R5, R6 and R8 hourly, and R2 by the next day', () => {
  expect([...URGENT_RULES].sort()).toEqual(['R1', 'R4', 'R5', 'R6', 'R8']);
  expect([...URGENT_RULES].sort()).toEqual(RULES.filter((r) => DUTIES[r].followUp === 'urgent'));
  expect([...NEXT_DAY_RULES]).toEqual(['R2']);
  expect(RULES.filter((r) => DUTIES[r].followUp === 'nextDay')).toEqual(['R2']);
  expect(R18_DUTY.rule).toBe('R18');
});

it('tells R2 that the panel hears of it only when it does', () => {
  const title = (values: Values) => dutiesFor(having(values), ON).find((d) => d.rule === 'R2')?.title;
  expect(title({ ownCategory: '1', exchange: 'yes' })).not.toContain('MASE');
  for (const ownCategory of ['2', '3', 'cannot-say']) expect(title({ ownCategory })).toContain('MASE');
});

it('takes away no duty when an answer becomes worse', () => {
  const ladders: Readonly<Record<string, readonly string[]>> = {
    dangerNow: ['no', 'not-sure', 'yes'],
    crimeLikely: ['no', 'not-sure', 'yes'],
    harmLikely: ['no', 'not-sure', 'yes'],
    parentFacilitates: ['no', 'not-sure', 'yes'],
    failsToProtect: ['no', 'not-sure', 'yes'],
    adultInTrust: ['no', 'not-sure', 'yes'],
    exchange: ['no', 'possibly', 'yes'],
    coercion: ['not-seen', 'possible', 'likely', 'evident'],
    repeated: ['no', 'yes'],
    missing: ['no', 'past', 'continuing', 'now'],
    gangLink: ['no', 'yes'],
    moved: ['no', 'within-uk'],
    placedOut: ['no', 'into-ealing'],
    concernsRemain: ['no', 'yes'],
    factors: ['', 'homeless'],
    ownCategory: ['2', '3'],
  };
  const pairs = Object.fromEntries(
    Object.entries(ladders).map(([id, s]) => [
      id,
      fc
        .tuple(fc.nat(s.length - 1), fc.nat(s.length - 1))
        .map(([a, b]) => [s[Math.min(a, b)] ?? '', s[Math.max(a, b)] ?? '']),
    ]),
  );
  const fixed = fc.record({
    leadTalked: fc.constantFrom('yes', 'no', 'not-available', 'about-them'),
    dob: fc.constantFrom('9', '13', '15 to 17', 'not known'),
  });
  fc.assert(
    fc.property(fc.record(pairs), fixed, (both, same) => {
      const side = (n: 0 | 1): Values => ({
        ...Object.fromEntries(Object.entries(both).map(([id, p]) => [id, p[n] ?? ''])),
        ...same,
      });
      const worse = raised(side(1), [NAMED]);
      // R7 gives way to what cannot wait: that is what it says.
      for (const rule of raised(side(0), [NAMED])) if (rule !== 'R7') expect(worse).toContain(rule);
    }),
    { numRuns: 1000 },
  );
});

it('names a § and a command for every duty', () => {
  for (const rule of RULES) {
    const duty = DUTIES[rule];
    expect([duty.rule, duty.section, duty.title.length < 70]).toEqual([rule, expect.stringMatching(/§|App\. 2/), true]);
    expect(duty.text).toMatch(/\.$/);
  }
});
