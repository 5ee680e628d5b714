import { PEOPLE } from '../../support/people';
import { journey } from '../support/journey';
import { draftsOf } from '../support/drafts';
import { carriedBy, concernOn, draftUntil, fillOf, pressOf } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;

const { stored, valuesOf, invoke, childPage } = draftsOf(bot, teacher);

const fresh = (concern: string, loaded: Awaited<ReturnType<typeof stored>>): { concern: string; revision: number } => ({
  concern,
  revision: loaded.state.stage === 'draft' ? loaded.state.revision : 0,
});

describe('a forged press changes nothing and is answered in a sentence', () => {
  test.each([
    ['a page that is not open', { page: 'reason', q_ownCategory: '1' }],
    ['a page that does not exist', { page: 'nowhere' }],
    ['a revision of the future', { revision: 999 }],
    ['a revision of the past', { revision: 1 }],
    ['a revision that is no number', { revision: 'many' }],
    ['a button that does not exist', { then: 'leap' }],
    ['a concern that does not exist', { concern: 'made-up' }],
    ['an object for a concern', { concern: { id: 'x' } }],
    ['no concern', { concern: undefined }],
  ])('%s', async (_, over) => {
    const { card, concern } = await childPage();
    const before = await stored(concern);
    const body = await invoke(pressOf(card, 'Next', fillOf(card, { childName: 'Forged', dob: '16' }), over));
    expect(body['type']).toMatch(/^application\/vnd\.microsoft\.(error|card\.adaptive)$/);
    expect(JSON.stringify(body)).not.toContain('went wrong');
    expect(await stored(concern)).toEqual(before);
  });

  test('a row that does not exist is a row that was not chosen', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, (c) => c.buttons().includes('Add sibling'));
    for (const then of ['edit-row', 'remove-row']) {
      const body = await invoke(
        pressOf(card, 'Add sibling', {}, { then, row: 'forged', ...fresh(concern, await stored(concern)) }),
      );
      expect(JSON.stringify(body)).toContain('Choose whom to');
    }
    const { state } = await stored(concern);
    expect(state.stage === 'draft' ? state.answers.rows.siblings : ['?']).toEqual([]);
  });

  test('a field of another page is not taken', async () => {
    const { card, concern } = await childPage();
    await invoke(
      pressOf(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '16' }), {
        q_ownCategory: '1',
        q_dangerNow: 'yes',
        q_constructor: 'x',
      }),
    );
    const values = await valuesOf(concern);
    expect(values['ownCategory']).toBeUndefined();
    expect(values['dangerNow']).toBe('no');
    expect(Object.keys(values)).not.toContain('constructor');
  });

  test('a verb that does not exist, and a press that Teams makes by itself', async () => {
    const { card, concern } = await childPage();
    const before = await stored(concern);
    const data = carriedBy(card, 'Next');
    const unknown = await invoke({ action: { type: 'Action.Execute', verb: 'dropConcerns', data }, trigger: 'manual' });
    expect(JSON.stringify(unknown)).toContain('older version of the app');
    const automatic = await invoke({
      action: { type: 'Action.Execute', verb: 'saveStep', data },
      trigger: 'automatic',
    });
    expect(automatic['type']).toBe('application/vnd.microsoft.error');
    expect(await stored(concern)).toEqual(before);
  });

  test('inputs that are not texts count as blank', async () => {
    const { card } = await childPage();
    const body = await invoke(
      pressOf(card, 'Next', {}, { q_childName: { toString: 'x' }, q_dob: ['12'], q_gender: 7 }),
    );
    expect(JSON.stringify(body)).toContain('Write the child’s name');
  });

  test('another person’s verbs pressed in the channel do not work there', async () => {
    const { card, concern } = await childPage();
    const before = await stored(concern);
    const { body } = await bot()
      .inChannel(teacher)
      .invoke('adaptiveCard/action', pressOf(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '16' })));
    expect(JSON.stringify(body)).toContain('does not work here');
    expect(await stored(concern)).toEqual(before);
    expect(concernOn(card)).toBe(concern);
  });
});
