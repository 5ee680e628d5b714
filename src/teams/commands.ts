/** Decides what typed words do: the few commands of the product, and a helpful answer to anything else (product §1.3). */
import { contactsCard, helpCard, noticeCard } from '../cards/concern/notice';
import { button } from '../cards/ref';
import { startConcern } from '../usecases/concern/startConcern';
import { myConcerns } from '../usecases/concern/ownConcern';
import { useChannel } from '../usecases/panel/setUpPanel';
import type { Context } from './context';
import { card, refusalWords, text } from './replies';
import { myActionsReply } from './routes/actionRoutes';
import { showCase } from './routes/caseRoutes';
import { concernsList, draftReply, ownConcernCard } from './routes/concernViews';
import { meetingsReply } from './routes/meetingRoutes';
import { panelReply } from './routes/panelRoutes';
import type { Reply, Turn } from './turn';

type Command = (context: Context, turn: Turn) => Promise<Reply>;

const raise: Command = async (context, turn) =>
  draftReply(context, { draft: await startConcern(context.deps, turn.actor) });

/** Urgent drafts first, then those in which something was saved, then the newest. */
async function draftToResume({ deps }: Context, turn: Turn): Promise<string | undefined> {
  const rows = (await myConcerns(deps, turn.actor)).filter((c) => c.stage === 'draft');
  const loaded = await Promise.all(rows.map((r) => deps.store.load('concern', r.id)));
  const drafts = loaded.flatMap((l) => (l?.state.stage === 'draft' ? [l.state] : []));
  const first = drafts.find((d) => d.urgentSince !== undefined) ?? drafts.find((d) => d.lastSave !== undefined);
  return (first ?? drafts[0])?.id;
}

/** The draft that most needs going on with, at the step where it was left. */
const resume: Command = async (context, turn) => {
  const draft = await draftToResume(context, turn);
  if (draft === undefined)
    return card(
      noticeCard({
        title: 'You have no unfinished concern',
        lines: ['Nothing is waiting to be finished.'],
        buttons: [button('Raise a concern', 'raiseConcern', {}, 'positive'), button('My concerns', 'showConcerns')],
      }),
    );
  return (await ownConcernCard(context, turn.actor, draft, false)) ?? concernsList(context, turn.actor);
};

const contacts: Command = (context) => Promise.resolve(card(contactsCard(context.deps.profile.contacts)));
const help: Command = () => Promise.resolve(card(helpCard()));
const mine: Command = (context, turn) => concernsList(context, turn.actor);

/** What may be typed in the personal chat; anchored, so that a story that mentions "help" is not taken for a command. */
const COMMANDS: readonly (readonly [RegExp, Command])[] = [
  [/^(please )?(i (want|need|would like) to )?(raise|report|start|new)( a| my)?( new)? ?concern$/, raise],
  [/^(resume|continue|go on)$/, resume],
  [/^(show )?my concerns?$/, mine],
  [/^withdraw( a| my)?( concern)?$/, mine],
  [/^(who (do|should|can) i (call|ring|phone)|contacts?|phone numbers?|numbers?)$/, contacts],
  [/^(help|hello|hi|hey|start|menu|commands)$/, help],
  [/^(show )?my actions?$/, (context, turn) => myActionsReply(context, turn)],
  [/^((show|schedule|send) )?(a |the )?(meetings?|reminders now)$/, (context, turn) => meetingsReply(context, turn)],
  [/^(show )?(the )?panel$/, (context, turn) => panelReply(context, turn)],
];

/** Typed words without case, polite punctuation and doubled spaces. */
const plain = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[.!?,;:“”"’']/g, '')
    .replace(/\s+/g, ' ')
    .trim();

async function openReference(context: Context, turn: Turn, reference: string): Promise<Reply> {
  const row = await context.deps.store.queries.concernByReference(reference);
  if (row === undefined) return text(`There is no ${reference}.`);
  return showCase(context, turn, row.id);
}

/** Anything else: never a story in a chat message, always the number to call first. */
function unknown({ deps }: Context): Reply {
  const { emergency, ecirs } = deps.profile.contacts;
  return card(
    noticeCard({
      title: 'We could not tell what you want to do',
      lines: [
        `If a child is in danger now, call ${emergency.phone ?? '999'} first. ECIRS answers on ${ecirs.phone ?? ''}, ${ecirs.hours ?? ''}.`,
        'What you write here is not sent to anybody and does not start a concern. Choose Raise a concern to tell us what worries you.',
      ],
      buttons: [
        button('Raise a concern', 'raiseConcern', {}, 'positive'),
        button('My concerns', 'showConcerns'),
        button('Who do I call', 'showContacts'),
        button('Help', 'showHelp'),
      ],
    }),
  );
}

/** Files are never fetched. */
const FILES =
  'We did not open or keep what you sent. Do not send pictures or files here, and never copy images of abuse: leave them where they are and tell the police. To tell us what worries you, write “raise a concern”.';

export async function personalMessage(
  context: Context,
  turn: Turn,
  typed: string,
  hasFiles: boolean,
): Promise<readonly Reply[]> {
  if (hasFiles) return [text(FILES)];
  const words = plain(typed);
  const reference = /^(?:show |open )?(?:case |consultation )?((?:mase|con)-\d{4}-\d{4,})$/.exec(words)?.[1];
  if (reference !== undefined) return [await openReference(context, turn, reference.toUpperCase())];
  const command = COMMANDS.find(([pattern]) => pattern.test(words))?.[1];
  return [command === undefined ? unknown(context) : await command(context, turn)];
}

const POINTER =
  'Please write to me in our own chat, where only you can see it: open the app and write “raise a concern”. Never write about a child in a channel.';

async function takeChannel({ deps }: Context, turn: Turn): Promise<Reply> {
  if (turn.place.kind !== 'channel') return text(POINTER);
  const { teamId, channelId, serviceUrl, tenantId } = turn.place;
  const set = await useChannel(deps, turn.actor, { teamId, channelId, serviceUrl, tenantId });
  if (set.ok)
    return text(
      'This is now the MASE panel’s channel. Cases of category 2 and 3 will be shown here, by reference only. Write “panel” in your own chat with me to say who belongs to the panel.',
    );
  return text(
    set.refusal.code === 'already-decided' ? 'This is already the MASE panel’s channel.' : refusalWords(set.refusal),
  );
}

/** In a channel or group chat: "use this channel", and otherwise only a pointer to the personal chat. */
export async function sharedMessage(
  context: Context,
  turn: Turn,
  typed: string,
  hasFiles: boolean,
): Promise<readonly Reply[]> {
  if (hasFiles) return [text(FILES)];
  return [/^use this channel$/.test(plain(typed)) ? await takeChannel(context, turn) : text(POINTER)];
}
