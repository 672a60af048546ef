import type { Pool } from 'pg';
import type { Keyring, Randomness } from '../../secrets/keyring.ts';
import { createCodec, type SettingsCodec } from '../../secrets/settings-codec.ts';
import type { ChangeOutcome, UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApiKeys } from '../api-keys.ts';
import { isSameValue } from '../same-value.ts';
import { cascaded, createSealedValues, type SealedValues } from '../sealed-values.ts';
import type { Collection, Resource, Store } from '../store.ts';
import { createApiKeys } from './api-keys.ts';
import { endPool } from './connect.ts';
import { translate } from './errors.ts';
import { query, type Row, type Statement } from './query.ts';
import { reseal } from './reseal.ts';
import * as rows from './rows.ts';
import { transact, type Work } from './transact.ts';

export interface PostgresOptions {
  /** What errors call the database. */
  readonly place: string;
  readonly keyring: Keyring;
  /** Makes item ids. */
  readonly random: Randomness;
}

/** 128 bits: an id that another tenant cannot guess. */
const idLength = 16;

export class PostgresStore implements Store {
  readonly apiKeys: ApiKeys;
  readonly #pool: Pool;
  readonly #place: string;
  readonly #codec: SettingsCodec;
  readonly #sealed: SealedValues;
  readonly #random: Randomness;

  constructor(pool: Pool, { place, keyring, random }: PostgresOptions) {
    this.#pool = pool;
    this.#place = place;
    this.#codec = createCodec(keyring, 'reveal');
    this.#sealed = createSealedValues(this.#codec);
    this.#random = random;
    this.apiKeys = createApiKeys(statement => this.#query(statement));
  }

  async readSettings(tenant: string, target: Resource): Promise<Settings> {
    const found = await this.#query(rows.settings(tenant, target.resource));
    return this.#sealed.openSettings(tenant, target, rows.documentIn(found));
  }

  async update(
    tenant: string,
    target: Parameters<Store['update']>[1],
    change: (current: Settings) => UpdateOutcome,
  ): Promise<UpdateOutcome> {
    const { resource, cascade } = target;
    return this.#write<UpdateOutcome>({
      tenant,
      read: rows.settings(tenant, resource),
      decide: found => {
        const current = this.#sealed.openSettings(tenant, target, rows.documentIn(found));
        const result = change(current);
        if (result.kind === 'rejected') return { result, writes: [] };
        const writes: Statement[] = [];
        if (!isSameValue(result.settings, current)) {
          const document = this.#sealed.sealSettings(tenant, resource, result.settings);
          writes.push(rows.saveSettings(tenant, resource, document));
        }
        if (cascade !== undefined && result.cascade.length > 0) {
          const sent = this.#sealed.sealBroadcasts(tenant, cascade.to, cascaded(result));
          writes.push(rows.saveBroadcasts(tenant, cascade.to, sent));
        }
        return { result, writes };
      },
    });
  }

  async createItems(
    tenant: string,
    collection: Collection,
    count: number,
  ): Promise<readonly string[]> {
    const { name } = collection;
    return this.#write<readonly string[]>({
      tenant,
      read: rows.settings(tenant, collection.resource),
      decide: found => {
        const settings = this.#sealed.openSettings(tenant, collection, rows.documentIn(found));
        const ids = Array.from({ length: count }, () =>
          this.#random(idLength).toString('base64url'),
        );
        const own = ids.flatMap(id => this.#sealed.sealItem(tenant, name, id, settings));
        return {
          result: ids,
          writes: [rows.createItems(tenant, name, ids), rows.saveOwnValues(tenant, name, own)],
        };
      },
    });
  }

  async readItem(tenant: string, collection: Collection, id: string): Promise<Settings | null> {
    if (!isText(id)) return null;
    const found = await this.#query(rows.item(tenant, collection.name, id));
    return this.#item(tenant, collection, id, found);
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
      read: rows.item(tenant, name, id),
      decide: found => {
        const current = this.#item(tenant, collection, id, found);
        if (current === null) return { result: null, writes: [] };
        const result = change(current);
        if (result.kind === 'rejected') return { result, writes: [] };
        const changed = Object.entries(result.settings).filter(
          ([key, value]) => !isSameValue(value, current[key] ?? null),
        );
        const own = this.#sealed.sealItem(tenant, name, id, Object.fromEntries(changed));
        return { result, writes: [rows.saveOwnValues(tenant, name, own)] };
      },
    });
  }

  async reset(tenant: string): Promise<void> {
    const writes = rows.forgetTenant(tenant);
    await this.#write({ tenant, decide: () => ({ result: undefined, writes }) });
  }

  async ping(): Promise<void> {
    await this.#query({ name: 'ping', text: 'SELECT' });
  }

  reseal(): Promise<number> {
    return this.#translated(reseal(this.#pool, this.#place, this.#codec));
  }

  close(): Promise<void> {
    return endPool(this.#pool);
  }

  #item(
    tenant: string,
    collection: Collection,
    id: string,
    found: readonly Row[],
  ): Settings | null {
    if (found.length === 0) return null;
    return this.#sealed.openItem(tenant, collection, id, rows.effectiveValuesIn(found));
  }

  #write<Result>(work: Work<Result>): Promise<Result> {
    return this.#translated(transact(this.#pool, work));
  }

  #query(statement: Statement): Promise<readonly Row[]> {
    return this.#translated(query(this.#pool, statement));
  }

  async #translated<Result>(under: Promise<Result>): Promise<Result> {
    try {
      return await under;
    } catch (error) {
      throw translate(error, this.#place);
    }
  }
}

/** PostgreSQL has no U+0000 in its texts and refuses it in a parameter, so no row has such an id. */
function isText(id: string): boolean {
  return !id.includes('\0');
}
