import { type Authentication, type Credentials, keysOf } from '../src/contract/authentication.ts';
import { anonymousTenant } from '../src/http/tenant-keys.ts';
import { emptyState, emptyTenant, type MockState, type TenantState } from './state/state.ts';
import { createTenant, type Tenant } from './tenant.ts';

/** How keys are compared, and what may stand for one wherever it is kept. */
export interface KeyChecks {
  /** Finds whose a key is. */
  finder<Owner>(owners: readonly (readonly [key: string, owner: Owner])[]): KeyFinder<Owner>;
  standInFor(key: string): string;
}

export type KeyFinder<Owner> = (key: string) => Owner | null;

/** A tenant and what names it. A key alone does for any scheme of a document. */
export interface NamedKey {
  readonly name: string;
  readonly key: string | Credentials;
}

/** What works out of the box, whatever the document asks for. Everyone knows it, so it may be shown. */
export const demoKeys = ['demo', 'demo-2'].map(name => ({
  name,
  key: demoCredentials(name),
}));

function demoCredentials(name: string) {
  return { apiKey: name, bearer: name, basic: `${name}:${name}` } satisfies Credentials;
}

/** How many tenants any key makes: each takes memory for as long as the mock runs, and a place in its state. */
export const mostStrangers = 1_000;

/** What the ids of such tenants begin with. */
const strangerPrefix = 'any-key:';

export interface Tenants {
  /** The tenant of the first key that is known; null when none is, or would make one tenant too many. */
  find(keys: readonly string[]): Tenant | null;
  /** Whose the requests without credentials are, where the document takes them. */
  anonymous(authentication: Authentication): Tenant;
  /** Whether any key has made as many tenants as it may. */
  isFull(): boolean;
  /** Whoever a leak lets in without a valid key: it has what no tenant has, and none of it is kept. */
  readonly anyone: Tenant;
  /** Those of the keys that were given, as opposed to any key. */
  named(): readonly Tenant[];
  /** In the order in which they came to be. */
  all(): readonly Tenant[];
  state(): MockState;
  /** Takes another state for its own: who is not in it has nothing. */
  restore(state: MockState): void;
  /**
   * Goes by what another document asks for, and replaces what each of them has, also of those whose key
   * is not given this time: of all or, when it throws, of none.
   */
  adapt(
    authentication: Authentication,
    adapted: (id: string, state: TenantState) => TenantState,
  ): void;
}

export interface TenantsOptions {
  readonly authentication: Authentication;
  readonly keys: readonly NamedKey[];
  readonly keyChecks: KeyChecks;
  /** Every key that is not known becomes a tenant of its own, up to `mostStrangers`. */
  readonly anyKey: boolean;
  readonly state?: MockState;
  /** Told after every change. */
  readonly changed?: () => void;
}

export function createTenants({
  authentication,
  keys,
  keyChecks,
  anyKey,
  state = emptyState,
  changed = () => undefined,
}: TenantsOptions): Tenants {
  // One sequence for all tenants: an id that works for one of them means nothing to another.
  let { created } = state;
  const nextId = () => String(++created);
  // What belongs to a key that is not given this time is kept for when it is given again.
  const unclaimed = new Map(state.tenants);
  const claim = (id: string, name: string) => {
    const tenant = createTenant({ id, name, nextId, changed, initial: unclaimed.get(id) });
    unclaimed.delete(id);
    return tenant;
  };
  const named = new Map(keys.map(({ name }) => [name, claim(name, name)]));
  const finderFor = (asked: Authentication) =>
    keyChecks.finder(
      keys.flatMap(({ name, key }) => {
        const tenant = named.get(name);
        return tenant ? keysOf(asked, key).map(text => [text, tenant] as const) : [];
      }),
    );
  let known = finderFor(authentication);
  let anonymous: Tenant | undefined;
  const strangers = new Map<string, Tenant>();
  // Those of an earlier run count too: they are in memory until their keys come again, and stay.
  const strangerIds = new Set([...unclaimed.keys()].filter(id => id.startsWith(strangerPrefix)));
  const isFull = () => strangerIds.size >= mostStrangers;
  const anyone = createTenant({ id: 'anyone', name: 'anyone', nextId, changed: () => undefined });
  const all = () => [
    ...named.values(),
    ...(anonymous === undefined ? [] : [anonymous]),
    ...strangers.values(),
  ];
  const stranger = (key: string) => {
    const id = `${strangerPrefix}${keyChecks.standInFor(key)}`;
    const before = strangers.get(id);
    if (before !== undefined) return before;
    if (!strangerIds.has(id) && isFull()) return null;
    strangerIds.add(id);
    const made = claim(id, `any-key-${strangers.size + 1}`);
    strangers.set(id, made);
    return made;
  };

  return {
    find(sent) {
      for (const key of sent) {
        const found = known(key);
        if (found !== null) return found;
      }
      const [first] = sent;
      return anyKey && first !== undefined ? stranger(first) : null;
    },
    anonymous(asked) {
      const name = anonymousTenant(asked, [...named.keys()]);
      const own = named.get(name);
      if (own !== undefined) return own;
      anonymous ??= claim(name, name);
      return anonymous;
    },
    isFull,
    anyone,
    named: () => [...named.values()],
    all,
    state: () => ({
      created,
      tenants: new Map([...unclaimed, ...all().map(({ id, state }) => [id, state()] as const)]),
    }),
    restore(given) {
      created = given.created;
      unclaimed.clear();
      for (const [id, kept] of given.tenants) unclaimed.set(id, kept);
      for (const tenant of all()) {
        tenant.restore(unclaimed.get(tenant.id) ?? emptyTenant);
        unclaimed.delete(tenant.id);
      }
      anyone.reset();
    },
    adapt(asked, adapted) {
      const kept = [...unclaimed].map(([id, state]) => [id, adapted(id, state)] as const);
      const restored = all().map(tenant => [tenant, adapted(tenant.id, tenant.state())] as const);
      anyone.reset();
      known = finderFor(asked);
      for (const [id, state] of kept) unclaimed.set(id, state);
      for (const [{ restore }, state] of restored) restore(state);
    },
  };
}
