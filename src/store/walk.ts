import type { SettingsRow } from './audit.ts';
import type { ApiKeyRow, BroadcastRow, HeadRow, ItemRow } from './authentic-rows.ts';
import type { Answer } from './steps.ts';
import type { RowPlace } from './store-error.ts';

/** Goes through all that there is, tenant by tenant. */
export interface Walk {
  heads(): Answer<readonly HeadRow[]>;
  settings(tenant: string): Answer<readonly SettingsRow[]>;
  /** The collections that a broadcast was sent to. */
  sentTo(tenant: string): Answer<readonly string[]>;
  broadcasts(tenant: string, collection: string): Answer<readonly BroadcastRow[]>;
  /** The collections that have items. */
  collections(tenant: string): Answer<readonly string[]>;
  /** A page of those behind the one with this id; '' comes before all of them. */
  itemsAfter(last: string, tenant: string, collection: string): Answer<readonly ItemRow[]>;
  apiKeys(): Answer<readonly ApiKeyRow[]>;
  /** Rows whose tenant or item is not there. */
  strays(): Answer<readonly RowPlace[]>;
}
