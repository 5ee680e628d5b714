/** Decides how the bot SDK is held: how a turn enters it and how its connector clients send, each call once and never without end. */
import { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';

/** The bot's identity in Entra. Absent in local mode: the connector is then called without a token. */
export interface Credentials {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  /** Absent for a managed identity. */
  readonly password?: string;
  readonly tenantId: string;
}

/** A connector client of the SDK. */
export type Connector = Awaited<ReturnType<EdgeAdapter['openConnector']>>;

interface Policy {
  readonly name: string;
  sendRequest(request: { abortSignal?: AbortSignal }, next: (request: object) => Promise<unknown>): Promise<unknown>;
}
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: Policy): void;
}

const DEADLINE = 'deadline';

function pipelineOf(connector: object): Pipeline {
  const client: unknown = Reflect.get(connector, 'client');
  const pipeline: unknown = typeof client === 'object' && client !== null ? Reflect.get(client, 'pipeline') : undefined;
  const isPipeline = (p: unknown): p is Pipeline =>
    typeof p === 'object' && p !== null && 'removePolicy' in p && 'addPolicy' in p;
  if (!isPipeline(pipeline)) throw new Error('this version of the bot SDK hides its request pipeline');
  return pipeline;
}

/**
 * Makes a connector call once and end in time. Left alone it posts again by itself on 429 and 5xx, behind the outbox's back,
 * and waits without end on a silent peer.
 */
export function onceAndInTime<C extends object>(connector: C, timeoutMs: number): C {
  const pipeline = pipelineOf(connector);
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: DEADLINE });
  pipeline.addPolicy({
    name: DEADLINE,
    sendRequest: async (request, next) => {
      // A signal rather than the request's own timeout, which stops counting once the headers are there.
      request.abortSignal = AbortSignal.timeout(timeoutMs);
      return await next(request);
    },
  });
  return connector;
}

const settingsOf = (credentials: Credentials | undefined): Record<string, string> =>
  credentials === undefined
    ? {}
    : {
        MicrosoftAppId: credentials.appId,
        MicrosoftAppType: credentials.appType,
        MicrosoftAppTenantId: credentials.tenantId,
        ...(credentials.password === undefined ? {} : { MicrosoftAppPassword: credentials.password }),
      };

/** The SDK's adapter, opened where we need it: a turn without its HTTP handling, and connectors outside a turn. */
export class EdgeAdapter extends TeamsAdapter {
  private readonly appId: string;

  constructor(
    credentials: Credentials | undefined,
    private readonly timeoutMs: number,
  ) {
    super(settingsOf(credentials));
    this.appId = credentials?.appId ?? '';
    this.use(async (context, next) => {
      const connector: unknown = context.turnState.get(this.ConnectorClientKey);
      if (typeof connector === 'object' && connector !== null) onceAndInTime(connector, timeoutMs);
      await next();
    });
  }

  /** Authenticates and runs one turn. Rejects with `statusCode` 401 or 403 when the token is not good. */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return await this.processActivity(authorization, activity, logic);
  }

  /** A new connector client for a service URL, with the bot's own credentials. */
  async openConnector(serviceUrl: string) {
    const identity = this.createClaimsIdentity(this.appId);
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    // Without an audience the factory asks for the connector's own.
    return onceAndInTime(await factory.create(serviceUrl), this.timeoutMs);
  }
}

/** Gives the connector client of a service URL; the same one each time. */
export type Connectors = (serviceUrl: string) => Promise<Connector>;

/** Keeps one client for each service URL, so that connections are used again. */
export function createConnectors(adapter: Pick<EdgeAdapter, 'openConnector'>): Connectors {
  const open = new Map<string, Promise<Connector>>();
  return async (serviceUrl) => {
    const known = open.get(serviceUrl) ?? adapter.openConnector(serviceUrl);
    open.set(serviceUrl, known);
    try {
      return await known;
    } catch (error) {
      open.delete(serviceUrl);
      throw error;
    }
  };
}
