import { digestOf, findByDigest } from '../src/http/tenant-keys.ts';
import { emptyState, type MockState, type TenantState } from './state/state.ts';
import { createTenant, type Tenant } from './tenant.ts';

/** A tenant and the key that names it. */
export interface NamedKey {
  readonly name: string;
  readonly key: string;
}

/** What works out of the box. Everyone knows these keys, so they may be shown. */
export const demoKeys: readonly NamedKey[] = [
  { name: 'demo', key: 'demo' },
  { name: 'demo-2', key: 'demo-2' },
];

/** How many tenants any key makes: each takes memory for as long as the mock runs, and a place in its state. */
export const mostStrangers = 1_000;

/** What the ids of such tenants begin with. */
const strangerPrefix = 'any-key:';

export interface Tenants {
  /** Null when the key is missing or unknown, or would make one tenant too many. */
  find(key: string | null): Tenant | null;
  /** Whether any key has made as many tenants as it may. */
  isFull(): boolean;
  /** Whoever a leak lets in without a valid key: it has what no tenant has, and none of it is kept. */
  readonly anyone: Tenant;
  /** Those of the keys that were given, as opposed to any key. */
  named(): readonly Tenant[];
  /** In the order in which they came to be. */
  all(): readonly Tenant[];
  state(): MockState;
  /** Replaces what each of them has, also of those whose key is not given this time: of all or, when it throws, of none. */
  adapt(adapted: (id: string, state: TenantState) => TenantState): void;
}

export interface TenantsOptions {
  readonly keys: readonly NamedKey[];
  /** Every key that is not known becomes a tenant of its own, up to `mostStrangers`. */
  readonly anyKey: boolean;
  readonly state?: MockState;
  /** Told after every change. */
  readonly changed?: () => void;
}

export function createTenants({
  keys,
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
  const known = keys.map(({ name, key }) => ({ digest: digestOf(key), tenant: claim(name, name) }));
  const strangers = new Map<string, Tenant>();
  // Those of an earlier run count too: they are in memory until their keys come again, and stay.
  const strangerIds = new Set([...unclaimed.keys()].filter(id => id.startsWith(strangerPrefix)));
  const isFull = () => strangerIds.size >= mostStrangers;
  const anyone = createTenant({ id: 'anyone', name: 'anyone', nextId, changed: () => undefined });
  const all = () => [...known.map(({ tenant }) => tenant), ...strangers.values()];

  return {
    find(key) {
      if (key === null || key === '') return null;
      const sought = digestOf(key);
      const found = findByDigest(known, sought);
      if (found !== null) return found.tenant;
      if (!anyKey) return null;
      // The digest stands for the key wherever it is kept.
      const id = `${strangerPrefix}${sought.toString('hex')}`;
      const stranger = strangers.get(id);
      if (stranger !== undefined) return stranger;
      if (!strangerIds.has(id) && isFull()) return null;
      strangerIds.add(id);
      const made = claim(id, `any-key-${strangers.size + 1}`);
      strangers.set(id, made);
      return made;
    },
    isFull,
    anyone,
    named: () => known.map(({ tenant }) => tenant),
    all,
    state: () => ({
      created,
      tenants: new Map([...unclaimed, ...all().map(({ id, state }) => [id, state()] as const)]),
    }),
    adapt(adapted) {
      const kept = [...unclaimed].map(([id, state]) => [id, adapted(id, state)] as const);
      const restored = all().map(tenant => [tenant, adapted(tenant.id, tenant.state())] as const);
      anyone.reset();
      for (const [id, state] of kept) unclaimed.set(id, state);
      for (const [{ restore }, state] of restored) restore(state);
    },
  };
}
