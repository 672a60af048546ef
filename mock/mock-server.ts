import type { RequestListener } from 'node:http';
import { type Authentication, credentialFor, schemesOf } from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import { createSender } from '../src/events/send.ts';
import type { Sender } from '../src/events/sender.ts';
import { createGuard } from '../src/http/guard.ts';
import { listen, type RunningServer } from '../src/http/listen.ts';
import { createAuthenticator } from './authentication.ts';
import { type Activity, createActivity } from './console/activity.ts';
import { cors } from './cors.ts';
import { createFront } from './front.ts';
import { operationServer } from './operation.ts';
import type { OwnAddresses } from './own-addresses.ts';
import { prismWhenNeeded } from './prism-when-needed.ts';
import { requestLog } from './request-log.ts';
import { createScenarios, type Scenarios } from './scenarios/scenarios.ts';
import { type Sleep, sleepUnlessGone } from './scenarios/sleep.ts';
import { type Drop, fitState } from './state/fit-state.ts';
import type { StateKeeper } from './state/keeper.ts';
import type { MockState } from './state/state.ts';
import { createTenants, demoKeys, type NamedKey, type Tenants } from './tenants.ts';
import { createTrust } from './trust.ts';
import {
  type DocumentStatus,
  documentErrorField,
  documentErrorHeader,
} from './watch/document-status.ts';
import type { DocumentFollower } from './watch/follow-document.ts';

export interface MockServerOptions {
  readonly contract: Contract;
  /** Where the contract was read from, for people. */
  readonly document?: string;
  /** The demo keys unless given. */
  readonly keys?: readonly NamedKey[];
  /** Makes every other key a tenant of its own. */
  readonly anyKey?: boolean;
  /** What it starts with; it must fit the contract. */
  readonly state?: MockState;
  /** Told of every change, and closed with the mock. */
  readonly keeper?: StateKeeper;
  /** Hosts beside this machine that may call the admin routes by name and be sent events. */
  readonly allowHosts?: readonly string[];
  /** Origins beside those of this machine whose pages may use the operations; `*` lets in any, but not to what leaks. */
  readonly corsOrigins?: readonly string[];
  /** Sends the events and is closed with the mock; unless given, one for this machine and the allowed hosts. */
  readonly sender?: Sender;
  /** Takes one line per request. */
  readonly log?: (line: string) => void;
  /** Milliseconds from any start, to measure with. */
  readonly clock?: () => number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly sleep?: Sleep;
  /** Unless said at the start, which then fails where Prism cannot read the document. */
  readonly loadPrism?: 'at-start' | 'when-needed';
}

/** What the mock remembers of its callers, and what it was told to do to them. */
export interface MockMemory {
  readonly tenants: Tenants;
  readonly scenarios: Scenarios;
  readonly activity: Activity;
}

export interface MockServer extends DocumentFollower {
  readonly listener: RequestListener;
  readonly memory: MockMemory;
  /** Starts on a port of its own choosing unless given one; rejects as `net.Server` does. */
  listen(port?: number, host?: string): Promise<{ readonly url: string }>;
  /** Lets requests under way finish. */
  close(): Promise<void>;
}

