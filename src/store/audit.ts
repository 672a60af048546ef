import {
  type ApiKeyRow,
  type AuthenticRows,
  type BroadcastRow,
  digestOfBroadcast,
  digestOfSettings,
  type HeadRow,
  type ItemRow,
} from './authentic-rows.ts';
import { type Damage, DamagedRowError, type RowDamage } from './damage.ts';
import { type apiKeySet, changed, emptySet, type Head, noTenant, type RowSet } from './head.ts';

/** A row of `settings` without its tenant. */
export interface SettingsRow {
  readonly resource: string;
  readonly value: string;
}

/**
 * A check of every row, told of them tenant by tenant in the order of their names. What a row that is
 * damaged would say of others is not asked for.
 */
export class Audit {
  readonly damage: Damage[] = [];
  readonly #authentic: AuthenticRows;
  #next: string | null | undefined = noTenant;
  #seen: RowSet = emptySet;

  constructor(authentic: AuthenticRows) {
    this.#authentic = authentic;
  }

  /** The head of a tenant; null for one that is damaged. */
  head(row: HeadRow): Head | null {
    // One that is damaged names none: then whoever comes is believed to be the next.
    if (this.#next !== undefined && this.#next !== row.tenant) {
      this.#found(
        'tenants',
        [this.#next ?? row.tenant],
        this.#next === null ? 'unexpected' : 'missing',
      );
    }
    const head = this.#tried(() => this.#authentic.openHead(row));
    this.#next = head?.next;
    return head;
  }

  /** Behind the last tenant. */
  endOfTenants(): void {
    if (typeof this.#next === 'string') this.#found('tenants', [this.#next], 'missing');
  }

  settings(tenant: string, head: Head, rows: readonly SettingsRow[]): void {
    const digests = new Map(rows.map(row => [row.resource, digestOfSettings(row.value)]));
    this.#compare('settings', [tenant], head.settings, digests);
  }

  broadcasts(tenant: string, collection: string, head: Head, rows: readonly BroadcastRow[]): void {
    const named = [...(head.broadcasts.get(collection) ?? [])];
    this.#compare(
      'broadcasts',
      [tenant, collection],
      new Map(named.map(([key, { digest }]) => [key, digest])),
      new Map(rows.map(row => [row.key, digestOfBroadcast(row.value, row.sequence)])),
    );
  }

  items(tenant: string, collection: string, rows: readonly ItemRow[]): void {
    for (const row of rows) {
      this.#tried(() => this.#authentic.requireItem(tenant, collection, row));
      this.#seen = changed(this.#seen, { added: [row.code] });
    }
  }

  apiKeys(rows: readonly ApiKeyRow[]): void {
    for (const row of rows) {
      this.#tried(() => this.#authentic.requireApiKey(row));
      this.#seen = changed(this.#seen, { added: [row.code] });
    }
  }

  /** Behind the last item of a collection, or the last API key. */
  endOfSet(table: 'items' | typeof apiKeySet, key: readonly string[], named: RowSet | undefined) {
    const { count, sum } = named ?? emptySet;
    const seen = this.#seen;
    this.#seen = emptySet;
    if (seen.count < count) this.#found(table, key, 'missing');
    else if (seen.count > count) this.#found(table, key, 'unexpected');
    else if (seen.sum !== sum) this.#found(table, key, 'changed');
  }

  /** A row that belongs to nothing. */
  stray(table: string, key: readonly string[]): void {
    this.#found(table, key, 'unexpected');
  }

  #compare(
    table: string,
    key: readonly string[],
    named: ReadonlyMap<string, string>,
    there: ReadonlyMap<string, string>,
  ): void {
    for (const [name, digest] of named) {
      const found = there.get(name);
      if (found !== digest) {
        this.#found(table, [...key, name], found === undefined ? 'missing' : 'changed');
      }
    }
    for (const name of there.keys()) {
      if (!named.has(name)) this.#found(table, [...key, name], 'unexpected');
    }
  }

  #tried<Result>(work: () => Result): Result | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      this.damage.push({ kind: 'row', row: error.row });
      return null;
    }
  }

  #found(table: string, key: readonly string[], damage: RowDamage): void {
    this.damage.push({ kind: 'row', row: { table, key, damage } });
  }
}
