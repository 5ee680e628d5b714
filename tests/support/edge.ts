/** Decides how the edge alone is stood up in tests: real HTTP, real bot SDK, a real connector, and handlers of the test's own. */
import { createHttp, type HttpOptions } from '../../src/http';
import { createConnectors, EdgeAdapter } from '../../src/teams/adapter';
import { createBotApp } from '../../src/teams/app';
import { createDirectory } from '../../src/teams/directory';
import { createMessenger } from '../../src/teams/messenger';
import type { Handlers } from '../../src/teams/router';
import { createClient, type Client } from './client';
import { startConnector, type Connector } from './connector';
import { recordingLog, type RecordingLog } from './log';
import { HOME_TENANT, POLICE_TENANT } from './people';

export interface Edge {
  readonly connector: Connector;
  readonly client: Client;
  readonly url: string;
  readonly log: RecordingLog;
  readonly messenger: ReturnType<typeof createMessenger>;
  readonly directory: ReturnType<typeof createDirectory>;
  /** How long the edge waited before sending a reply again, in milliseconds. */
  readonly pauses: readonly number[];
  close(): Promise<void>;
}

export const SILENT: Handlers = {
  routes: [],
  message: () => Promise.resolve([]),
  installed: () => Promise.resolve([]),
  membersChanged: () => Promise.resolve(),
};

/** The edge with these handlers; what they leave out says nothing. */
export async function startEdge(
  handlers: Partial<Handlers>,
  options: Partial<HttpOptions> & { readonly timeoutMs?: number } = {},
): Promise<Edge> {
  const { timeoutMs = 300, ...httpOptions } = options;
  const connector = await startConnector();
  const log = recordingLog();
  const adapter = new EdgeAdapter(undefined, timeoutMs);
  const connectors = createConnectors(adapter);
  const pauses: number[] = [];
  let ids = 0;
  const app = createBotApp({
    adapter,
    handlers: { ...SILENT, ...handlers },
    // The wire does not care what is on a card: the name and data of the card stand for it.
    render: (card) => ({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: JSON.stringify(card), wrap: true }],
    }),
    log,
    newId: () => `correlation-${String((ids += 1))}`,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    now: Date.now,
  });
  const http = createHttp({
    local: true,
    allowedTenants: [HOME_TENANT, POLICE_TENANT],
    turn: (activity, authorization) => app.turn(activity, authorization),
    ready: () => Promise.resolve(true),
    log,
    ...httpOptions,
  });
  const port = await http.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${String(port)}`;
  const close = async (): Promise<void> => {
    await http.close();
    await connector.close();
  };
  let time = 0;
  return {
    connector,
    client: createClient(() => `${url}/api/messages`, connector),
    url,
    log,
    messenger: createMessenger({ connectors, botId: '', timeoutMs, now: Date.now }),
    directory: createDirectory({ connectors, now: () => (time += 1), keepMs: 0 }),
    pauses,
    close,
  };
}
