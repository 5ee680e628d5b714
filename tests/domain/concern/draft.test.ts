/** Says what each button on a step does to a draft, and that nothing accepted is ever lost (product §1.3). */
import type { Draft } from '../../../src/domain/concern/concern';
import { asOwnDraft, changePart, saveStep, startDraft } from '../../../src/domain/concern/draft';
import type { Save } from '../../../src/domain/concern/save';
import { CALM } from '../../support/answers';
import { allowed, refused } from '../../support/house';
import { draft, submitted } from '../../support/storeSamples';

const at = (minute: number) => ({ at: `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`, on: '2026-03-02' });
const MOMENT = at(0);
const save = (over: Partial<Save>): Save => ({
  revision: 1,
  page: 'safety',
  then: 'next',
  inputs: {},
  newId: 'new-row',
  ...over,
});
const { concernsRemain: _after, ...SAFETY } = CALM;
const CHILD = { childName: 'Robin Madeup', dob: '16' };
const onChild = draft({ page: 'child' });

it('a new draft opens on safety, with what is known of its author filled in', () => {
  const { state, events } = startDraft('c1', { id: 'author-1', name: 'Test Author' }, { agency: 'education' }, MOMENT);
  expect([state.page, state.revision, state.answers.values]).toEqual(['safety', 1, { agency: 'education' }]);
  expect(events.map((e) => e.type)).toEqual(['concern-started']);
});

it.each([
  ['next', 'child-about', false],
  ['back', 'lead-after', false],
  ['close', 'child', true],
] as const)('%s saves and shows %s', (then, page, closed) => {
  const before = draft({ page: 'child', answers: { ...onChild.answers, values: CALM } });
  const saved = allowed(saveStep(before, save({ page: 'child', then, inputs: CHILD }), MOMENT));
  expect([saved.state.page, saved.closed, saved.state.revision, saved.faults]).toEqual([page, closed, 2, []]);
  expect(saved.state.answers.values).toEqual({ ...CALM, ...CHILD });
});

it('Back on the first page stays there and still saves', () => {
  const saved = allowed(saveStep(draft(), save({ then: 'back', inputs: { dangerNow: 'yes' } }), MOMENT));
  expect([saved.state.page, saved.state.answers.values]).toEqual(['safety', { dangerNow: 'yes' }]);
});

it.each([
  ['a date of birth in the future', { ...CHILD, dob: '1 1 2030' }, 'dob'],
  ['a day that does not exist', { ...CHILD, dob: '32/13/2015' }, 'dob'],
  ['a name left out', { dob: '16' }, 'childName'],
  ['a choice that is not on the list', { ...CHILD, gender: 'made-up' }, 'gender'],
])('%s is told at its field, and everything typed is still there', (_what, inputs, field) => {
  const typed = { address: '1 Made-up Road', ...inputs };
  const saved = allowed(saveStep(onChild, save({ page: 'child', inputs: typed }), MOMENT));
  expect([saved.state.page, saved.faults.map((f) => f.field)]).toEqual(['child', [field]]);
  const { gender: _never, ...kept } = { gender: '', ...typed };
  expect(saved.state.answers.values).toEqual(kept);
});

it.each(['back', 'close'] as const)('%s is never held up by a fault, and keeps what is wrong for later', (then) => {
  const saved = allowed(saveStep(onChild, save({ page: 'child', then, inputs: { dob: 'soon' } }), MOMENT));
  expect([saved.faults, saved.state.answers.values]).toEqual([[], { dob: 'soon' }]);
});

it('50,000 characters are cut to the limit with a sentence, and every other answer stays', () => {
  const before = draft({ page: 'details', answers: { ...onChild.answers, values: CHILD } });
  const saved = allowed(saveStep(before, save({ page: 'details', inputs: { details: 'x'.repeat(50_000) } }), MOMENT));
  expect(saved.state.page).toBe('details');
  expect(saved.faults).toEqual([
    { field: 'details', message: 'You typed 50,000 characters. The limit is 4,000, so the end was cut off.' },
  ]);
  expect(saved.state.answers.values).toEqual({ ...CHILD, details: 'x'.repeat(4_000) });
});

it('a name that is a script or Markdown is kept as text', () => {
  const inputs = { ...CHILD, childName: '<script>alert(1)</script> **Robin** [x](y)' };
  const saved = allowed(saveStep(onChild, save({ page: 'child', inputs }), MOMENT));
  expect(saved.state.answers.values['childName']).toBe(inputs.childName);
});

it('a question left blank is blank, also when it was answered before', () => {
  const before = draft({ page: 'child', answers: { ...onChild.answers, values: { ...CHILD, address: 'Old Road' } } });
  const saved = allowed(saveStep(before, save({ page: 'child', inputs: CHILD }), MOMENT));
  expect(saved.state.answers.values).toEqual(CHILD);
});

it.each([
  ['an older card', { revision: 4 }],
  ['a card from nowhere', { revision: 9 }],
  ['a page that is not the one shown', { page: 'details' }],
  ['a page that nobody knows', { page: 'made-up' }],
])('%s changes nothing', (_what, over) => {
  const before = draft({ revision: 5 });
  const inputs = { dangerNow: 'yes' };
  expect(refused(saveStep(before, save({ revision: 5, inputs, ...over }), MOMENT))).toEqual({ code: 'stale' });
});

