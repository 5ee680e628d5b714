/** Decides that no statement of the store reads a table from end to end, or sorts what an index could give in order. */
import { openDatabase } from '../../../src/adapters/sqlite/open';
import { SQL } from '../../../src/adapters/sqlite/statements';

const db = openDatabase(':memory:');
afterAll(() => db.close());

const planOf = (sql: string): readonly string[] => {
  const names = [...sql.matchAll(/@(\w+)/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, null]));
  const steps = db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(params);
  return steps.map((step) => step.detail);
};

test.each(Object.entries(SQL))('the statement "%s" finds its rows by an index', (_name, sql) => {
  const plan = planOf(sql);
  expect(plan.filter((step) => step.startsWith('SCAN') || step.includes('TEMP B-TREE'))).toEqual([]);
});

test('a statement that does read a whole table is seen as such', () => {
  expect(planOf('SELECT body FROM outbox WHERE lane = @lane').join()).toContain('SCAN outbox');
});
