/** Decides what an activity from the outside must look like before anything of ours reads it. */
import { z } from 'zod';

const text = z.string().max(300);
const named = z.object({ id: text.nullish(), name: text.nullish() }).passthrough();

const activitySchema = z
  .object({
    type: text.min(1),
    id: text.nullish(),
    name: text.nullish(),
    channelId: text.min(1),
    serviceUrl: z.string().url().max(2000),
    from: z
      .object({ id: text.min(1), name: text.nullish(), aadObjectId: text.nullish(), tenantId: text.nullish() })
      .passthrough(),
    recipient: z.object({ id: text.min(1), name: text.nullish() }).passthrough(),
    conversation: z
      .object({
        id: text.min(1),
        conversationType: text.nullish(),
        tenantId: text.nullish(),
        isGroup: z.boolean().nullish(),
      })
      .passthrough(),
    text: z.string().nullish(),
    replyToId: text.nullish(),
    value: z.unknown(),
    action: text.nullish(),
    attachments: z.array(z.object({ contentType: text.nullish() }).passthrough()).nullish(),
    entities: z.array(z.object({ type: text.nullish() }).passthrough()).nullish(),
    membersAdded: z.array(z.object({ id: text }).passthrough()).nullish(),
    channelData: z
      .object({ tenant: named.nullish(), team: named.nullish(), channel: named.nullish() })
      .passthrough()
      .nullish(),
  })
  .passthrough();

/** An activity as it arrived: the parts we read are checked, the rest is left as it was. */
export type IncomingActivity = z.infer<typeof activitySchema>;

export type Parsed =
  | { readonly ok: true; readonly activity: IncomingActivity }
  /** `fields` are the paths that are missing or of the wrong type; never their values. */
  | { readonly ok: false; readonly fields: readonly string[] };

/** Checks a parsed JSON body. Refuses one without type, from, recipient, conversation, channelId or serviceUrl, or with wrong types. */
export function parseActivity(body: unknown): Parsed {
  const result = activitySchema.safeParse(body);
  if (result.success) return { ok: true, activity: result.data };
  const fields = result.error.issues.map((issue) => issue.path.join('.') || 'activity');
  return { ok: false, fields: [...new Set(fields)] };
}

const filled = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== '';

/** Every tenant that an activity names: the conversation's, the channel data's and the sender's. */
export function tenantsOf(activity: IncomingActivity): readonly string[] {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId, activity.from.tenantId];
  return [...new Set(named.filter(filled))];
}

const mentionSchema = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});

/** What the person wrote, without the mention of the bot, trimmed. */
export function textOf(activity: IncomingActivity): string {
  const mentions = (activity.entities ?? []).flatMap((entity) => {
    const mention = mentionSchema.safeParse(entity);
    return mention.success && mention.data.mentioned.id === activity.recipient.id ? [mention.data.text] : [];
  });
  const without = mentions.reduce(
    (rest, mention) => (mention === '' ? rest : rest.split(mention).join(' ')),
    activity.text ?? '',
  );
  return without
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** True when a file or a picture came with the message; Teams' own copy of the text as HTML, and cards, are not files. */
export const hasFiles = (activity: IncomingActivity): boolean =>
  (activity.attachments ?? []).some(
    (a) => a.contentType !== 'text/html' && a.contentType?.startsWith('application/vnd.microsoft.card') !== true,
  );