describe('the same click coming twice', () => {
  const twice = (before: Draft, click: Save) => {
    const first = allowed(saveStep(before, click, MOMENT));
    return { first, second: allowed(saveStep(first.state, click, at(1))) };
  };

  it('changes nothing the second time', () => {
    const { first, second } = twice(onChild, save({ page: 'child', inputs: CHILD }));
    expect([second.repeat, second.events, second.state]).toEqual([true, [], first.state]);
  });

  it('reads the same faults again', () => {
    const { first, second } = twice(onChild, save({ page: 'child', inputs: { dob: 'soon' } }));
    expect(first.faults).toHaveLength(2);
    expect(second.faults).toEqual(first.faults);
  });

  it('reads again that 999 comes first', () => {
    const { first, second } = twice(draft(), save({ inputs: { ...SAFETY, dangerNow: 'yes' } }));
    expect(first.raised.map((d) => d.rule)).toContain('R1');
    expect(second.raised).toEqual(first.raised);
  });

  it('reads the same better words again', () => {
    const { first, second } = twice(draft({ page: 'details' }), save({ page: 'details', inputs: { details: 'Promiscuous.' } })); // prettier-ignore
    expect(first.words).toHaveLength(1);
    expect(second.words).toEqual(first.words);
  });

  it('adds a row once', () => {
    const { second } = twice(draft({ page: 'siblings' }), save({ page: 'siblings', then: 'add-row' }));
    expect(second.state.answers.rows.siblings).toHaveLength(1);
  });

  it('is an old card when anything was typed differently, however far back in a long text', () => {
    const click = save({ page: 'child-more', inputs: { gp: 'x'.repeat(50_000), whoKnows: 'One' } });
    const { first } = twice(draft({ page: 'child-more' }), click);
    const other = { ...click, inputs: { ...click.inputs, whoKnows: 'Two' } };
    expect(refused(saveStep(first.state, other, at(1)))).toEqual({ code: 'stale' });
  });

  it('is an old card once the draft has moved on', () => {
    const click = save({ page: 'child', inputs: CHILD });
    const { first } = twice(onChild, click);
    const moved = allowed(changePart(first.state, 'safety', 2, at(1))).state;
    expect(refused(saveStep(moved, click, at(2)))).toEqual({ code: 'stale' });
  });
});

describe('words that blame the child', () => {
  const before = draft({ page: 'details' });
  const inputs = { details: 'It is her lifestyle choice.' };

  it('are met with better ones once, and then the person goes on as they wrote it', () => {
    const first = allowed(saveStep(before, save({ page: 'details', inputs }), MOMENT));
    expect([first.state.page, first.words.map((w) => w.found), first.faults]).toEqual([
      'details',
      ['lifestyle choice'],
      [],
    ]);
    const second = allowed(saveStep(first.state, save({ revision: 2, page: 'details', inputs }), at(1)));
    expect([second.words, second.state.page === 'details']).toEqual([[], false]);
    expect(second.state.answers.values).toEqual(inputs);
  });

  it.each(['back', 'close'] as const)('hold nobody up on %s, and are offered at the next Next', (then) => {
    const first = allowed(saveStep(before, save({ page: 'details', then, inputs }), MOMENT));
    expect([first.words, first.state.wordsOffered]).toEqual([[], []]);
  });

  it('are left alone in the child’s own words', () => {
    const own = { ownWords: 'They say I was asking for it. Promiscuous.' };
    const saved = allowed(saveStep(draft({ page: 'own-words' }), save({ page: 'own-words', inputs: own }), MOMENT));
    expect([saved.words, saved.state.answers.values]).toEqual([[], own]);
    expect(saved.state.page).not.toBe('own-words');
  });
});

describe('a draft that became urgent', () => {
  const first = allowed(saveStep(draft(), save({ then: 'close', inputs: { harmLikely: 'not-sure' } }), at(5))).state;

  it('says since when', () => {
    expect(first.urgentSince).toBe(at(5).at);
  });

  it('keeps the first moment, also when the answers change', () => {
    for (const inputs of [SAFETY, { ...SAFETY, crimeLikely: 'yes' }]) {
      const later = allowed(saveStep(first, save({ revision: 2, then: 'close', inputs }), at(9))).state;
      expect(later.urgentSince).toBe(at(5).at);
    }
  });

  it('is no other draft: a calm one never says so', () => {
    expect(allowed(saveStep(draft(), save({ inputs: SAFETY }), at(5))).state.urgentSince).toBeUndefined();
  });
});

it('a save starts the time of its recalls and of its deletion anew', () => {
  const before = draft({ recalls: 2, noticedAt: MOMENT.at });
  const saved = allowed(saveStep(before, save({ then: 'close' }), at(3))).state;
  const turned = allowed(changePart(before, 'safety', 1, at(3))).state;
  for (const state of [saved, turned])
    expect([state.recalls, state.noticedAt, state.savedAt]).toEqual([0, undefined, at(3).at]);
});

it('"Change which part" turns to a page that holds, and to no other', () => {
  expect(allowed(changePart(draft({ page: 'review' }), 'details', 1, MOMENT)).state.page).toBe('details');
  for (const part of ['danger', 'made-up', ''])
    expect(refused(changePart(draft(), part, 1, MOMENT))).toMatchObject({ code: 'faults' });
  expect(refused(changePart(draft({ revision: 3 }), 'details', 2, MOMENT))).toEqual({ code: 'stale' });
});

it('a concern is open to its author while it is a draft, and says its reference afterwards', () => {
  expect(asOwnDraft(draft(), 'author-1').ok).toBe(true);
  expect(refused(asOwnDraft(draft(), 'somebody-else'))).toEqual({ code: 'not-allowed', why: 'not-yours' });
  expect(refused(asOwnDraft(submitted(), 'author-1'))).toEqual({
    code: 'already-submitted',
    reference: 'MASE-2026-0001',
  });
  expect(refused(asOwnDraft(submitted(), 'somebody-else'))).toEqual({ code: 'not-allowed', why: 'not-yours' });
});
