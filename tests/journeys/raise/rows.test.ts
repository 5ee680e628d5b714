import type { CardView } from '../../support/client';
import { PEOPLE } from '../../support/people';
import { journey } from '../support/journey';
import { askedOn, draftUntil, press } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;
const valueOn = (card: CardView, field: string): string | undefined =>
  card.inputs().find((i) => i.id === `q_${field}`)?.value;
const hasSiblings = (card: CardView): boolean => card.buttons().includes('Add sibling');

async function storedOf(concern: string) {
  const loaded = await bot().bot().deps.store.load('concern', concern);
  if (loaded === undefined || loaded.state.stage === 'deleted') throw new Error('the concern is gone');
  return loaded.state;
}

describe('people in rows', () => {
  test('are added, changed and removed one by one', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    const names = async (): Promise<readonly unknown[]> =>
      (await storedOf(concern)).answers.rows.siblings.map((r) => r.values['name']);
    for (const name of ['Sib One', 'Sib Two', 'Sib Three']) {
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: name, q_dob: '9' });
    }
    const rows = card.inputs().find((i) => i.id === 'q_row')?.choices ?? [];
    expect(rows).toHaveLength(3);
    await press(card, 'Change', { q_row: rows[1]?.value ?? '' });
    expect(valueOn(card, 'name')).toBe('Sib Two');
    await press(card, 'Done', { q_name: 'Sib Second' });
    await press(card, 'Remove', { q_row: rows[0]?.value ?? '' });
    expect(await names()).toEqual(['Sib Second', 'Sib Three']);
    await press(card, 'Next');
    expect(askedOn(card)).toContain('placedOut');
    expect(await names()).toEqual(['Sib Second', 'Sib Three']);
  });

  test('Change and Remove with nobody chosen ask whom', async () => {
    const { card } = await draftUntil(bot(), teacher, hasSiblings);
    for (const name of ['Sib One', 'Sib Two']) {
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: name });
    }
    await press(card, 'Change');
    expect(card.text()).toContain('Choose whom to change.');
    await press(card, 'Remove');
    expect(card.text()).toContain('Choose whom to remove.');
  });

  test('a row with a fault stays open with everything typed; Cancel leaves it', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    await press(card, 'Add sibling');
    await press(card, 'Done', { q_name: 'Sib One', q_dob: '32/13/2015', q_address: '2 Nowhere Road' });
    expect(card.text()).toContain('That day does not exist.');
    expect(valueOn(card, 'name')).toBe('Sib One');
    expect(valueOn(card, 'address')).toBe('2 Nowhere Road');
    await press(card, 'Done', { q_dob: '12' });
    await press(card, 'Add sibling');
    await press(card, 'Cancel');
    expect((await storedOf(concern)).answers.rows.siblings).toHaveLength(1);
  });

  test('an empty row is not kept', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    await press(card, 'Add sibling');
    await press(card, 'Done');
    expect(card.text()).toContain('No brothers or sisters added.');
    expect((await storedOf(concern)).answers.rows.siblings).toEqual([]);
  });

  test('there can be 20; the 21st is refused, on the card and by an old card', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, hasSiblings);
    for (let n = 1; n <= 20; n += 1) {
      expect(card.buttons()).toContain('Add sibling');
      await press(card, 'Add sibling');
      await press(card, 'Done', { q_name: `Sib ${String(n)}` });
    }
    expect(card.buttons()).not.toContain('Add sibling');
    expect(card.text()).toContain('You have added 20');
    const data = (card.json()['actions'] as readonly { readonly title: string; readonly data: object }[]).find(
      (a) => a.title === 'Next',
    )?.data;
    const forged = {
      action: { type: 'Action.Execute', verb: 'saveStep', data: { ...data, then: 'add-row' } },
      trigger: 'manual',
    };
    const { body } = await bot().as(teacher).invoke('adaptiveCard/action', forged);
    expect(JSON.stringify(body)).toContain('There can be 20 at most.');
    expect((await storedOf(concern)).answers.rows.siblings).toHaveLength(20);
  });

  test('a row that is open when the person closes comes back with what was typed', async () => {
    const { card } = await draftUntil(bot(), teacher, (c) => c.buttons().includes('Add person'));
    await press(card, 'Add person');
    await press(card, 'Save and close', { q_name: 'Pat Pretend' });
    await press(card, 'Resume');
    expect(valueOn(card, 'name')).toBe('Pat Pretend');
  });
});
