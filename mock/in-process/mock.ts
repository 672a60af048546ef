import type { Contract } from '../../src/contract/contract.ts';
import type { DocumentOptions } from '../../src/contract/contract-of.ts';
import type { Delivery } from '../console/activity.ts';
import type { MockMemory } from '../request-handler.ts';
import type { Seed } from '../seed/seed.ts';
import type { MockState } from '../state/state.ts';
import { demoKeys, type NamedKey } from '../tenants.ts';
import { type RecordedRequest, recordedRequest } from './recorded-request.ts';
import { chosenScenarios, type ScenarioChoice } from './scenario-choice.ts';
import type { InProcessFetch } from './web-request.ts';

/** What a mock is of, and who may call it. */
export interface MockOptions extends DocumentOptions {
  /** Remembers what operations without annotation create and update, by inference. */
  readonly stateful?: boolean;
  /** A tenant each; unless given `demo` and `demo-2`, each with its name as key, token, username and password. */
  readonly keys?: readonly NamedKey[];
  /** Makes every other key a tenant of its own. */
  readonly anyKey?: boolean;
  /** What it starts with, and what a reset goes back to. */
  readonly seed?: Seed;
  /** Hosts beside this machine that events may go to. */
  readonly allowHosts?: readonly string[];
}

/** A mock that runs in this process. */
export interface Mock extends AsyncDisposable {
  /**
   * Answers as the mock does on a socket, without one: every address leads to it, whatever its origin, and one
   * without an origin as well. Redirects that the document describes are answers. Rejects as `fetch` does where
   * a scenario breaks the connection.
   */
  readonly fetch: InProcessFetch;
  /** The contract that it goes by. */
  readonly contract: Contract;
  /** Serves the same on a socket, of this machine and at a port of the system's choosing unless given. */
  listen(port?: number, host?: string): Promise<{ readonly url: string }>;
  /**
   * Gives the tenants that are named other settings and items, in place of those that they have.
   *
   * @throws {SeedError} that names each place that is wrong; then nothing has changed.
   */
  seed(seed: Seed): Promise<void>;
  /** Forgets settings, items, scenarios, requests and deliveries, back to what it started with. */
  reset(): void;
  /** What it was sent, oldest first: the last 250, and of large ones fewer. */
  requests(): readonly RecordedRequest[];
  /** The events that were fired, oldest first: the last 250. */
  deliveries(): readonly Delivery[];
  /**
   * Chooses how it fails from now on, for a tenant or for all of them; an empty list ends it. A request's own
   * `X-Holdfast-Scenario` counts before that.
   *
   * @throws {TypeError} for a scenario or a tenant that there is not.
   */
  scenario(
    choices: ScenarioChoice | readonly ScenarioChoice[],
    of?: { readonly tenant?: string },
  ): void;
  /** Lets requests under way on sockets finish. */
  close(): Promise<void>;
}

/** What a mock is made of, wherever it runs. */
export interface MockParts extends Pick<Mock, 'contract' | 'fetch' | 'listen' | 'close'> {
  readonly memory: MockMemory;
}

/** What tests have of a mock: its parts, and what they see and decide of what it remembers. */
export async function assembleMock(options: MockOptions, parts: MockParts): Promise<Mock> {
  const { contract, memory, fetch, listen } = parts;
  const { tenants, scenarios, activity } = memory;
  const names = (options.keys ?? demoKeys).map(({ name }) => name);

  const seeded = async (seed: Seed): Promise<MockState> => {
    const { plantValue } = await import('../seed/plant-value.ts');
    const now = tenants.state();
    const { created, tenants: planted } = plantValue('seed', seed, contract, names, now.created);
    return { created, tenants: new Map([...now.tenants, ...planted]) };
  };
  const tenantsNamed = (name: string | undefined) => {
    // Whose requests without a key are is there before the first of them.
    if (contract.authentication.isOptional) tenants.anonymous(contract.authentication);
    const all = tenants.all();
    const found = name === undefined ? all : all.filter(tenant => tenant.name === name);
    if (found.length > 0) return found;
    throw new TypeError(`there is no tenant "${name}"; there is ${names.join(', ')}`);
  };

  if (options.seed !== undefined) tenants.restore(await seeded(options.seed));
  const initial = tenants.state();
  let isOpen = true;
  const close = async () => {
    isOpen = false;
    await parts.close();
  };
  return {
    async fetch(input, init) {
      if (isOpen) return fetch(input, init);
      throw new TypeError('fetch failed', { cause: new Error('the mock is closed') });
    },
    contract,
    listen,
    seed: async seed => tenants.restore(await seeded(seed)),
    reset() {
      tenants.restore(initial);
      scenarios.clear();
      activity.clear();
    },
    requests: () => activity.exchanges().map(recordedRequest),
    deliveries: activity.deliveries,
    scenario(choices, { tenant } = {}) {
      const chosen = chosenScenarios(choices);
      for (const each of tenantsNamed(tenant)) scenarios.replace(each, chosen);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
