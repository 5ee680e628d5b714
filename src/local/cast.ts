/** Decides who the made-up people of local mode are: names and ids from the client's file, roles from the table here. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { PanelChannel, PanelMember, PanelRole } from '../domain/panel/panel';
import type { PersonId } from '../domain/person';

/** The chair works for another organisation, so that a guest from another tenant is always part of the story. */
const OTHER_TENANT = '33333333-3333-4333-8333-333333333333';

interface Part {
  /** What people say: "act as coordinator". */
  readonly role: string;
  readonly agency: string;
  readonly panel?: PanelRole;
  readonly tenantId?: string;
}

/** By the id in the client's file. */
const PARTS: Readonly<Record<string, Part>> = {
  '29:teacher': { role: 'teacher', agency: 'education' },
  '29:coordinator': { role: 'coordinator', agency: 'social-care', panel: 'coordinator' },
  '29:chair': { role: 'police chair', agency: 'police', panel: 'chair', tenantId: OTHER_TENANT },
  '29:vicechair': { role: 'vice chair', agency: 'social-care', panel: 'vice-chair' },
  '29:health': { role: 'health', agency: 'health', panel: 'member' },
  '29:school': { role: 'school', agency: 'education', panel: 'member' },
};

const person = z.object({ id: z.string().min(1), name: z.string().min(1), aadObjectId: z.string().uuid() });
const fileSchema = z.object({
  tenantId: z.string().uuid(),
  currentUser: person,
  users: z.array(person),
  personalChat: z.object({ id: z.string().min(1) }),
  team: z.object({ id: z.string().min(1), channels: z.array(z.object({ id: z.string().min(1) })).min(1) }),
});

/** One made-up person. */
export interface CastMember {
  readonly personId: PersonId;
  /** The channel's own id (`29:…`). */
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly role: string;
  readonly agency: string;
  readonly panel?: PanelRole;
  /** From another tenant than the team's. */
  readonly guest: boolean;
}

export interface Cast {
  /** The user of the client, who acts at first. */
  readonly first: CastMember;
  /** Everyone, the first included. */
  readonly people: readonly CastMember[];
  readonly coordinator: CastMember;
  readonly tenantId: string;
  /** Every tenant that someone of the cast belongs to. */
  readonly tenants: readonly string[];
  readonly personalChatId: string;
  readonly teamId: string;
  readonly channelId: string;
}

function memberOf(entry: z.infer<typeof person>, tenantId: string): CastMember {
  const part = PARTS[entry.id];
  if (part === undefined) throw new Error(`local people: no role is known for the id ${entry.id}`);
  return {
    personId: entry.aadObjectId,
    userId: entry.id,
    name: entry.name,
    tenantId: part.tenantId ?? tenantId,
    role: part.role,
    agency: part.agency,
    ...(part.panel === undefined ? {} : { panel: part.panel }),
    guest: part.tenantId !== undefined,
  };
}

/** Reads the text of `.m365agentsplayground.yml`. Throws, with every fault told, when it cannot be the cast. */
export function readCast(text: string): Cast {
  const read = fileSchema.safeParse(parse(text));
  if (!read.success)
    throw new Error(`local people: ${read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  const { tenantId, currentUser, users, personalChat, team } = read.data;
  const first = memberOf(currentUser, tenantId);
  const people = [first, ...users.map((user) => memberOf(user, tenantId))];
  const coordinator = people.find((p) => p.panel === 'coordinator');
  if (coordinator === undefined) throw new Error('local people: nobody is the coordinator');
  return {
    first,
    people,
    coordinator,
    tenantId,
    tenants: [...new Set([tenantId, ...people.map((p) => p.tenantId)])],
    personalChatId: personalChat.id,
    teamId: team.id,
    channelId: team.channels[0]?.id ?? '',
  };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The person somebody means by a name, a part of a name or a role. Undefined when nobody fits, or when several do:
 * "chair" is the police chair, because a whole word of a role counts for more than a beginning.
 */
export function findInCast(cast: Cast, said: string): CastMember | undefined {
  const wanted = plain(said).replace(/^the /, '');
  if (wanted === '') return undefined;
  const words = (p: CastMember): readonly string[] => plain(`${p.name} ${p.role}`).split(' ');
  const tests: readonly ((p: CastMember) => boolean)[] = [
    (p) => plain(p.name) === wanted || plain(p.role) === wanted,
    (p) => plain(p.name).endsWith(` ${wanted}`),
    (p) => words(p).includes(wanted),
    (p) => words(p).some((word) => word.startsWith(wanted)),
    (p) => plain(p.role).replace(' ', '') === wanted.replace(' ', ''),
  ];
  for (const test of tests) {
    const found = cast.people.filter(test);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** "Cora Coordinator (coordinator)". */
export const called = (p: CastMember): string => `${p.name} (${p.role})`;

/** The panel list of local mode: everyone of the cast who has a role in the panel. */
export const panelListOf = (cast: Cast): readonly PanelMember[] =>
  cast.people.flatMap((p) =>
    p.panel === undefined ? [] : [{ personId: p.personId, name: p.name, agency: p.agency, role: p.panel }],
  );

/** The channel of the client that becomes the panel's. */
export const channelOf = (cast: Cast, serviceUrl: string): PanelChannel => ({
  teamId: cast.teamId,
  channelId: cast.channelId,
  serviceUrl,
  tenantId: cast.tenantId,
});
