/** Decides how the Teams client behaves in tests: who sees which card, what a press sends, and whose view an answer changes. */
import { actionsOf, collect, inputsOf, textOfCard, type Fill, type Input } from './cardReading';
import type { Connector, Json, Post } from './connector';
import { BOT, CHANNEL_ID, HOME_TENANT, personalChatOf, TEAM_ID, type Player } from './people';

/** What came back from a press. */
export type Answer =
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly status: number; readonly text: string }
  | { readonly kind: 'dialog'; readonly title: string; readonly card: CardView }
  | { readonly kind: 'none' };

/** A card as one person sees it; it lives on when it is replaced. */
export interface CardView {
  json(): Json;
  text(): string;
  buttons(): readonly string[];
  inputs(): readonly Input[];
  /** Presses a button by its title. Throws when there is no such button, input or choice. */
  click(title: string, fill?: Fill): Promise<Answer>;
  /** The card as it is now, still there to be pressed after it was replaced: an old device, a scrolled-up screen. */
  frozen(): CardView;
}

/** A person in one place. */
export interface Seat {
  /** Types a message; in a channel with the mention of the bot. Resolves to what the bot sent in answer. */
  say(text: string): Promise<readonly Shown[]>;
  /** Adds the app here. */
  install(): Promise<readonly Shown[]>;
  /** Every card here as this person sees it, oldest first. */
  cards(): readonly CardView[];
  /** The newest card here. Throws when there is none. */
  card(): CardView;
  /** The newest text here. */
  lastText(): string;
  /** A raw invoke, as the client would send it. */
  invoke(name: string, value: Json, replyToId?: string): Promise<{ readonly status: number; readonly body: Json }>;
  /** Opens a dialog with `task/fetch`. */
  openDialog(data: Json): Promise<Answer>;
}

export interface Shown {
  readonly text?: string;
  readonly card?: CardView;
}

export interface Client {
  /** Every card that answered an invoke, in order. */
  readonly answered: readonly Json[];
  /** The personal chat of somebody. */
  as(player: Player): Seat;
  /** The body of every answer to an invoke, oldest first: what the connector does not see. */
  readonly answers: readonly Json[];
  /** Somebody in the channel. */
  inChannel(player: Player, channelId?: string): Seat;
  /** Posts anything to the bot. */
  post(
    activity: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly text: string }>;
}

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const str = (value: unknown): string => (typeof value === 'string' ? value : '');

const cardOf = (activity: Json | undefined): Json | undefined => {
  const attachments = Array.isArray(activity?.['attachments']) ? activity['attachments'].map(record) : [];
  const found = attachments.find((a) => a['contentType'] === ADAPTIVE);
  return found === undefined ? undefined : record(found['content']);
};

interface Place {
  readonly id: string;
  readonly type: 'personal' | 'channel';
}

