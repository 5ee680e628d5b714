/** Decides which handler answers an activity, and in what shape Teams is answered; knows nothing of the bot SDK. */
import { z } from 'zod';
import type { CardRef } from '../cards/catalogue';
import { answerAction, answerTask, type InvokeAnswer } from './answers';
import type { Reply, Turn } from './turn';

/** One button: its verb, the form it must carry, where it may be pressed, and what it does. */
export interface Route<F> {
  readonly verb: string;
  readonly form: z.ZodType<F, z.ZodTypeDef, unknown>;
  readonly places: readonly ('personal' | 'channel')[];
  /** Changes nothing, so that Teams may call it by itself (`trigger: automatic`). */
  readonly readOnly?: true;
  run(turn: Turn, form: F): Promise<Reply>;
}

/** A route with its form's type closed over. */
export interface AnyRoute {
  readonly verb: string;
  readonly places: readonly ('personal' | 'channel')[];
  readonly readOnly: boolean;
  /** Resolves to undefined when the data does not fit the form. */
  run(turn: Turn, data: unknown): Promise<Reply | undefined>;
}

/** Closes a route over its form, so that routes of different forms stand in one table. */
export const route = <F>(of: Route<F>): AnyRoute => ({
  verb: of.verb,
  places: of.places,
  readOnly: of.readOnly === true,
  run: async (turn, data) => {
    const form = of.form.safeParse(data);
    return form.success ? await of.run(turn, form.data) : undefined;
  },
});

/** What answers each kind of activity. */
export interface Handlers {
  readonly routes: readonly AnyRoute[];
  /** `text` without the mention of the bot; `hasFiles` when a file or picture came with it. */
  message(turn: Turn, text: string, hasFiles: boolean): Promise<readonly Reply[]>;
  /** The app was added for a person or to a team. May come more than once. */
  installed(turn: Turn): Promise<readonly Reply[]>;
  /** Members of a conversation changed. */
  membersChanged(turn: Turn): Promise<void>;
}

export interface Router {
  /** Answers `adaptiveCard/action`, `task/fetch` and `task/submit`; undefined for an invoke of another name. Never rejects. */
  invoke(turn: Turn | undefined, name: string, value: unknown): Promise<InvokeAnswer | undefined>;
  message(turn: Turn | undefined, text: string, hasFiles: boolean): Promise<readonly Reply[]>;
  installed(turn: Turn): Promise<readonly Reply[]>;
  membersChanged(turn: Turn): Promise<void>;
}

export interface RouterOptions {
  readonly handlers: Handlers;
  readonly render: (card: CardRef) => Readonly<Record<string, unknown>>;
  /** Records a failure and gives the sentence for the person. */
  readonly onFailure: (error: unknown, doing: string) => string;
}

const actionSchema = z.object({
  action: z.object({ verb: z.string().max(100), data: z.unknown() }),
  trigger: z.string().nullish(),
});
const taskSchema = z.object({ data: z.object({ verb: z.string().max(100) }).passthrough() });

const bad = (message: string): Reply => ({ kind: 'error', status: 400, message });
const OLD_BUTTON = bad('This button is from an older version of the app. Type “help” to see what you can do now.');
const BAD_FORM = bad('We could not read what this button sent. Open the card again and try once more.');
const NOT_HERE = bad('This button does not work here. Type “help” in your chat with the app.');
const NOT_BY_ITSELF = bad('This card does not refresh by itself.');
const UNKNOWN_PERSON: Reply = {
  kind: 'error',
  status: 403,
  message: 'We could not tell who you are, so nothing was done.',
};

interface Press {
  readonly verb: string;
  readonly data: unknown;
  readonly automatic: boolean;
}

async function press(
  routes: ReadonlyMap<string, AnyRoute>,
  turn: Turn | undefined,
  { verb, data, automatic }: Press,
): Promise<Reply> {
  const found = routes.get(verb);
  if (found === undefined) return OLD_BUTTON;
  if (turn === undefined) return UNKNOWN_PERSON;
  if (automatic && !found.readOnly) return NOT_BY_ITSELF;
  const here = turn.place.kind;
  if (here === 'group' || !found.places.includes(here)) return NOT_HERE;
  return (await found.run(turn, data)) ?? BAD_FORM;
}

function tableOf(routes: readonly AnyRoute[]): ReadonlyMap<string, AnyRoute> {
  const table = new Map(routes.map((r) => [r.verb, r]));
  if (table.size !== routes.length) throw new Error('two routes have the same verb');
  return table;
}

/** Builds the router. Refuses a table in which two routes share a verb. */
export function createRouter({ handlers, render, onFailure }: RouterOptions): Router {
  const routes = tableOf(handlers.routes);

  /** Runs and draws in one guarded step: a card that cannot be drawn is answered like any other failure. */
  const answer = async (pressed: Press, turn: Turn | undefined, shape: typeof answerAction): Promise<InvokeAnswer> => {
    try {
      return shape(await press(routes, turn, pressed), render);
    } catch (error) {
      return shape(
        {
          kind: 'error',
          status: 500,
          message: onFailure(error, routes.has(pressed.verb) ? pressed.verb : 'unknown-verb'),
        },
        render,
      );
    }
  };

  return {
    invoke: async (turn, name, value) => {
      if (name === 'adaptiveCard/action') {
        const parsed = actionSchema.safeParse(value);
        if (!parsed.success) return answerAction(BAD_FORM, render);
        const { action, trigger } = parsed.data;
        return await answer(
          { verb: action.verb, data: action.data ?? {}, automatic: trigger === 'automatic' },
          turn,
          answerAction,
        );
      }
      if (name === 'task/fetch' || name === 'task/submit') {
        const parsed = taskSchema.safeParse(value);
        if (!parsed.success) return answerTask(OLD_BUTTON, render);
        const { data } = parsed.data;
        return await answer({ verb: data.verb, data, automatic: false }, turn, answerTask);
      }
      return undefined;
    },
    message: async (turn, text, files) =>
      turn === undefined ? [UNKNOWN_PERSON] : await handlers.message(turn, text, files),
    installed: (turn) => handlers.installed(turn),
    membersChanged: (turn) => handlers.membersChanged(turn),
  };
}
