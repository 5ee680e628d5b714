/** Decides who is on the panel's channel, by reading the channel's own roster; when that cannot be read, nobody is. */
import { z } from 'zod';
import type { PanelChannel } from '../domain/panel/panel';
import { DirectoryUnavailable, type Directory, type RosterEntry } from '../ports/directory';
import type { Connectors } from './adapter';

export interface DirectoryOptions {
  readonly connectors: Connectors;
  /** Now, in milliseconds, on a clock that only goes forward. */
  readonly now: () => number;
  /** How long a roster that was read may be used again. Milliseconds; someone removed loses access after this at the latest. */
  readonly keepMs: number;
}

/** Far above any panel; a roster that does not end is an outage, not a reason to read for ever. */
const MOST_PAGES = 50;
const PAGE_SIZE = 200;

interface FirstOrNextPage {
  readonly pageSize: number;
  readonly continuationToken: string;
}

const memberSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

/** A member as the roster gives it; one without an Entra object id cannot be known and is left out. */
function entryOf(member: unknown, channel: PanelChannel): readonly RosterEntry[] {
  const parsed = memberSchema.safeParse(member);
  if (!parsed.success) return [];
  const { id, name, aadObjectId, objectId, tenantId, userRole } = parsed.data;
  const personId = aadObjectId ?? objectId;
  if (personId === null || personId === undefined) return [];
  return [
    {
      personId,
      userId: id,
      name: name ?? '',
      tenantId: tenantId ?? channel.tenantId,
      guest: userRole === 'guest' || userRole === 'anonymous',
    },
  ];
}

async function readRoster(connectors: Connectors, channel: PanelChannel): Promise<readonly RosterEntry[]> {
  const connector = await connectors(channel.serviceUrl);
  const entries: RosterEntry[] = [];
  let continuationToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // The SDK's type asks for a token on the first page too, where there is none.
    const options = {
      pageSize: PAGE_SIZE,
      ...(continuationToken === undefined ? {} : { continuationToken }),
    } as FirstOrNextPage;
    const result = await connector.conversations.getConversationPagedMembers(channel.channelId, options);
    entries.push(...result.members.flatMap((member) => entryOf(member, channel)));
    continuationToken = result.continuationToken === '' ? undefined : result.continuationToken;
    if (continuationToken === undefined) return entries;
  }
  throw new Error('the roster does not end');
}

/** Rosters by channel, each kept for `keepMs`; those who ask at the same time share one reading, and a failed one is never kept. */
export function createDirectory({ connectors, now, keepMs }: DirectoryOptions): Directory {
  const known = new Map<string, { readonly until: number; readonly roster: Promise<readonly RosterEntry[]> }>();
  return {
    roster: async (channel) => {
      const kept = known.get(channel.channelId);
      const fresh =
        kept !== undefined && now() < kept.until
          ? kept
          : { until: now() + keepMs, roster: readRoster(connectors, channel) };
      known.set(channel.channelId, fresh);
      try {
        return await fresh.roster;
      } catch (cause) {
        if (known.get(channel.channelId) === fresh) known.delete(channel.channelId);
        throw new DirectoryUnavailable('the roster of the channel could not be read', { cause });
      }
    },
  };
}
