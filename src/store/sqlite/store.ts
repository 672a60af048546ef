import type { DatabaseSync } from 'node:sqlite';
import type { Keyring, Randomness } from '../../secrets/keyring.ts';
import { createCodec, type SettingsCodec } from '../../secrets/settings-codec.ts';
import type { ChangeOutcome, UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApiKeys } from '../api-keys.ts';
import { type AuthenticRows, createAuthenticRows, type ItemRow } from '../authentic-rows.ts';
import { type Damage, DamagedRowError } from '../damage.ts';
import { emptyHead, type Head, noTenant } from '../head.ts';
import { createItemRows, type ItemRows } from '../item-rows.ts';
import { createSealedValues } from '../sealed-values.ts';
import { createSettingsRows, type SettingsRows } from '../settings-rows.ts';
import type { Collection, Resource, Store } from '../store.ts';
import { createApiKeys } from './api-keys.ts';
import { checkAll } from './check.ts';
import type { FileWatch } from './file-watch.ts';
import { Heads } from './heads.ts';
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
  /** Looks whether the file is still the one that was opened. */
  readonly watch?: FileWatch | undefined;
  /** Told once the file is closed. */
  readonly closed?: () => void;
}

export class SqliteStore implements Store {
  readonly apiKeys: ApiKeys;
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #session: Session;
  readonly #rows: Rows;
  readonly #heads: Heads;
  readonly #authentic: AuthenticRows;
  readonly #codec: SettingsCodec;
  readonly #settingsRows: SettingsRows;
  readonly #items: ItemRows;
  readonly #updates: PendingUpdates;
  readonly #closed: () => void;

  constructor(database: DatabaseSync, options: SqliteOptions) {
    const { file, keyring, random, lockTimeoutMs = 5_000, watch } = options;
    this.#closed = options.closed ?? (() => undefined);
    this.#database = database;
    this.#file = file;
    this.#rows = prepareRows(database);
    this.#authentic = createAuthenticRows(keyring);
    this.#heads = new Heads(this.#rows, this.#authentic);
    this.#codec = createCodec(keyring, 'reveal');
    const sealed = createSealedValues(this.#codec);
    this.#settingsRows = createSettingsRows(sealed);
    this.#items = createItemRows(this.#authentic, sealed, random);
    this.#updates = new PendingUpdates(this.#rows, this.#heads, this.#settingsRows);
    const deferred = this.#updates;
    this.#session = createSession(database, { file, lockTimeoutMs, deferred, watch });
    this.apiKeys = createApiKeys(database, this.#session, this.#heads, this.#authentic);
  }

  async readSettings(tenant: string, target: Resource): Promise<Settings> {
    return this.#session.read(() => this.#settings(tenant, target, this.#heads.find(tenant).head));
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
      const found = this.#heads.find(tenant);
      const settings = this.#settings(tenant, collection, found.head);
      const { items, head } = this.#items.create(tenant, collection, found.head, count, settings);
      for (const item of items) this.#rows.saveItem(tenant, collection.name, item);
      this.#heads.save(found, head);
      return items.map(({ id }) => id);
    });
  }

  async readItem(tenant: string, collection: Collection, id: string): Promise<Settings | null> {
    return this.#session.read(() => {
      const { head } = this.#heads.find(tenant);
      const item = this.#item(tenant, collection.name, id);
      return item && this.#open(tenant, collection, head, item);
    });
  }

  async changeItem(
    tenant: string,
    collection: Collection,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): Promise<ChangeOutcome | null> {
    return this.#session.write(() => {
      const found = this.#heads.find(tenant);
      const item = this.#item(tenant, collection.name, id);
      if (item === null) return null;
      const current = this.#open(tenant, collection, found.head, item);
      const outcome = change(current);
      if (outcome.kind === 'rejected') return outcome;
      const { settings } = outcome;
      const saved = this.#items.change(tenant, collection, found.head, item, current, settings);
      if (saved === null) return outcome;
      this.#rows.saveItem(tenant, collection.name, { ...saved.item, own: saved.written });
      this.#heads.save(found, saved.head);
      return outcome;
    });
  }

  async reset(tenant: string): Promise<void> {
    await this.#session.write(() => {
      const found = this.#heads.find(tenant);
      this.#rows.forgetTenant(tenant);
      if (found.kind === 'known') this.#heads.save(found, emptyHead(found.head.next));
    });
  }

  async ping(): Promise<void> {
    await this.#session.write(() => {
      this.#session.requireWhole();
      this.#heads.find(noTenant);
      this.#rows.rewriteMark();
    });
  }

  async reseal(): Promise<number> {
    return reseal({
      database: this.#database,
      file: this.#file,
      session: this.#session,
      rows: this.#rows,
      heads: this.#heads,
      authentic: this.#authentic,
      codec: this.#codec,
    });
  }

  async check(): Promise<readonly Damage[]> {
    return this.#session.read(() => checkAll(this.#database, this.#authentic));
  }

  async close(): Promise<void> {
    // Behind the writes that still wait, whatever becomes of it.
    await this.#session.write(() => undefined).catch(() => undefined);
    if (!this.#database.isOpen) return;
    this.#database.close();
    this.#closed();
  }

  #settings(tenant: string, target: Resource, head: Head): Settings {
    const document = this.#rows.settings(tenant, target.resource);
    return this.#settingsRows.open(tenant, target, head, document);
  }

  #item(tenant: string, collection: string, id: string): ItemRow | null {
    const item = this.#rows.item(tenant, collection, id);
    if (item === null && this.#rows.hasStrayValue(tenant, collection, id)) {
      throw new DamagedRowError('items', [tenant, collection, id], 'missing');
    }
    return item;
  }

  #open(tenant: string, collection: Collection, head: Head, item: ItemRow): Settings {
    return this.#items.open(tenant, collection, head, item, () =>
      this.#rows.broadcasts(tenant, collection.name),
    );
  }
}