/** A mock that remembers, masks and preserves, of everything that the contract describes. */
export async function createMockServer(options: MockServerOptions): Promise<MockServer> {
  const { keys = demoKeys, anyKey = false, allowHosts = [], log = () => undefined } = options;
  const { corsOrigins = [], loadPrism = 'at-start' } = options;
  const { clock = () => performance.now(), now = Date.now, sleep = sleepUnlessGone } = options;
  const { keeper, document = 'the built-in document', sender = localSender(allowHosts) } = options;
  const tenants = createTenants({
    authentication: options.contract.authentication,
    keys,
    anyKey,
    changed: () => keeper?.changed(tenants.state),
    ...(options.state !== undefined && { state: options.state }),
  });
  const scenarios = createScenarios(tenants);
  const activity = createActivity({ clock, now });
  let status: DocumentStatus;
  let served = options.contract;
  const trustIn = createTrust({ allowHosts, corsOrigins });
  let ownAddresses: Promise<OwnAddresses> | undefined;

  async function loadOwnAddresses(): Promise<OwnAddresses> {
    const { createOwnAddresses } = await import('./own-addresses.ts');
    return createOwnAddresses({
      sources: {
        contract: () => served,
        status: () => status,
        tenants: tenants.all,
        activity,
        scenarios,
      },
      events: { sender, onFired: activity.recordFired },
      refuseOthers: createGuard(allowHosts),
    });
  }

  /** All that depends on the document. */
  async function frontOf(contract: Contract): Promise<RequestListener> {
    const { authentication } = contract;
    const hint = keys === demoKeys ? demoHint(authentication) : '';
    const authenticator = createAuthenticator(authentication, tenants, hint);
    const load = async () => (await import('./prism.ts')).createPrism(contract, log);
    const prism = loadPrism === 'when-needed' ? prismWhenNeeded(contract, load) : await load();
    const logRequest = requestLog({ write: log, clock, tenantOf: authenticator.tenantOf });
    return createFront({
      async loadOwnAddresses(way) {
        ownAddresses ??= loadOwnAddresses();
        return (await ownAddresses).listener(contract, authenticator, way);
      },
      follow(request, response) {
        logRequest(request, response);
        return activity.recorder.follow(request, response, authenticator.tenantOf);
      },
      tellDocumentError(response) {
        const { error } = status;
        if (error !== null) response.setHeader(documentErrorHeader, documentErrorField(error));
      },
      crossOrigin: cors(authentication, trustIn),
      serveOperation: operationServer({
        contract,
        prism,
        authenticator,
        tenants,
        scenarios,
        trustIn,
        sleep,
      }),
      reportDefect: error => log(withoutMessage(error)),
    });
  }
  const loaded = (): DocumentStatus => ({
    document,
    loadedAt: new Date(now()).toISOString(),
    error: null,
  });

  let front = await frontOf(options.contract);
  status = loaded();
  const listener: RequestListener = (request, response) => front(request, response);
  const running: RunningServer[] = [];
  return {
    listener,
    memory: { tenants, scenarios, activity },
    async listen(port = 0, host = '127.0.0.1') {
      const server = await listen(listener, { port, host });
      running.push(server);
      return server;
    },
    async reload(contract) {
      const next = await frontOf(contract);
      const drops: Drop[] = [];
      // Before anything is replaced: what fails up to here leaves the last good document served.
      tenants.adapt(contract.authentication, (id, state) =>
        fitState(contract, id, state, drop => drops.push(drop)),
      );
      front = next;
      served = contract;
      status = loaded();
      activity.touch();
      return drops;
    },
    reportBroken(error) {
      status = { ...status, error };
      activity.touch();
    },
    async close() {
      (await ownAddresses)?.close();
      await Promise.all(running.splice(0).map(server => server.stop()));
      sender.close();
      await keeper?.close();
    },
  };
}

/** What the demo tenants send, where one value is all that there is to send. */
function demoHint(authentication: Authentication): string {
  const [scheme, ...others] = schemesOf(authentication);
  if (scheme === undefined || others.length > 0) return '';
  const values = demoKeys.map(({ key }) => credentialFor(scheme, key));
  return `, "${values.join('" or "')}"`;
}

/** Real addresses must not hear from a mock: whoever tries things out enters any url. */
function localSender(allowHosts: readonly string[]): Sender {
  return createSender({ allowHttp: true, allowHosts, reach: 'loopback' });
}

/** A message may repeat what a request held; its place in the source cannot. */
function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'fault: something other than an error was thrown';
  const place = error.stack?.split('\n').find(line => line.startsWith('    at '));
  return `fault: ${error.name}${place?.replace('   ', '') ?? ''}`;
}
