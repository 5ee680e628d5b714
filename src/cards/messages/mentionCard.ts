/** Decides what the channel says to somebody whom no personal message reaches: their name and a reference, nothing else (product §1.9). */
import type { Ref } from '../ref';

export interface MentionData {
  /** As Teams knows the member, without any character that could become a link or formatting. */
  readonly name: string;
  readonly text: string;
}

/** The name as the card and Teams' own mention both carry it. */
export const mentionName = (name: string): string => name.replace(/[\\`*_{}[\]<>#|~&\r\n]/g, '');

/** `about` is a reference, or '' for reminders; never a story. */
export function mentionCard({
  name,
  about,
}: {
  readonly name: string;
  readonly about: string;
}): Ref<'mention', MentionData> {
  const subject = about === '' ? '' : ` about ${about}`;
  const text = `We could not reach you in your own chat${subject}. Open a chat with this app and write “my actions”.`;
  return { name: 'mention', data: { name: mentionName(name), text } };
}
