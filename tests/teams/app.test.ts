/** Decides that each click has one answer, for the presser alone, and that no failure tells what was written. */
import { z } from 'zod';
import type { CardRef } from '../../src/cards/catalogue';
import { route, type Handlers } from '../../src/teams/router';
import { startEdge, type Edge } from '../support/edge';
import { CHANNEL_ID, PEOPLE } from '../support/people';

const card = (name: string): CardRef => ({ name, data: { made: 'up' } }) as unknown as CardRef;
const pressed: string[] = [];
const nothing = z.object({}).passthrough();

const handlers: Partial<Handlers> = {
  routes: [
    route({
      verb: 'look',
      form: nothing,
      places: ['personal', 'channel'],
      readOnly: true,
      run: () => Promise.resolve({ kind: 'dialog', title: 'Wording', card: card('private') }),
    }),
    route({
      verb: 'change',
      form: z.object({ colour: z.enum(['red', 'green']) }),
      places: ['personal'],
      run: (turn, form) => {
        pressed.push(`${turn.actor.name} ${form.colour}`);
        return Promise.resolve({ kind: 'text', text: 'Saved.' });
      },
    }),
    route({
      verb: 'break',
      form: nothing,
      places: ['personal', 'channel'],
      run: () => Promise.reject(new Error('Zed Made-up lives there')),
    }),
    route({
      verb: 'several',
      form: nothing,
      places: ['personal'],
      run: () => Promise.resolve({ kind: 'cards', cards: [card('one'), card('two')] }),
    }),
  ],
  message: (turn, text) => {
    if (text === 'break') return Promise.reject(new Error('Zed Made-up lives there'));
    const heard = `${turn.place.kind}: ${text}`;
    return Promise.resolve([
      { kind: 'text', text: heard },
      { kind: 'card', card: card('menu') },
    ]);
  },
};

let edge: Edge;
beforeEach(async () => {
  pressed.length = 0;
  edge = await startEdge(handlers);
});
afterEach(() => edge.close());

const execute = (verb: string, data: object = {}, trigger = 'manual') => ({
  action: { type: 'Action.Execute', verb, data },
  trigger,
});

test('an unknown verb is answered at once with a sentence, inside HTTP 200', async () => {
  const answer = await edge.client.as(PEOPLE.teacher).invoke('adaptiveCard/action', execute('long-gone'));
  expect(answer).toMatchObject({
    status: 200,
    body: {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { message: expect.stringContaining('older version') as string },
    },
  });
});

test('a private card answers the presser alone: nothing is sent or changed for anyone else', async () => {
  const answer = await edge.client.inChannel(PEOPLE.health).invoke('adaptiveCard/action', execute('look'), 'base-card');
  expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(JSON.stringify(answer.body)).not.toContain('refresh');
  expect(edge.connector.calls).toEqual([]);
});

test('an older card’s data that does not fit is a sentence and changes nothing', async () => {
  const answer = await edge.client
    .as(PEOPLE.teacher)
    .invoke('adaptiveCard/action', execute('change', { colour: 'blue' }));
  expect(answer.body).toMatchObject({ statusCode: 400 });
  expect(pressed).toEqual([]);
});

test('what Teams calls by itself reaches only what changes nothing', async () => {
  const teacher = edge.client.as(PEOPLE.teacher);
  expect(
    (await teacher.invoke('adaptiveCard/action', execute('change', { colour: 'red' }, 'automatic'))).body,
  ).toMatchObject({ statusCode: 400 });
  expect((await teacher.invoke('adaptiveCard/action', execute('look', {}, 'automatic'))).body).toMatchObject({
    statusCode: 200,
  });
  expect(pressed).toEqual([]);
});

test('a button is answered only in the places it is for', async () => {
  expect(
    (await edge.client.inChannel(PEOPLE.health).invoke('adaptiveCard/action', execute('change', { colour: 'red' })))
      .body,
  ).toMatchObject({ statusCode: 400 });
  expect(pressed).toEqual([]);
});

test('a dialog opens with a card and closes with words', async () => {
  const teacher = edge.client.as(PEOPLE.teacher);
  expect(await teacher.openDialog({ verb: 'look' })).toMatchObject({ kind: 'dialog', title: 'Wording' });
  const submit = await teacher.invoke('task/submit', { data: { verb: 'change', colour: 'green' } });
  expect(submit.body).toEqual({ task: { type: 'message', value: 'Saved.' } });
  expect(pressed).toEqual([`${PEOPLE.teacher.name} green`]);
});

test('of several cards the first answers and the rest follow as messages', async () => {
  await edge.client.as(PEOPLE.teacher).invoke('adaptiveCard/action', execute('several'));
  expect(edge.connector.posts()).toHaveLength(1);
});

test.each([
  ['a click', () => edge.client.as(PEOPLE.teacher).invoke('adaptiveCard/action', execute('break'))],
  ['a dialog', () => edge.client.as(PEOPLE.teacher).invoke('task/fetch', { data: { verb: 'break' } })],
])('a failure in %s is told with a number that the log holds, and without what was written', async (_what, press) => {
  const told = JSON.stringify(await press());
  expect(told).toContain('Something went wrong; your answers are saved');
  expect(told).toContain('correlation-1');
  expect(edge.log.text()).toContain('correlation-1');
  expect(told + edge.log.text()).not.toContain('Zed');
});

test('a failure after a typed message is told as text', async () => {
  const [answer] = await edge.client.as(PEOPLE.teacher).say('break');
  expect(answer?.text).toContain('correlation-1');
});

test('a text and a card are two messages, and in a channel the mention is no part of the text', async () => {
  const shown = await edge.client.inChannel(PEOPLE.health).say('use this channel');
  expect(shown.map((s) => s.text)).toEqual(['channel: use this channel', undefined]);
  expect(edge.connector.posts(CHANNEL_ID)).toHaveLength(2);
});

test('a reply that was refused is sent again after the wait that was asked for', async () => {
  edge.connector.fault({ on: 'send', how: { status: 429, retryAfter: '2' } });
  expect(await edge.client.as(PEOPLE.teacher).say('hello')).toHaveLength(2);
  expect(edge.pauses).toEqual([2_000]);
});

test('a reply that may have arrived is not sent again', async () => {
  edge.connector.fault({ on: 'send', how: 'reset', at: 'after' });
  expect(await edge.client.as(PEOPLE.teacher).say('hello')).toHaveLength(2);
  expect(edge.connector.calls).toHaveLength(2);
});

test('someone without an Entra id is told so and nothing is done', async () => {
  const nobody = { ...PEOPLE.teacher, personId: '' };
  expect(
    (await edge.client.as(nobody).invoke('adaptiveCard/action', execute('change', { colour: 'red' }))).body,
  ).toMatchObject({ statusCode: 400 });
  expect(pressed).toEqual([]);
});
