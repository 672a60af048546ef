import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import type { Tenant } from '../tenant.ts';

/** Applies what a refused request has that is valid by itself, as a server without a transaction does. */
export function keepRefused(tenant: Tenant, update: SettingsUpdate, body: unknown): void {
  const patch = valueAt(body, update.patch);
  for (const [key, value] of Object.entries(isRecord(patch) ? patch : {})) {
    const alone = withValueAt(body, update.patch, { [key]: value });
    if (update.request(alone).length === 0) tenant.update(update, alone);
  }
}
