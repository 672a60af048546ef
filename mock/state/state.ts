import type { Settings } from '../../src/settings/settings.ts';

/** What a tenant has: a settings document per resource, and items by collection and id. */
export interface TenantState {
  readonly settings: ReadonlyMap<string, Settings>;
  readonly collections: ReadonlyMap<string, ReadonlyMap<string, Settings>>;
}

/** All that the mock remembers. */
export interface MockState {
  /** How many items there have ever been, so that no id comes back. */
  readonly created: number;
  /** By the id of the tenant, which for one that any key made is not its name. */
  readonly tenants: ReadonlyMap<string, TenantState>;
}

export const emptyState: MockState = { created: 0, tenants: new Map() };

export const emptyTenant: TenantState = { settings: new Map(), collections: new Map() };
