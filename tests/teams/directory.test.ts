/** Decides that the roster is the channel's own, whole, fresh, and that nobody is on one that cannot be read. */
import type { PanelChannel } from '../../src/domain/panel/panel';
import { DirectoryUnavailable } from '../../src/ports/directory';
import type { Connectors } from '../../src/teams/adapter';
import { createDirectory } from '../../src/teams/directory';
import { createConnectors, EdgeAdapter } from '../../src/teams/adapter';
import { startConnector, type Connector } from '../support/connector';
import { CHANNEL_ID, HOME_TENANT, PEOPLE, TEAM_ID } from '../support/people';

let connector: Connector;
let connectors: Connectors;
let time: number;
const everyone = Object.values(PEOPLE);
const channel = (): PanelChannel => ({
  teamId: TEAM_ID,
  channelId: CHANNEL_ID,
  serviceUrl: connector.url,
  tenantId: HOME_TENANT,
});
const directory = (keepMs = 30_000) => createDirectory({ connectors, now: () => time, keepMs });

beforeEach(async () => {
  connector = await startConnector();
  connectors = createConnectors(new EdgeAdapter(undefined, 150));
  time = 0;
  connector.setRoster(CHANNEL_ID, everyone);
});
afterEach(() => connector.close());

test('every page of the channel’s roster is read, with tenants and guests', async () => {
  const roster = await directory().roster(channel());
  expect(roster).toEqual(
    everyone.map((p) => ({
      personId: p.personId,
      userId: p.userId,
      name: p.name,
      tenantId: p.tenantId,
      guest: p.guest,
    })),
  );
  expect(connector.calls.length).toBeGreaterThan(1);
  expect(new Set(connector.calls.map((c) => c.conversationId))).toEqual(new Set([CHANNEL_ID]));
});

test('a roster is used again for a short while, and someone removed is gone after it', async () => {
  const d = directory();
  await d.roster(channel());
  connector.setRoster(CHANNEL_ID, [PEOPLE.health]);
  time = 29_999;
  expect(await d.roster(channel())).toHaveLength(everyone.length);
  time = 30_000;
  expect(await d.roster(channel())).toHaveLength(1);
});

test('those who ask at the same time share one reading', async () => {
  const d = directory();
  await Promise.all([d.roster(channel()), d.roster(channel()), d.roster(channel())]);
  expect(connector.calls).toHaveLength(Math.ceil(everyone.length / 3));
});

test.each([{ status: 500 }, { status: 404 }, { status: 429 }, 'hang' as const, 'reset' as const])(
  'access fails closed on %j, and the failure is not kept',
  async (how) => {
    const d = directory();
    connector.fault({ on: 'read', how });
    await expect(d.roster(channel())).rejects.toBeInstanceOf(DirectoryUnavailable);
    await expect(d.roster(channel())).resolves.toHaveLength(everyone.length);
  },
);

test('a failure on a later page gives no half roster', async () => {
  const d = directory(0);
  await d.roster(channel());
  time = 1;
  connector.fault({ on: 'read', how: { status: 503 } });
  await expect(d.roster(channel())).rejects.toBeInstanceOf(DirectoryUnavailable);
});
