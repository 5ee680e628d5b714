/** Decides what the data of a button must look like: every form that a card can send, checked before any use case sees it. */
import { z } from 'zod';

const id = z.string().min(1).max(100);
const count = z.coerce.number().int().min(0).max(1_000_000);
/** Free text: its length is judged by the domain, with a sentence; this only stops the absurd. */
const words = z.string().max(200_000).default('');

/** Inputs named `q_…`, by field id. */
const questions = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (key.startsWith('q_') ? [[key.slice(2), value]] : [])),
  );

export const nothing = z.object({}).passthrough();
export const ofConcern = z.object({ concern: id });

const then = z.enum(['next', 'back', 'close', 'add-row', 'edit-row', 'remove-row', 'done-row', 'cancel-row']);

export const saveStep = z
  .object({ concern: id, revision: count, page: id, then, row: id.optional(), q_row: id.optional() })
  .passthrough()
  .transform(({ concern, revision, page, then: pressed, row, q_row: chosen, ...rest }) => {
    const about = row ?? chosen;
    return {
      concern,
      revision,
      page,
      then: pressed,
      ...(about === undefined ? {} : { row: about }),
      inputs: questions(rest),
    };
  });

export const changePart = z.object({ concern: id, revision: count, part: z.string().max(100).default('') });
export const submitConcern = z.object({ concern: id, revision: count, q_declaration: z.string().max(100).default('') });

export const answerDuties = z.object({
  concern: id,
  rules: z.string().max(200).default(''),
  when: words,
  withWhom: words,
});

export const addition = z.object({
  concern: id,
  kind: z.enum(['addition', 'correction']).default('addition'),
  text: words,
});
export const withdrawal = z.object({ concern: id, text: words });
export const viewCase = z.object({ concern: id, page: count.default(1) });

export const listCase = z.object({ concern: id, meeting: z.string().max(100).default('') });
export const wording = z.object({ concern: id, index: count.default(0) });
export const vote = z.object({ concern: id, action: id, index: count.default(0), reason: words });

export const proposeAction = z.object({
  concern: id,
  proposal: id,
  title: z.string().max(100).default(''),
  wording: words,
  owner: z.string().max(100).default(''),
  byWhen: z.string().max(40).default(''),
  outcome: words,
  required: z.string().max(10).default(''),
});

export const reportAction = z.object({
  action: id,
  revision: count,
  kind: z.enum(['done', 'on-track', 'blocked', 'cannot-do']),
  from: z.enum(['action', 'digest']).default('action'),
  note: words,
  meeting: id.optional(),
});

export const openSchedule = z.object({ concern: id.optional() }).passthrough();
export const scheduleMeeting = z.object({
  meeting: id,
  concern: id.optional(),
  date: z.string().max(40).default(''),
  time: z.string().max(40).default(''),
  place: words,
});
export const moveMeeting = z.object({
  meeting: id,
  version: count,
  date: z.string().max(40).default(''),
  time: z.string().max(40).default(''),
});
/** A meeting chosen on the list; '' when none was. */
export const chosenMeeting = z.object({ meeting: z.string().max(100).default('') });
export const ofMeeting = z.object({ meeting: id });
export const sendReminders = z.object({ meeting: id, count });

export const putMember = z.object({
  person: z.string().max(100).default(''),
  agency: z.string().max(100).default(''),
  role: z.enum(['member', 'coordinator', 'vice-chair', 'chair', 'auditor']).default('member'),
  deputyFor: z.string().max(100).default(''),
});
export const removeMember = z.object({ leaver: z.string().max(100).default('') });
