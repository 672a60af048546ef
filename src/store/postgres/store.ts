import type { Pool } from 'pg';
import type { Keyring, Randomness } from '../../secrets/keyring.ts';
import { createCodec, type SettingsCodec } from '../../secrets/settings-codec.ts';
import type { ChangeOutcome, UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApiKeys } from '../api-keys.ts';
import { type AuthenticRows, createAuthenticRows, type ItemRow } from '../authentic-rows.ts';
import type { Row } from '../columns.ts';
import { type Damage, DamagedRowError } from '../damage.ts';
import { emptyHead, type Head } from '../head.ts';
import { createItemRows, type ItemRows } from '../item-rows.ts';
import { isSameValue } from '../same-value.ts';
import { cascaded, createSealedValues } from '../sealed-values.ts';
import { createSettingsRows, type SettingsRows } from '../settings-rows.ts';
import type { Collection, Resource, Store } from '../store.ts';
import { broadcastIn, itemIn } from '../stored-rows.ts';
import { type Access, createApiKeys } from './api-keys.ts';
import { checkAll } from './check.ts';
import { endPool } from './connect.ts';
import { translate } from './errors.ts';
import { query, type Statement } from './query.ts';
import { reseal } from './reseal.ts';
import * as rows from './rows.ts';
import { readTogether, transact, type Work } from './transact.ts';

export interface PostgresOptions {
  /** What errors call the database. */
  readonly place: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

export class PostgresStore implements Store {
  readonly apiKeys: ApiKeys;
  readonly #pool: Pool;
  readonly #place: string;
  readonly #authentic: AuthenticRows;
  readonly #codec: SettingsCodec;
  readonly #settingsRows: SettingsRows;
  readonly #items: ItemRows;

  constructor(pool: Pool, { place, keyring, random }: PostgresOptions) {
    this.#pool = pool;
    this.#place = place;
    this.#authentic = createAuthenticRows(keyring);
    this.#codec = createCodec(keyring, 'reveal');
    const sealed = createSealedValues(this.#codec);
    this.#settingsRows = createSettingsRows(sealed);
    this.#items = createItemRows(this.#authentic, sealed, random);
    const access: Access = {
      query: statement => this.#translated(() => query(pool, statement)),
      read: (tenant, statements) => this.#read(tenant, statements),
      write: work => this.#write(work),
    };
    this.apiKeys = createApiKeys(access, this.#authentic);
  }

  async readSettings(tenant: string, target: Resource): Promise<Settings> {
    const { head, found } = await this.#read(tenant, [rows.settings(tenant, target.resource)]);
    return this.#translated(async () => this.#settings(tenant, target, head, found[0]));
  }

  async update(
    tenant: string,
    target: Parameters<Store['update']>[1],
    change: (current: Settings) => UpdateOutcome,
  ): Promise<UpdateOutcome> {
    const { resource, cascade } = target;
    return this.#write<UpdateOutcome>({
      tenant,
      read: [rows.settings(tenant, resource)],
      decide: (before, found) => {
        const current = this.#settings(tenant, target, before, found[0]);
        const result = change(current);
        if (result.kind === 'rejected') return { result, writes: [] };
        const writes: Statement[] = [];
        let head = before;
        if (!isSameValue(result.settings, current)) {
          const saved = this.#settingsRows.save(tenant, resource, head, result.settings);
          writes.push(rows.saveSettings(tenant, resource, saved.document));
          head = saved.head;
        }
        if (cascade !== undefined && result.cascade.length > 0) {
          const { to } = cascade;
          const broadcast = this.#settingsRows.broadcast(tenant, to, head, cascaded(result));
          writes.push(rows.saveBroadcasts(tenant, to, broadcast.sent));
          head = broadcast.head;
        }
        return writes.length === 0 ? { result, writes: [] } : { result, writes, head };
      },
    });
  }

