/** Decides what the store's tests keep: made-up aggregates, messages and commits, each with only what a test says differs. */
import type { Action } from '../../src/domain/action/action';
import type { Draft, Submitted } from '../../src/domain/concern/concern';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { NO_ANSWERS } from '../../src/domain/form/answers';
import type { Message } from '../../src/ports/message';
import type { Commit, NewEvent, Store } from '../../src/ports/store';

export const START = '2026-03-02T09:00:00.000Z';

export const draft = (over: Partial<Draft> = {}): Draft => ({
  stage: 'draft',
  id: 'c1',
  author: { id: 'author-1', name: 'Test Author' },
  startedAt: START,
  answers: NO_ANSWERS,
  page: 'safety',
  revision: 1,
  savedAt: START,
  recalls: 0,
  wordsOffered: [],
  ...over,
});

export const submitted = (over: Partial<Submitted> = {}): Submitted => ({
  stage: 'case',
  id: 'c1',
  author: { id: 'author-1', name: 'Test Author' },
  startedAt: START,
  reference: 'MASE-2026-0001',
  submittedAt: START,
  answers: NO_ANSWERS,
  category: '2',
  ageBand: '13-to-15',
  agency: 'education',
  marks: [],
  duties: [],
  chased: { urgent: 0, nextDay: 0 },
  status: 'submitted',
  additions: [],
  ...over,
});

export const action = (over: Partial<Action> = {}): Action => ({
  id: 'a1',
  concernId: 'c1',
  reference: 'MASE-2026-0001',
  title: 'place-visit',
  wording: 'Visit the made-up place',
  outcomeSought: 'It is safer',
  agency: 'police',
  owner: { id: 'owner-1', name: 'Test Owner' },
  byWhen: '2026-03-20',
  proposedBy: { personId: 'member-1', agency: 'health' },
  proposedAt: START,
  approvals: [],
  declines: [],
  progress: [],
  status: 'approved',
  revision: 1,
  ...over,
});

export const meeting = (over: Partial<Meeting> = {}): Meeting => ({
  id: 'm1',
  date: '2026-04-01',
  time: '14:00',
  place: 'Room 1',
  status: 'scheduled',
  scheduledBy: 'coordinator-1',
  scheduleVersion: 1,
  agenda: [],
  manualReminders: 0,
  occasions: [],
  ...over,
});

export const event = (over: Partial<NewEvent> = {}): NewEvent => ({
  type: 'saved',
  by: 'author-1',
  at: START,
  data: { page: 'safety' },
  ...over,
});

/** A message about a made-up concern, in the lane of one person. */
export const message = (key: string, lane = 'person:p1'): Message => ({
  key,
  lane,
  body: { kind: 'case-card', concernId: key },
});

export const counterCommit = (
  id: string,
  expectedVersion: number,
  over: Partial<Commit<'counter'>> = {},
): Commit<'counter'> => ({
  kind: 'counter',
  id,
  expectedVersion,
  state: { last: expectedVersion + 1 },
  events: [],
  messages: [],
  ...over,
});

/** Commits messages with an aggregate of their own, and moves them into their lanes. */
export async function enqueue(store: Store, ...messages: readonly Message[]): Promise<void> {
  const version = (await store.load('counter', 'carrier'))?.version ?? 0;
  await store.commit(counterCommit('carrier', version, { messages }));
  await store.outbox.pump(1_000);
}

export const keepConcern = (store: Store, state: Draft | Submitted, expectedVersion = 0): Promise<number> =>
  store.commit({ kind: 'concern', id: state.id, expectedVersion, state, events: [], messages: [] });

export const keepAction = (store: Store, state: Action, expectedVersion = 0): Promise<number> =>
  store.commit({ kind: 'action', id: state.id, expectedVersion, state, events: [], messages: [] });

export const keepMeeting = (store: Store, state: Meeting, expectedVersion = 0): Promise<number> =>
  store.commit({ kind: 'meeting', id: state.id, expectedVersion, state, events: [], messages: [] });
