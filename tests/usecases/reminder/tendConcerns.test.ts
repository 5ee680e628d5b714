/** Says what the clock does to concerns: drafts recalled and deleted, urgent ones told, duties chased until they are answered (product §1.3, §1.4). */
import type { Message } from '../../../src/ports/message';
import { answerDuties } from '../../../src/usecases/concern/followConcern';
import { startConcern } from '../../../src/usecases/concern/startConcern';
import { saveStep } from '../../../src/usecases/concern/saveStep';
import { submitConcern } from '../../../src/usecases/concern/submitConcern';
import { tendConcerns } from '../../../src/usecases/reminder/tendConcerns';
import { answered, WHOLE } from '../../support/answers';
import { allowed, eachHouse, PANEL_LIST, seat, stateOf } from '../../support/house';
import { PEOPLE } from '../../support/people';
import { draft, keepConcern } from '../../support/storeSamples';

/** Monday 2 March 2026, 09:00. */
const house = eachHouse();
const { teacher, coordinator, health } = PEOPLE;
const author = { id: teacher.personId, name: teacher.name };

const shortOf = ({ body }: Message): string => {
  const who = Object.entries(PEOPLE).find(([, p]) => 'to' in body && p.personId === body.to)?.[0] ?? '';
  const what =
    'notice' in body ? body.notice : 'reason' in body ? body.reason : 'rules' in body ? body.rules.join() : '';
  return `${body.kind} ${what} to ${who}`;
};
const at = async (now: string): Promise<readonly string[]> => {
  house().clock.set(now);
  await tendConcerns(house());
  return (await house().sent()).map(shortOf).sort();
};

describe('a draft that nobody touches', () => {
  beforeEach(() => startConcern(house(), teacher));

  it('is recalled twice, announced to go, and deleted, each said once to its author', async () => {
    const said: string[] = [];
    for (let day = 0; day < 35; day += 1) {
      house().clock.set('2026-03-02T09:00:00.000Z');
      house().clock.advance({ days: day, minutes: 1 });
      const now = house().clock.now();
      for (let look = 0; look < 2; look += 1)
        said.push(...(await at(now)).map((what) => `${now.slice(5, 10)} ${what}`));
    }
    expect(said).toEqual([
      '03-03 draft-recall recall to teacher',
      '03-05 draft-recall recall to teacher',
      '03-29 draft-recall deletion to teacher',
      '04-01 draft-recall deleted to teacher',
    ]);
    const gone = await stateOf(house(), 'concern', 'id-1');
    expect(gone).toMatchObject({ stage: 'deleted', why: 'unfinished' });
    expect(gone).not.toHaveProperty('answers');
  });

  it('after a long stop is only announced to go, and stays three days more', async () => {
    const noon = (day: string): string => `2026-05-${day}T12:00:00.000Z`;
    expect(await at(noon('10'))).toEqual(['draft-recall deletion to teacher']);
    expect(await at(noon('10'))).toEqual([]);
    expect(await at(noon('12'))).toEqual([]);
    expect(await at(noon('13'))).toEqual(['draft-recall deleted to teacher']);
  });

  it('stays when its author comes back after the notice', async () => {
    await at('2026-03-29T08:00:00.000Z');
    const save = { concern: 'id-1', revision: 1, page: 'safety', then: 'close', inputs: {} } as const;
    allowed(await saveStep(house(), teacher, save));
    expect(await at('2026-04-01T08:00:00.000Z')).toEqual(['draft-recall recall to teacher']);
    expect((await stateOf(house(), 'concern', 'id-1')).stage).toBe('draft');
  });
});

describe('a draft that became urgent', () => {
  beforeEach(async () => {
    await startConcern(house(), teacher);
    const inputs = { dangerNow: 'not-sure' };
    const save = { concern: 'id-1', revision: 1, page: 'safety', then: 'close', inputs } as const;
    allowed(await saveStep(house(), teacher, save));
  });

  it('is told to the coordinator after 2 hours, once', async () => {
    expect(await at('2026-03-02T10:59:59.000Z')).toEqual([]);
    expect(await at('2026-03-02T11:00:00.000Z')).toEqual(['coordinator-told urgent-draft to coordinator']);
    expect(await at('2026-03-02T12:00:00.000Z')).toEqual([]);
  });

  it('is never deleted by itself', async () => {
    for (const month of ['04', '06', '12']) await at(`2026-${month}-20T12:00:00.000Z`);
    expect((await stateOf(house(), 'concern', 'id-1')).stage).toBe('draft');
  });
});

