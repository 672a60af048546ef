import type { Settings } from '../../src/settings/settings.ts';

/** What a tenant has: a settings document for each one of a resource, and items by collection and id. */
export interface TenantState {
  readonly settings: ReadonlyMap<string, Settings>;
  /** Those that an operation of the document created, in this order. */
  readonly made: ReadonlyMap<string, Made>;
  readonly collections: ReadonlyMap<string, ReadonlyMap<string, Settings>>;
}

/** What answers show of one that was created, beside its settings. */
export interface Made {
  /** What the server adds, such as a time. */
  readonly others: Readonly<Record<string, unknown>>;
  /** The values of its key, by the members that show them. */
  readonly key: Readonly<Record<string, unknown>>;
}

/** All that the mock remembers. */
export interface MockState {
  /** How many items, and others, there have ever been, so that no id comes back. */
  readonly created: number;
  /** By the id of the tenant, which for one that any key made is not its name. */
  readonly tenants: ReadonlyMap<string, TenantState>;
}

export const emptyState: MockState = { created: 0, tenants: new Map() };

export const emptyTenant: TenantState = {
  settings: new Map(),
  made: new Map(),
  collections: new Map(),
};
