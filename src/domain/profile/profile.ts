/** Decides what a borough profile holds and refuses one that is not whole: another borough is a file, not a fork (product §1). */
import { z } from 'zod';

const contact = z.object({
  /** As people call it: "Ealing Children's Integrated Response Service (ECIRS)". */
  name: z.string().min(1),
  /** Absent where the strategy gives none. */
  phone: z.string().min(3).optional(),
  hours: z.string().optional(),
  section: z.string(),
  checkedOn: z.string().date().nullable(),
  checkedBy: z.string().nullable(),
});

export const profileSchema = z
  .object({
    borough: z.string().min(1),
    contacts: z.object({
      emergency: contact,
      ecirs: contact,
      advisers: contact,
      adultSafeguarding: contact,
      nspcc: contact,
      designatedOfficer: contact.optional(),
    }),
    agencies: z
      .array(z.object({ id: z.string().regex(/^[a-z-]+$/), label: z.string().min(1), core: z.boolean() }))
      .min(2),
    /** The agency of whoever sets the panel up, an id of the list above. */
    coordinatorAgency: z.string(),
    meetings: z.object({
      cutOffWorkingDays: z.number().int().min(0),
      agendaDays: z.number().int().min(0),
      usualTime: z.string().regex(/^\d{2}:\d{2}$/),
    }),
    reminders: z.object({
      /** Working days before a meeting, largest first. */
      workingDaysBefore: z.tuple([z.literal(10), z.literal(5), z.literal(2)]),
      at: z.string().regex(/^\d{2}:\d{2}$/),
    }),
    chases: z.object({
      urgentAgainMinutes: z.number().int().positive(),
      urgentEscalateMinutes: z.number().int().positive(),
      nextDayAgainMinutes: z.number().int().positive(),
      nextDayEscalateAt: z.string().regex(/^\d{2}:\d{2}$/),
    }),
    drafts: z.object({
      recallAfterWorkingDays: z.tuple([z.number().int().positive(), z.number().int().positive()]),
      deleteAfterDays: z.number().int().positive(),
      noticeDaysBefore: z.number().int().positive(),
      urgentTellMinutes: z.number().int().positive(),
    }),
    approval: z.object({ agencies: z.number().int().min(1) }),
    /** Floors such as "under 13 never below 2"; off by default (product §1.5). */
    floors: z.object({ underThirteen: z.enum(['2', '3']).nullable() }),
    decisionDueWorkingDays: z.number().int().positive(),
  })
  .strict()
  .refine((p) => p.agencies.some((a) => a.id === p.coordinatorAgency), {
    path: ['coordinatorAgency'],
    message: 'must be one of the agencies',
  });

export type Profile = Readonly<z.infer<typeof profileSchema>>;