const submitWith = async (over: Record<string, string>): Promise<void> => {
  await keepConcern(house().store, draft({ author, answers: answered(WHOLE, over) }));
  allowed(await submitConcern(house(), teacher, { concern: 'c1', revision: 1, declared: true }));
  await house().sent();
};
const report = (rules: readonly ('R2' | 'R5' | 'R6')[]) =>
  answerDuties(house(), teacher, 'c1', { rules, when: '10:30', withWhom: 'Made-up desk' });

describe('duties of a submitted concern', () => {
  it('R2 alone: its author after 4 hours, the coordinator at 10:00 the next day and daily', async () => {
    await submitWith({});
    expect(await at('2026-03-02T12:59:00.000Z')).toEqual([]);
    expect(await at('2026-03-02T13:00:00.000Z')).toEqual(['duty-chase R2 to teacher']);
    const both = ['duty-chase R2 to teacher', 'duty-escalation R2 to coordinator'];
    expect(await at('2026-03-03T10:00:00.000Z')).toEqual(both);
    expect(await at('2026-03-03T18:00:00.000Z')).toEqual([]);
    expect(await at('2026-03-04T10:00:00.000Z')).toEqual(both);
  });

  it('urgent ones: after an hour; after two the coordinator, the deputy and the vice chair too; then daily', async () => {
    const { store } = house();
    const members = [...PANEL_LIST.filter((m) => m.personId !== health.personId), seat(health, 'member', 'health', { deputyFor: coordinator.personId })]; // prettier-ignore
    const state = { ...(await stateOf(house(), 'panel', 'mase')), members };
    await store.commit({ kind: 'panel', id: 'mase', expectedVersion: 1, state, events: [], messages: [] });
    await submitWith({ harmLikely: 'yes', ownCategory: '1' });
    expect(await at('2026-03-02T10:00:00.000Z')).toEqual(['duty-chase R5,R6 to teacher']);
    const all = [
      'duty-chase R5,R6 to teacher',
      'duty-escalation R5,R6 to coordinator',
      'duty-escalation R5,R6 to health',
      'duty-escalation R5,R6 to viceChair',
    ];
    expect(await at('2026-03-02T11:00:00.000Z')).toEqual(all);
    expect(await at('2026-03-03T11:00:00.000Z')).toEqual(all);
  });

  it('what is answered is not chased; the rest is', async () => {
    await submitWith({ harmLikely: 'yes', ownCategory: '1' });
    allowed(await report(['R5']));
    expect(await at('2026-03-02T10:00:00.000Z')).toEqual(['duty-chase R6 to teacher']);
    allowed(await report(['R6']));
    expect(await at('2026-03-09T10:00:00.000Z')).toEqual([]);
  });

  it('after a stop each track is chased once', async () => {
    await submitWith({ harmLikely: 'yes' });
    expect(await at('2026-03-09T12:00:00.000Z')).toEqual([
      'duty-chase R2 to teacher',
      'duty-chase R5,R6 to teacher',
      'duty-escalation R2 to coordinator',
      'duty-escalation R5,R6 to coordinator',
      'duty-escalation R5,R6 to viceChair',
    ]);
    expect(await at('2026-03-09T12:01:00.000Z')).toEqual([]);
  });

  it('two instances at the same second chase once', async () => {
    await submitWith({});
    house().clock.set('2026-03-02T13:00:00.000Z');
    await Promise.all([tendConcerns(house()), tendConcerns(house())]);
    expect((await house().sent()).map(shortOf)).toEqual(['duty-chase R2 to teacher']);
  });

  it('no chase carries what was typed', async () => {
    await submitWith({ harmLikely: 'yes' });
    house().clock.set('2026-03-03T12:00:00.000Z');
    await tendConcerns(house());
    const all = JSON.stringify(await house().sent());
    for (const typed of ['Robin', 'Madeup', 'made-up car']) expect(all).not.toContain(typed);
  });
});
