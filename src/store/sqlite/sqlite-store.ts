import type { DatabaseSync } from 'node:sqlite';
import type { Keyring, Randomness } from '../../secrets/keyring.ts';
import { createCodec, type SettingsCodec } from '../../secrets/settings-codec.ts';
import type { ChangeOutcome, UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApiKeys } from '../api-keys.ts';
import { isSameValue } from '../same-value.ts';
import { createSealedValues, type SealedValues } from '../sealed-values.ts';
import type { Collection, Resource, Store } from '../store.ts';
import { createApiKeys } from './api-keys.ts';
import { PendingUpdates } from './pending-updates.ts';
import { reseal } from './reseal.ts';
import { prepareRows, type Rows } from './rows.ts';
import { createSession, type Session } from './session.ts';

export interface SqliteOptions {
  /** A file, created when missing, or `:memory:`. */
  readonly file: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
  /** Milliseconds to wait for a lock of another process; 5,000 unless given. */
  readonly lockTimeoutMs?: number;
}

/** 128 bits: an id that another tenant cannot guess. */
const idLength = 16;

export class SqliteStore implements Store {
  readonly apiKeys: ApiKeys;
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #session: Session;
  readonly #rows: Rows;
  readonly #codec: SettingsCodec;
  readonly #sealed: SealedValues;
  readonly #updates: PendingUpdates;
  readonly #random: Randomness;

  constructor(database: DatabaseSync, options: SqliteOptions) {
    const { file, keyring, random, lockTimeoutMs = 5_000 } = options;
    this.#database = database;
    this.#file = file;
    this.#rows = prepareRows(database);
    this.#codec = createCodec(keyring, 'reveal');
    this.#sealed = createSealedValues(this.#codec);
    this.#updates = new PendingUpdates(this.#rows, this.#sealed);
    this.#session = createSession(database, { file, lockTimeoutMs, deferred: this.#updates });
    this.apiKeys = createApiKeys(database, this.#session);
    this.#random = random;
  }

  async readSettings(tenant: string, target: Resource): Promise<Settings> {
    return this.#session.read(() => this.#settings(tenant, target));
  }

  async update(
    tenant: string,
    target: Parameters<Store['update']>[1],
    change: (current: Settings) => UpdateOutcome,
  ): Promise<UpdateOutcome> {
    return this.#session.defer(() => this.#updates.apply(tenant, target, change));
  }

  async createItems(
    tenant: string,
    collection: Collection,
    count: number,
  ): Promise<readonly string[]> {
    return this.#session.write(() => {
      const settings = this.#settings(tenant, collection);
      const sequence = this.#rows.lastBroadcast(tenant, collection.name);
      return Array.from({ length: count }, () => {
        const id = this.#random(idLength).toString('base64url');
        this.#rows.createItem(tenant, collection.name, id, sequence);
        this.#saveOwnValues(tenant, collection.name, id, settings, sequence);
        return id;
      });
    });
  }

  async readItem(tenant: string, collection: Collection, id: string): Promise<Settings | null> {
    return this.#session.read(() => this.#item(tenant, collection, id));
  }

  async changeItem(
    tenant: string,
    collection: Collection,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): Promise<ChangeOutcome | null> {
    return this.#session.write(() => {
      const current = this.#item(tenant, collection, id);
      if (current === null) return null;
      const outcome = change(current);
      if (outcome.kind === 'rejected') return outcome;
      const sequence = this.#rows.lastBroadcast(tenant, collection.name);
      const changed = Object.entries(outcome.settings).filter(
        ([key, value]) => !isSameValue(value, current[key] ?? null),
      );
      this.#saveOwnValues(tenant, collection.name, id, Object.fromEntries(changed), sequence);
      return outcome;
    });
  }

  async reset(tenant: string): Promise<void> {
    await this.#session.write(() => this.#rows.forgetTenant(tenant));
  }

  async ping(): Promise<void> {
    await this.#session.write(() => this.#rows.rewriteMark());
  }

  async reseal(): Promise<number> {
    return reseal(this.#database, this.#file, this.#session, this.#codec);
  }

  async close(): Promise<void> {
    // Behind the writes that still wait, whatever becomes of it.
    await this.#session.write(() => undefined).catch(() => undefined);
    if (this.#database.isOpen) this.#database.close();
  }

  #settings(tenant: string, target: Resource): Settings {
    return this.#sealed.openSettings(tenant, target, this.#rows.settings(tenant, target.resource));
  }

  #item(tenant: string, collection: Collection, id: string): Settings | null {
    const { name, shape } = collection;
    const values = this.#rows.effectiveValues(tenant, name, id);
    if (values.length === 0 && !this.#rows.hasItem(tenant, name, id)) return null;
    const isWhole = Object.keys(shape.members).every(key =>
      values.some(value => value.key === key),
    );
    if (!isWhole) values.push(...this.#rows.inheritedValues(tenant, name, id));
    return this.#sealed.openItem(tenant, collection, id, values);
  }

  #saveOwnValues(
    tenant: string,
    collection: string,
    item: string,
    settings: Settings,
    sequence: number,
  ): void {
    for (const { key, value } of this.#sealed.sealItem(tenant, collection, item, settings)) {
      this.#rows.saveOwnValue(tenant, collection, item, key, value, sequence);
    }
  }
}
