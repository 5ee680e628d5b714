/** Decides how one person plays the whole cast in the local client: who acts, what time it is, and when the panel is set up. */
import { addDays, longDate, type Instant } from '../domain/calendar';
import type { PanelChannel, PanelMember } from '../domain/panel/panel';
import type { Clock } from '../ports/clock';
import type { Directory } from '../ports/directory';
import type { Messenger } from '../ports/messenger';
import { called, channelOf, findInCast, panelListOf, type Cast, type CastMember } from './cast';
import { commandIn, type Command } from './commands';
import { castDirectory, oneChatMessenger } from './delivery';
import { openLocalMemory } from './memory';

/** What local mode reads of an activity. */
export interface LocalActivity {
  readonly type: string;
  readonly serviceUrl: string;
  readonly text?: string | null | undefined;
  readonly from: {
    readonly id: string;
    readonly name?: string | null | undefined;
    readonly aadObjectId?: string | null | undefined;
    readonly tenantId?: string | null | undefined;
  };
}

export interface LocalModeOptions {
  readonly cast: Cast;
  readonly dataDir: string;
  /** Milliseconds since 1970 of the real clock. */
  readonly realNow: () => number;
  /** A clock of Europe/London over any source of milliseconds. */
  readonly clockFrom: (now: () => number) => Clock;
}

/** What can be handed in only once the rest of the bot stands. */
export interface LocalHooks<A extends LocalActivity> {
  /** Writes a text into the conversation that an activity came from. */
  readonly reply: (activity: A, text: string) => Promise<void>;
  /** Sets up the panel, as the coordinator would; called until it has resolved once in this process, so saying it again must be harmless. */
  readonly setUpPanel: (
    coordinator: CastMember,
    channel: PanelChannel,
    members: readonly PanelMember[],
  ) => Promise<void>;
  /** Called after the clock was moved, so that what has fallen due is done at once. */
  readonly onClockMoved: () => Promise<void>;
}

export interface LocalMode {
  /** The clock of the whole bot, moved by "clock +5d". */
  readonly clock: Clock;
  /** First use, answered by the cast. */
  readonly setup: {
    readonly firstCoordinator: string;
    readonly allowedTeam: string;
    readonly allowedTenants: readonly string[];
  };
  messenger(inner: Messenger): Messenger;
  directory(inner: Directory): Directory;
  /** Who acts now. */
  actor(): CastMember;
  /** Reads each activity before the bot does: answers a command itself ("handled"), or says who is acting. */
  createBeforeTurn<A extends LocalActivity>(hooks: LocalHooks<A>): (activity: A) => Promise<A | 'handled'>;
}

const CLOCK_HELP = 'Say "clock +5d", "clock +2h", "clock 2026-12-01 09:00" or "clock reset".';

/** Local mode over one data folder; who acts and where the clock stands are remembered there. */
export function createLocalMode({ cast, dataDir, realNow, clockFrom }: LocalModeOptions): LocalMode {
  const memory = openLocalMemory(dataDir);
  const clock = clockFrom(() => realNow() + memory.get().clockOffsetMs);
  const actor = (): CastMember => cast.people.find((p) => p.personId === memory.get().actor) ?? cast.first;

  const clockSays = (): string => {
    const now = clock.now();
    return `It is ${clock.timeOf(now)} on ${longDate(clock.dateOf(now))} here.`;
  };

  function moveClock(to: Instant): string {
    memory.set({ ...memory.get(), clockOffsetMs: Date.parse(to) - realNow() });
    return clockSays();
  }

  function actAs(who: string): string {
    const person = findInCast(cast, who);
    if (person === undefined) {
      const list = cast.people.map((p) => `- ${called(p)}`).join('\n');
      return `Say "act as" and one of these people, by name or role:\n\n${list}\n\nYou act as ${called(actor())} now.`;
    }
    memory.set({ ...memory.get(), actor: person.personId });
    return `You now act as ${called(person)}. What you type and press is theirs, here and in the channel, until you say "act as" again.`;
  }

  function obey(command: Command): { readonly text: string; readonly clockMoved: boolean } {
    switch (command.kind) {
      case 'act-as':
        return { text: actAs(command.who), clockMoved: false };
      case 'clock-forward': {
        const now = clock.now();
        const from = command.days === 0 ? now : clock.at(addDays(clock.dateOf(now), command.days), clock.timeOf(now));
        return { text: moveClock(clock.plusMinutes(from, command.minutes)), clockMoved: true };
      }
      case 'clock-to':
        return { text: moveClock(clock.at(command.date, command.time)), clockMoved: true };
      case 'clock-reset':
        memory.set({ ...memory.get(), clockOffsetMs: 0 });
        return { text: `The clock is the real one again. ${clockSays()}`, clockMoved: true };
      case 'clock-show':
        return { text: `${clockSays()} ${CLOCK_HELP}`, clockMoved: false };
      case 'clock-unclear':
        return { text: `That is not a time the clock can go to. ${CLOCK_HELP}`, clockMoved: false };
    }
  }

  /** The client's own user plays whoever acts; someone else of the cast stays who they are. */
  function playedBy(from: LocalActivity['from']): CastMember | undefined {
    return from.id === cast.first.userId ? actor() : cast.people.find((p) => p.userId === from.id);
  }

  return {
    clock,
    setup: { firstCoordinator: cast.coordinator.personId, allowedTeam: cast.teamId, allowedTenants: cast.tenants },
    messenger: (inner) => oneChatMessenger(inner, cast),
    directory: (inner) => castDirectory(inner, cast),
    actor,
    createBeforeTurn: ({ reply, setUpPanel, onClockMoved }) => {
      let panelReady: Promise<void> | undefined;
      const ready = async (serviceUrl: string): Promise<void> => {
        panelReady ??= setUpPanel(cast.coordinator, channelOf(cast, serviceUrl), panelListOf(cast));
        try {
          await panelReady;
        } catch (error) {
          panelReady = undefined;
          throw error;
        }
      };
      return async (activity) => {
        // Any first activity will do: the client says that the app was added only for the places that are opened.
        await ready(activity.serviceUrl);
        const command = activity.type === 'message' ? commandIn(activity.text ?? '') : undefined;
        if (command !== undefined) {
          const { text, clockMoved } = obey(command);
          await reply(activity, text);
          if (clockMoved) await onClockMoved();
          return 'handled';
        }
        const person = playedBy(activity.from);
        if (person === undefined) return activity;
        const { userId, name, personId, tenantId } = person;
        return { ...activity, from: { ...activity.from, id: userId, name, aadObjectId: personId, tenantId } };
      };
    },
  };
}
