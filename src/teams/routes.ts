/** Decides what answers each activity: the table of verbs, the typed words, the welcome; the one place to add a verb. */
import { welcomeCard } from '../cards/concern/notice';
import { rememberChannel } from '../usecases/panel/setUpPanel';
import { rememberConversation } from '../usecases/person/rememberConversation';
import { personalMessage, sharedMessage } from './commands';
import type { Context } from './context';
import { card } from './replies';
import type { Handlers } from './router';
import { actionRoutes } from './routes/actionRoutes';
import { caseRoutes } from './routes/caseRoutes';
import { concernRoutes } from './routes/concernRoutes';
import { meetingRoutes } from './routes/meetingRoutes';
import { panelRoutes } from './routes/panelRoutes';
import type { AnyRoute } from './router';
import type { Reply, Turn } from './turn';

/** Keeps where a person's own chat and the panel's channel are reached, from whatever is done there. */
async function remember({ deps }: Context, turn: Turn): Promise<void> {
  const { place } = turn;
  if (place.kind === 'channel') await rememberChannel(deps, place.channelId, place.serviceUrl);
  if (place.kind !== 'personal') return;
  const { conversationId, serviceUrl } = place;
  const { userId, tenantId } = turn.actor;
  await rememberConversation(deps, turn.actor, { conversationId, serviceUrl, tenantId, userId });
}

const remembering = (context: Context, route: AnyRoute): AnyRoute => ({
  ...route,
  run: async (turn, data) => {
    await remember(context, turn);
    const reply = await route.run(turn, data);
    if (turn.place.kind === 'channel' && !route.readOnly) await context.published();
    return reply;
  },
});

const WELCOME_IN_CHANNEL: Reply = {
  kind: 'text',
  text: 'Hello. To make this the MASE panel’s channel, the first coordinator writes “use this channel” to me here. To raise a concern, write to me in our own chat; never write about a child in a channel.',
};

async function installed(context: Context, turn: Turn): Promise<readonly Reply[]> {
  await remember(context, turn);
  if (turn.place.kind !== 'personal') return context.local === undefined ? [WELCOME_IN_CHANNEL] : [];
  return [card(welcomeCard(context.local === undefined ? {} : { local: context.local }))];
}

export function createHandlers(context: Context): Handlers {
  const routes = [
    ...concernRoutes(context),
    ...caseRoutes(context),
    ...actionRoutes(context),
    ...meetingRoutes(context),
    ...panelRoutes(context),
  ];
  return {
    routes: routes.map((route) => remembering(context, route)),
    message: async (turn, typed, hasFiles) => {
      await remember(context, turn);
      return turn.place.kind === 'personal'
        ? personalMessage(context, turn, typed, hasFiles)
        : sharedMessage(context, turn, typed, hasFiles);
    },
    installed: (turn) => installed(context, turn),
    membersChanged: (turn) => remember(context, turn),
  };
}
