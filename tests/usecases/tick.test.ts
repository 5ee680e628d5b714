/** Says that one thing that goes wrong never keeps the rest of the timed work from being done (product §1.4, §1.9). */
import type { Store } from '../../src/ports/store';
import { tick } from '../../src/usecases/tick';
import { eachHouse, PROFILE } from '../support/house';
import { action, draft, keepAction, keepConcern } from '../support/storeSamples';

const house = eachHouse('2026-03-24T08:30:00.000Z');

it('a concern that cannot be tended holds up neither the next one nor the reminders, and the failure is still told', async () => {
  const due = { dueAt: '2026-03-03T08:30:00.000Z' };
  await keepConcern(house().store, draft({ id: 'broken', ...due }));
  await keepConcern(house().store, draft({ id: 'sound', ...due, author: { id: 'author-2', name: 'Test Author' } }));
  await keepAction(house().store, action());
  const load: Store['load'] = (kind, id) =>
    id === 'broken' ? Promise.reject(new Error('cannot be read')) : house().store.load(kind, id);
  const deps = { ...house(), profile: PROFILE, store: { ...house().store, load } };
  await expect(tick(deps)).rejects.toThrow('cannot be read');
  const sent = (await house().sent()).map((m) => ('to' in m.body ? `${m.body.kind} ${m.body.to}` : m.body.kind));
  expect(sent.sort()).toEqual(['draft-recall author-2', 'overdue-digest owner-1']);
});
