import type { Tenant } from '../tenant.ts';
import { type ActiveScenario, activate } from './active-scenarios.ts';
import { nothing, type Performance, perform } from './perform.ts';
import { readScenarioHeader } from './read-scenarios.ts';
import type { Scenario } from './scenario.ts';

/** Which scenarios act on whose requests. */
export interface Scenarios {
  /** What is still to act on all requests of a tenant. */
  list(tenant: Tenant): readonly Scenario[];
  replace(tenant: Tenant, scenarios: readonly Scenario[]): void;
  /**
   * Decides what becomes of a request. Its own header takes the place of the tenant's list, so that
   * an empty one keeps all of it away. Throws the 400 for a header that cannot be read.
   */
  perform(request: ScenarioRequest): Performance;
  /** The tenant as which a leak lets a request without a valid key act; null for none. */
  tenantForAnyone(header: string | undefined, tenants: readonly Tenant[]): Tenant | null;
}

export interface ScenarioRequest {
  readonly header: string | undefined;
  /** Null when the request has no valid key. */
  readonly tenant: Tenant | null;
  readonly apiKeyHeader: string;
}

/** A header may name any number of scenarios in the course of time; the oldest are forgotten. */
const mostRemembered = 256;

export function createScenarios(): Scenarios {
  const lists = new WeakMap<Tenant, readonly ActiveScenario[]>();
  const ofHeaders = new WeakMap<object, Map<string, ActiveScenario>>();
  const nobody = {};

  /** The same header again goes on where it stood, so that seeds and `times` mean something. */
  const activeIn = (header: string, tenant: Tenant | null): readonly ActiveScenario[] => {
    const owner = tenant ?? nobody;
    const remembered = ofHeaders.get(owner) ?? new Map<string, ActiveScenario>();
    ofHeaders.set(owner, remembered);
    return readScenarioHeader(header).map(scenario => {
      const key = JSON.stringify(scenario);
      const active = remembered.get(key) ?? activate(scenario);
      remembered.delete(key);
      remembered.set(key, active);
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      return active;
    });
  };
  const listOf = (tenant: Tenant): readonly Scenario[] =>
    (lists.get(tenant) ?? []).flatMap(active => active.remaining() ?? []);

  return {
    list: listOf,
    replace: (tenant, scenarios) => void lists.set(tenant, scenarios.map(activate)),
    perform({ header, tenant, apiKeyHeader }) {
      if (header !== undefined) return perform(activeIn(header, tenant), apiKeyHeader);
      const active = tenant === null ? undefined : lists.get(tenant);
      return active === undefined ? nothing : perform(active, apiKeyHeader);
    },
    tenantForAnyone(header, tenants) {
      const isOpen = (scenarios: readonly Scenario[]) =>
        scenarios.some(
          scenario => scenario.name === 'leaky' && scenario.rule === 'api-key-is-required',
        );
      if (header === undefined) return tenants.find(tenant => isOpen(listOf(tenant))) ?? null;
      return isOpen(readScenarioHeader(header)) ? (tenants[0] ?? null) : null;
    },
  };
}
