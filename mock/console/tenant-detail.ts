import type { Contract, SettingsUpdate } from '../../src/contract/contract.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Tenant } from '../tenant.ts';
import type { ItemPage, TenantDetail } from './frames.ts';
import { shownSettings } from './shown-settings.ts';

/** The settings of a tenant and what it has of each collection, with the last change marked. */
export function tenantDetail(
  { updates }: Contract,
  tenant: Tenant,
  scenarios: TenantDetail['scenarios'],
): TenantDetail {
  const { settings: replaced, items: replacedItems } = tenant.lastChange();
  return {
    name: tenant.name,
    scenarios,
    settings: updates.map(update => {
      const now = tenant.settings(update);
      const before = replaced.get(update.resource) ?? now;
      return {
        resource: update.resource,
        operation: `${update.method.toUpperCase()} ${update.path}`,
        shown: shownSettings(update.shape, now, before),
      };
    }),
    collections: updates.flatMap(({ cascade }) => {
      if (cascade === undefined) return [];
      const items = tenant.state().collections.get(cascade.to) ?? new Map<string, Settings>();
      const [first = null] = items.keys();
      return [
        {
          name: cascade.to,
          size: items.size,
          first,
          // After a reset the replaced ones are gone.
          changed: Math.min(replacedItems.get(cascade.to)?.size ?? 0, items.size),
        },
      ];
    }),
  };
}

/** The oldest items of a collection; a page that shows more asks for more. */
export function itemPage(
  { shape }: SettingsUpdate,
  tenant: Tenant,
  { collection, count }: { readonly collection: string; readonly count: number },
): ItemPage {
  const items = tenant.state().collections.get(collection) ?? new Map<string, Settings>();
  const replaced = tenant.lastChange().items.get(collection);
  return {
    size: items.size,
    items: firstOf(items, count).map(([id, settings]) => ({
      id,
      isNew: replaced?.get(id) === null,
      shown: shownSettings(shape, settings, replaced?.get(id) ?? settings),
    })),
  };
}

/** Without a copy of all entries, of which there may be many. */
function firstOf<Value>(
  map: ReadonlyMap<string, Value>,
  count: number,
): (readonly [string, Value])[] {
  const taken: (readonly [string, Value])[] = [];
  for (const entry of map) {
    if (taken.length === count) break;
    taken.push(entry);
  }
  return taken;
}