/** A client of the bot at `botUrl` whose messages go through `connector`. */
export function createClient(botUrl: () => string, connector: Connector): Client {
  /** What one person sees instead of the base of a message. */
  const ownViews = new Map<string, Json>();
  const answers: Json[] = [];
  const viewKey = (player: Player, activityId: string): string => `${player.personId} ${activityId}`;
  connector.onUpdate((post) => {
    for (const key of ownViews.keys()) if (key.endsWith(` ${post.activityId}`)) ownViews.delete(key);
  });
  let next = 1;
  const answered: Json[] = [];
  const keep = (body: Json): Json => {
    const value = record(record(body['task'])['value']);
    if (body['type'] === ADAPTIVE) answered.push(record(body['value']));
    else if (value['card'] !== undefined) answered.push(record(record(value['card'])['content']));
    return body;
  };

  const post: Client['post'] = async (activity, headers = {}) => {
    const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
    const response = await fetch(botUrl(), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, text: await response.text() };
  };

  const activityFrom = (player: Player, place: Place): Json => ({
    id: `in-${String(next++)}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: {
      id: player.userId,
      name: player.name,
      aadObjectId: player.personId,
      ...(player.guest ? { tenantId: player.tenantId } : {}),
    },
    recipient: BOT,
    conversation: {
      id: place.id,
      conversationType: place.type,
      tenantId: HOME_TENANT,
      ...(place.type === 'channel' ? { isGroup: true } : {}),
    },
    channelData: {
      tenant: { id: HOME_TENANT },
      ...(place.type === 'channel' ? { team: { id: TEAM_ID }, channel: { id: place.id.split(';')[0] } } : {}),
    },
  });

  const seat = (player: Player, place: Place): Seat => {
    const here = (): readonly Post[] => connector.posts(place.id);

    const invoke: Seat['invoke'] = async (name, value, replyToId) => {
      const thread =
        place.type === 'channel' && replyToId !== undefined
          ? here().find((p) => p.activityId === replyToId)
          : undefined;
      const from = activityFrom(player, { ...place, id: thread?.conversationId ?? place.id });
      const { status, text } = await post({
        ...from,
        type: 'invoke',
        name,
        value,
        ...(replyToId === undefined ? {} : { replyToId }),
      });
      return { status, body: keep(record(text === '' ? {} : JSON.parse(text))) };
    };

    const view = (current: () => Json, activityId: string | undefined): CardView => {
      const card: CardView = {
        json: current,
        text: () => textOfCard(current()),
        buttons: () => actionsOf(current()).map((a) => a.title),
        inputs: () => inputsOf(current()),
        click: async (title, fill = {}) => await press(current(), activityId, title, fill, card),
        frozen: () => {
          const copy = current();
          return view(() => copy, activityId);
        },
      };
      return card;
    };

    const dialogAnswer = (body: Json): Answer => {
      const task = record(body['task']);
      if (task['type'] === 'message') return { kind: 'message', text: str(task['value']) };
      if (task['type'] !== 'continue') return { kind: 'none' };
      const value = record(task['value']);
      const content = record(record(value['card'])['content']);
      return { kind: 'dialog', title: str(value['title']), card: view(() => content, undefined) };
    };

    const actionAnswer = (body: Json, activityId: string | undefined, pressed: CardView): Answer => {
      switch (body['type']) {
        case ADAPTIVE: {
          if (activityId !== undefined) ownViews.set(viewKey(player, activityId), record(body['value']));
          return { kind: 'card', card: activityId === undefined ? pressed : viewOf(activityId) };
        }
        case 'application/vnd.microsoft.activity.message':
          return { kind: 'message', text: str(body['value']) };
        case 'application/vnd.microsoft.error':
          return { kind: 'error', status: Number(body['statusCode']), text: str(record(body['value'])['message']) };
        default:
          return { kind: 'none' };
      }
    };

    const press = async (
      card: Json,
      activityId: string | undefined,
      title: string,
      fill: Fill,
      pressed: CardView,
    ): Promise<Answer> => {
      const action = actionsOf(card).find((a) => a.title === title);
      if (action === undefined)
        throw new Error(
          `no button "${title}"; the card has: ${actionsOf(card)
            .map((a) => a.title)
            .join(' | ')}`,
        );
      const data = { ...record(action.json['data']), ...collect(action.inputs, fill) };
      if (action.json['type'] === 'Action.Submit') {
        const opens = record(data['msteams'])['type'] === 'task/fetch';
        return dialogAnswer(
          (await invoke(opens ? 'task/fetch' : 'task/submit', { data, context: { theme: 'default' } }, activityId))
            .body,
        );
      }
      const value = {
        action: { type: 'Action.Execute', title, verb: str(action.json['verb']), data },
        trigger: 'manual',
      };
      const { status, body } = await invoke('adaptiveCard/action', value, activityId);
      if (status !== 200) return { kind: 'error', status, text: str(record(body['error'])['message']) };
      return actionAnswer(body, activityId, pressed);
    };

    const viewOf = (activityId: string): CardView =>
      view(() => {
        const base = connector.posts().find((p) => p.activityId === activityId);
        return ownViews.get(viewKey(player, activityId)) ?? cardOf(base?.versions.at(-1)) ?? {};
      }, activityId);

    const shown = ({ activityId, versions }: Post): Shown => {
      const activity = versions.at(-1);
      return cardOf(activity) === undefined ? { text: str(activity?.['text']) } : { card: viewOf(activityId) };
    };

    const send = async (activity: Json): Promise<readonly Shown[]> => {
      const before = here().length;
      await post({ ...activityFrom(player, place), ...activity });
      return here().slice(before).map(shown);
    };

    const cards = (): readonly CardView[] =>
      here()
        .filter((p) => cardOf(p.versions[0]) !== undefined)
        .map((p) => viewOf(p.activityId));
    const mention = `<at>${BOT.name}</at>`;
    const entities = [{ type: 'mention', text: mention, mentioned: BOT }];
    return {
      say: (text) =>
        send(
          place.type === 'channel'
            ? { type: 'message', text: `${mention} ${text}`, entities }
            : { type: 'message', text },
        ),
      install: () => send({ type: 'installationUpdate', action: 'add' }),
      cards,
      card: () => {
        const last = cards().at(-1);
        if (last === undefined) throw new Error(`there is no card here for ${player.name}`);
        return last;
      },
      lastText: () =>
        here()
          .map((p) => str(p.versions.at(-1)?.['text']))
          .filter((t) => t !== '')
          .at(-1) ?? '',
      invoke,
      openDialog: async (data) =>
        dialogAnswer((await invoke('task/fetch', { data, context: { theme: 'default' } })).body),
    };
  };

  return {
    answered,
    as: (player) => seat(player, { id: personalChatOf(player), type: 'personal' }),
    answers,
    inChannel: (player, channelId = CHANNEL_ID) => seat(player, { id: channelId, type: 'channel' }),
    post,
  };
}
