import type { SettingsUpdate } from '../contract/contract.ts';
import type { GroupShape } from '../contract/shape.ts';
import type { ChangeOutcome, UpdateOutcome } from '../settings/apply-update.ts';
import type { Settings } from '../settings/settings.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Damage } from './damage.ts';

/**
 * Where settings and items are kept. Everything belongs to one tenant. A promise that resolves
 * means on disk, and every call is one transaction, so that updates sent at the same time all land,
 * whichever process they come from.
 */
export interface Store {
  readonly apiKeys: ApiKeys;

  readSettings(tenant: string, target: Resource): Promise<Settings>;

  /**
   * Puts `change` to the tenant's settings, and each key it cascades before every existing item. A
   * rejected change writes nothing. `change` must be pure: a store may run it more than once.
   */
  update(
    tenant: string,
    target: Resource & Pick<SettingsUpdate, 'cascade'>,
    change: (current: Settings) => UpdateOutcome,
  ): Promise<UpdateOutcome>;

  /** New items that start from the settings of this moment; their ids, in the order of creation. */
  createItems(tenant: string, collection: Collection, count: number): Promise<readonly string[]>;

  /** The settings in force for an item; null when the tenant has no such item in this collection. */
  readItem(tenant: string, collection: Collection, id: string): Promise<Settings | null>;

  changeItem(
    tenant: string,
    collection: Collection,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): Promise<ChangeOutcome | null>;

  /** Forgets the tenant's settings, items and broadcasts. */
  reset(tenant: string): Promise<void>;

  /**
   * Rejects with a StoreError while the store cannot serve. Cheap: a readiness probe calls it. That
   * there is room to write shows in SQLite alone; PostgreSQL is asked whether it answers.
   */
  ping(): Promise<void>;

  /**
   * Seals every secret anew with the keyring's first key, in short transactions beside the traffic.
   * Resolves with the number of rows that it sealed; nothing is left sealed with another key.
   */
  reseal(): Promise<number>;

  /** Everything that is not as it was written. Looks at every row, and meanwhile serves nobody. */
  check(): Promise<readonly Damage[]>;

  close(): Promise<void>;
}

/** One settings document of a tenant. */
export type Resource = Pick<SettingsUpdate, 'resource' | 'shape'>;

/** Items that start from a resource's settings and that its updates may reach. */
export interface Collection {
  readonly name: string;
  readonly resource: string;
  readonly shape: GroupShape;
}
