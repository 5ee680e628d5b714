/** Decides how a turn runs inside the bot SDK: one owned invoke route, messages and installs, and one place where failures end. */
import { Application, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type Activity, type TurnContext } from 'botbuilder';
import type { CardRef } from '../cards/catalogue';
import { codeOf, type Log } from '../ports/log';
import { hasFiles, textOf, type IncomingActivity } from './activity';
import { turnOf } from './actor';
import type { EdgeAdapter } from './adapter';
import { deliveryFailure } from './failures';
import { createRouter, type Handlers } from './router';
import type { Reply } from './turn';

export interface BotAppOptions {
  readonly adapter: EdgeAdapter;
  readonly handlers: Handlers;
  readonly render: (card: CardRef) => Readonly<Record<string, unknown>>;
  readonly log: Log;
  /** A new correlation id: what the person is told and the log holds. */
  readonly newId: () => string;
  /** Waits before a reply that was refused is sent again. */
  readonly pause: (ms: number) => Promise<void>;
  /** Now, as milliseconds since 1970: only to read a Retry-After that is a date. */
  readonly now: () => number;
}

/** What the HTTP request is answered with. */
export interface TurnAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface BotApp {
  /** Authenticates and runs one turn on a checked activity. Never rejects: 401 for a token that is not good, 500 for a failure. */
  turn(activity: IncomingActivity, authorization: string): Promise<TurnAnswer>;
}

const REPLY_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 4_000;
const OWNED = new Set(['adaptiveCard/action', 'task/fetch', 'task/submit']);

/** The activity as the SDK holds it is the one that was checked at the door. */
const incoming = (context: TurnContext): IncomingActivity => context.activity as unknown as IncomingActivity;

const refusedByToken = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 403);

/** Builds the application. Its routes are fixed; what they do is in `handlers`. */
export function createBotApp({ adapter, handlers, render, log, newId, pause, now }: BotAppOptions): BotApp {
  const onFailure = (error: unknown, doing: string): string => {
    const correlation = newId();
    log.error({ code: codeOf(error), doing, correlation }, 'a turn failed');
    return `Something went wrong; your answers are saved. If it happens again, tell your coordinator this number: ${correlation}`;
  };
  const router = createRouter({ handlers, render, onFailure });

  const cardActivity = (card: CardRef): Partial<Activity> => ({
    type: ActivityTypes.Message,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: render(card) }],
  });

  /** A text and a card are always two activities: Teams splits a mixed one and gives no id for it. */
  const activitiesOf = (reply: Reply): readonly Partial<Activity>[] => {
    switch (reply.kind) {
      case 'card':
      case 'dialog':
        return [cardActivity(reply.card)];
      case 'cards':
        return reply.cards.map(cardActivity);
      case 'text':
        return [{ type: ActivityTypes.Message, text: reply.text }];
      case 'error':
        return [{ type: ActivityTypes.Message, text: reply.message }];
      case 'nothing':
        return [];
    }
  };

  /** Sends again only what was surely refused: a reply whose outcome is unknown may be there already. */
  const send = async (context: TurnContext, activity: Partial<Activity>): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await context.sendActivity(activity);
        return;
      } catch (cause) {
        const failure = deliveryFailure(cause, 'creates', now());
        if (!failure.retryable || failure.uncertain || attempt === REPLY_ATTEMPTS) {
          log.warn({ code: failure.code, correlation: newId() }, 'a reply could not be sent');
          return;
        }
        await pause(Math.min(failure.retryAfterMs ?? 1_000, LONGEST_PAUSE_MS));
      }
    }
  };

  const say = async (context: TurnContext, replies: readonly Reply[]): Promise<void> => {
    for (const activity of replies.flatMap(activitiesOf)) await send(context, activity);
  };

  /** Answers with what `work` gives, or with the sentence of a failure. */
  const guarded = async (context: TurnContext, doing: string, work: () => Promise<readonly Reply[]>): Promise<void> => {
    try {
      await say(context, await work());
    } catch (error) {
      await say(context, [{ kind: 'text', text: onFailure(error, doing) }]);
    }
  };

  const app = new Application<TurnState>({ adapter, startTypingTimer: false, removeRecipientMention: false });

  app.addRoute(
    (context) => Promise.resolve(incoming(context).type === 'invoke' && OWNED.has(context.activity.name ?? '')),
    async (context) => {
      const activity = incoming(context);
      const answer = await router.invoke(turnOf(activity), activity.name ?? '', activity.value);
      if (answer === undefined) return;
      const { status, body, more } = answer;
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
      if (more.length > 0)
        await guarded(context, 'more-cards', () => Promise.resolve([{ kind: 'cards', cards: more }]));
    },
    true,
  );

  app.activity(ActivityTypes.Message, async (context) => {
    const activity = incoming(context);
    await guarded(context, 'message', () => router.message(turnOf(activity), textOf(activity), hasFiles(activity)));
  });

  app.activity(ActivityTypes.InstallationUpdate, async (context) => {
    const activity = incoming(context);
    const turn = turnOf(activity);
    if (turn === undefined || activity.action !== 'add') return;
    await guarded(context, 'installed', () => router.installed(turn));
  });

  app.activity(ActivityTypes.ConversationUpdate, async (context) => {
    const turn = turnOf(incoming(context));
    if (turn === undefined) return;
    await guarded(context, 'members-changed', async () => {
      await router.membersChanged(turn);
      return [];
    });
  });

  app.error(async (context, error) => {
    const sentence = onFailure(error, 'turn');
    if (incoming(context).type === 'message') await say(context, [{ kind: 'text', text: sentence }]);
  });

  return {
    turn: async (activity, authorization) => {
      try {
        const answer = await adapter.receive(authorization, activity as unknown as Activity, async (context) => {
          await app.run(context);
        });
        return {
          status: answer?.status ?? 200,
          ...(answer?.body === undefined ? {} : { body: answer.body as unknown }),
        };
      } catch (error) {
        if (refusedByToken(error)) return { status: 401 };
        onFailure(error, 'receive');
        return { status: 500 };
      }
    },
  };
}
