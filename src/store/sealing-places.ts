import type { Place } from '../secrets/keyring.ts';

/** Where a secret of the settings stands. */
export function settingsPlace(tenant: string, resource: string): Place {
  return [tenant, 'settings', resource];
}

/** Where a secret among an item's own values stands. */
export function itemPlace(tenant: string, collection: string, item: string, key: string): Place {
  return [tenant, 'item', collection, item, key];
}

/** Where a secret of a value that reached every item stands. */
export function broadcastPlace(tenant: string, collection: string, key: string): Place {
  return [tenant, 'broadcast', collection, key];
}
