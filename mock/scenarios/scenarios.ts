import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import type { Tenant } from '../tenant.ts';
import type { Tenants } from '../tenants.ts';
import { type ActiveScenario, activate } from './active-scenarios.ts';
import { type Effect, effectOf, noEffect, type Unauthorized } from './effect.ts';
import type { LeakyRule } from './leaky-rules.ts';
import { readScenarioHeader } from './read-scenarios.ts';
import type { Scenario } from './scenario-kinds.ts';

/** Which scenarios apply to whose requests. */
export interface Scenarios {
  /** What still applies to all requests of a tenant. */
  list(tenant: Tenant): readonly Scenario[];
  replace(tenant: Tenant, scenarios: readonly Scenario[]): void;
  /** Ends them all, and forgets where those of headers stood. */
  clear(): void;
  /**
   * Decides what becomes of a request. Its own header takes the place of the tenant's list, so that
   * an empty one keeps all of it away. Throws the 400 for a header that cannot be read, and the 403
   * where something would leak to who may not have it.
   */
  effectOn(request: ScenarioRequest): Effect;
  /** Whom a leak between tenants reaches from this one: who has chosen it too, by a key that was given. */
  crossedTenants(tenant: Tenant): readonly Tenant[];
}

export interface ScenarioRequest {
  readonly header: string | undefined;
  /** Null when the request has no valid key. */
  readonly tenant: Tenant | null;
  readonly unauthorized: Unauthorized;
  /** Asked where a rule is about to be broken, and secrets may show. */
  readonly mayLeak: () => boolean;
}

/** A header may name any number of scenarios in the course of time; the oldest are forgotten. */
const mostRemembered = 256;

export function createScenarios(tenants: Pick<Tenants, 'all' | 'named'>): Scenarios {
  let lists = new WeakMap<Tenant, readonly ActiveScenario[]>();
  let ofHeaders = new WeakMap<object, Map<string, ActiveScenario>>();
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
  /** What the list of some tenant has for requests without a valid key: the door that it leaves open. */
  const forAnyone = () =>
    tenants
      .all()
      .flatMap(tenant => lists.get(tenant) ?? [])
      .filter(breaking('api-key-is-required'))
      .slice(0, 1);

  return {
    list: listOf,
    replace: (tenant, scenarios) => void lists.set(tenant, scenarios.map(activate)),
    clear() {
      lists = new WeakMap();
      ofHeaders = new WeakMap();
    },
    effectOn({ header, tenant, unauthorized, mayLeak }) {
      const listed = () => (tenant === null ? forAnyone() : (lists.get(tenant) ?? []));
      const active = header === undefined ? listed() : activeIn(header, tenant);
      if (active.length === 0) return noEffect;
      if (active.some(isLeak) && !mayLeak()) throw leakRefused();
      return effectOf(active, unauthorized);
    },
    crossedTenants(tenant) {
      const named = tenants.named();
      if (!named.includes(tenant)) return [];
      return named.filter(
        other => other !== tenant && lists.get(other)?.some(breaking('tenants-are-isolated')),
      );
    },
  };
}

function isLeak(active: ActiveScenario): boolean {
  return active.remaining()?.name === 'leaky';
}

function breaking(rule: LeakyRule): (active: ActiveScenario) => boolean {
  return active => {
    const scenario = active.remaining();
    return scenario?.name === 'leaky' && scenario.rule === rule;
  };
}

function leakRefused(): ProblemResponse {
  const detail =
    'a leaky scenario may show secrets, so it acts for programs that call by localhost or a name of --allow-host, and for pages of this machine or of an origin that --cors names';
  return new ProblemResponse(createProblem('forbidden', { detail }));
}