  async createItems(
    tenant: string,
    collection: Collection,
    count: number,
  ): Promise<readonly string[]> {
    return this.#write<readonly string[]>({
      tenant,
      read: [rows.settings(tenant, collection.resource)],
      decide: (before, found) => {
        const settings = this.#settings(tenant, collection, before, found[0]);
        const { items, head } = this.#items.create(tenant, collection, before, count, settings);
        const result = items.map(({ id }) => id);
        return { result, head, writes: rows.saveItems(tenant, collection.name, items) };
      },
    });
  }

  async readItem(tenant: string, collection: Collection, id: string): Promise<Settings | null> {
    if (!isText(id)) return null;
    const { head, found } = await this.#read(tenant, itemStatements(tenant, collection, id));
    return this.#translated(
      async () => this.#item(tenant, collection, id, head, found)?.settings ?? null,
    );
  }

  async changeItem(
    tenant: string,
    collection: Collection,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): Promise<ChangeOutcome | null> {
    if (!isText(id)) return null;
    const { name } = collection;
    return this.#write<ChangeOutcome | null>({
      tenant,
      read: itemStatements(tenant, collection, id),
      decide: (before, found) => {
        const current = this.#item(tenant, collection, id, before, found);
        if (current === null) return { result: null, writes: [] };
        const result = change(current.settings);
        if (result.kind === 'rejected') return { result, writes: [] };
        const { row, settings } = current;
        const saved = this.#items.change(
          tenant,
          collection,
          before,
          row,
          settings,
          result.settings,
        );
        if (saved === null) return { result, writes: [] };
        const { item, written, head } = saved;
        return { result, head, writes: rows.saveItems(tenant, name, [{ ...item, own: written }]) };
      },
    });
  }

  async reset(tenant: string): Promise<void> {
    const writes = rows.forgetTenant(tenant);
    await this.#write({
      tenant,
      decide: ({ next }) => ({ result: undefined, writes, head: emptyHead(next) }),
    });
  }

  async ping(): Promise<void> {
    await this.#translated(() => query(this.#pool, { name: 'ping', text: 'SELECT' }));
  }

  reseal(): Promise<number> {
    return this.#translated(() => reseal(this.#pool, this.#place, this.#authentic, this.#codec));
  }

  check(): Promise<readonly Damage[]> {
    return this.#translated(() => checkAll(this.#pool, this.#authentic));
  }

  close(): Promise<void> {
    return endPool(this.#pool);
  }

  #settings(tenant: string, target: Resource, head: Head, found: readonly Row[] = []): Settings {
    return this.#settingsRows.open(tenant, target, head, rows.documentIn(found));
  }

  #item(
    tenant: string,
    collection: Collection,
    id: string,
    head: Head,
    [found = [], broadcasts = []]: readonly (readonly Row[])[],
  ): { readonly row: ItemRow; readonly settings: Settings } | null {
    if (found.length === 0) return null;
    if (found[0]?.id === null) {
      throw new DamagedRowError('items', [tenant, collection.name, id], 'missing');
    }
    const row = itemIn(found);
    const sent = () => broadcasts.map(broadcastIn);
    return { row, settings: this.#items.open(tenant, collection, head, row, sent) };
  }

  #read(tenant: string, statements: readonly Statement[]) {
    return this.#translated(() => readTogether(this.#pool, this.#authentic, tenant, statements));
  }

  #write<Result>(work: Work<Result>): Promise<Result> {
    return this.#translated(() => transact(this.#pool, this.#authentic, work));
  }

  async #translated<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw translate(error, this.#place);
    }
  }
}

function itemStatements(tenant: string, { name }: Collection, id: string): readonly Statement[] {
  return [rows.item(tenant, name, id), rows.broadcasts(tenant, name)];
}

/** PostgreSQL has no U+0000 in its texts and refuses it in a parameter, so no row has such an id. */
function isText(id: string): boolean {
  return !id.includes('\0');
}
