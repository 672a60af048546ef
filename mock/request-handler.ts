import { type Authentication, credentialFor, schemesOf } from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { ReadableRequest } from '../src/http/request-head.ts';
import type { OutgoingResponse } from './answer.ts';
import { type Authenticator, createAuthenticator } from './authentication.ts';
import { type Activity, createActivity } from './console/activity.ts';
import type { Sources } from './console/snapshot.ts';
import { cors } from './cors.ts';
import { createFront, type Listener, type Way } from './front.ts';
import { loadOnce } from './load-once.ts';
import { operationServer } from './operation.ts';
import type { Prism } from './prism.ts';
import { requestLog } from './request-log.ts';
import { createScenarios, type Scenarios } from './scenarios/scenarios.ts';
import { type Sleep, sleepUnlessGone } from './scenarios/sleep.ts';
import { type Drop, fitState } from './state/fit-state.ts';
import type { MockState } from './state/state.ts';
import { createTenants, demoKeys, type KeyChecks, type NamedKey, type Tenants } from './tenants.ts';
import { createTrust } from './trust.ts';
import {
  type DocumentStatus,
  documentErrorField,
  documentErrorHeader,
} from './watch/document-status.ts';
import type { DocumentFollower } from './watch/follow-document.ts';

/** What a mock is of, who may call it, and what it remembers. */
export interface HandlerOptions {
  readonly contract: Contract;
  /** Where the contract was read from, for people. */
  readonly document?: string;
  /** The demo keys unless given. */
  readonly keys?: readonly NamedKey[];
  /** Makes every other key a tenant of its own. */
  readonly anyKey?: boolean;
  /** What it starts with; it must fit the contract. */
  readonly state?: MockState;
  /** Hosts beside this machine that may call the admin routes by name and be sent events. */
  readonly allowHosts?: readonly string[];
  /** Origins beside those of this machine whose pages may use the operations; `*` lets in any, but not to what leaks. */
  readonly corsOrigins?: readonly string[];
  /** Takes one line per request. */
  readonly log?: (line: string) => void;
  /** Milliseconds from any start, to measure with. */
  readonly clock?: () => number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly sleep?: Sleep;
}

/** What a mock has of where it runs, which is Node or a browser. */
export interface Runtime<Request, Response> {
  readonly keyChecks: KeyChecks;
  prismOf(contract: Contract): Prism | Promise<Prism>;
  /** Called by the first request to an address of the mock's own, and where that failed by the next. */
  loadOwnAddresses(sources: Sources): Promise<OwnAddresses<Request, Response>>;
  /** Told of what the tenants have, after every change. */
  readonly changed?: (state: () => MockState) => void;
}

/** What answers at the mock's own addresses. */
export interface OwnAddresses<Request, Response> {
  /** The same pages for every document, which is loaded anew, and the test hooks of this one. */
  listener(contract: Contract, authenticator: Authenticator, way: Way): Listener<Request, Response>;
  /** Lets go of the pages that watch. */
  close(): void;
}

/** What the mock remembers of its callers, and what it was told to do to them. */
export interface MockMemory {
  readonly tenants: Tenants;
  readonly scenarios: Scenarios;
  readonly activity: Activity;
}

/** Answers what a mock is asked, wherever it runs. */
export interface RequestHandler<Request, Response> extends DocumentFollower {
  readonly listener: Listener<Request, Response>;
  readonly memory: MockMemory;
  /** Lets go of the pages that watch. */
  close(): Promise<void>;
}

/** A mock that remembers, masks and preserves, of everything that the contract describes. */
export async function createRequestHandler<
  Request extends ReadableRequest,
  Response extends OutgoingResponse,
>(
  options: HandlerOptions,
  runtime: Runtime<Request, Response>,
): Promise<RequestHandler<Request, Response>> {
  const { keys = demoKeys, anyKey = false, allowHosts = [], corsOrigins = [] } = options;
  const { log = () => undefined, sleep = sleepUnlessGone } = options;
  const { clock = () => performance.now(), now = Date.now } = options;
  const { document = 'the built-in document' } = options;
  const tenants = createTenants({
    authentication: options.contract.authentication,
    keys,
    keyChecks: runtime.keyChecks,
    anyKey,
    changed: () => runtime.changed?.(tenants.state),
    ...(options.state !== undefined && { state: options.state }),
  });
  const scenarios = createScenarios(tenants);
  const activity = createActivity({ clock, now });
  let status: DocumentStatus;
  let served = options.contract;
  const trustIn = createTrust({ allowHosts, corsOrigins });
  const ownAddresses = loadOnce(async () =>
    runtime.loadOwnAddresses({
      contract: () => served,
      status: () => status,
      tenants: tenants.all,
      activity,
      scenarios,
    }),
  );
  let asked: Promise<OwnAddresses<Request, Response>> | undefined;

  /** All that depends on the document. */
  async function frontOf(contract: Contract): Promise<Listener<Request, Response>> {
    const { authentication } = contract;
    const hint = keys === demoKeys ? demoHint(authentication) : '';
    const authenticator = createAuthenticator(authentication, tenants, hint);
    const prism = await runtime.prismOf(contract);
    const logRequest = requestLog({ write: log, clock, tenantOf: authenticator.tenantOf });
    return createFront<Request, Response>({
      async loadOwnAddresses(way) {
        asked = ownAddresses();
        return (await asked).listener(contract, authenticator, way);
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
  return {
    listener: (request, response) => front(request, response),
    memory: { tenants, scenarios, activity },
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
      (await asked?.catch(() => undefined))?.close();
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

/** A message may repeat what a request held; its place in the source cannot. */
function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'fault: something other than an error was thrown';
  const place = error.stack?.split('\n').find(line => line.startsWith('    at '));
  return `fault: ${error.name}${place?.replace('   ', '') ?? ''}`;
}
