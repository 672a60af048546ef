import type { Pool } from 'pg';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import { type SealedTable, sealedTables } from '../sealed-tables.ts';
import { StoreError } from '../store-error.ts';
import { textOf } from './columns.ts';
import { query, type Statement } from './query.ts';
import { transact } from './transact.ts';

/** Few enough rows for a transaction that the tenant's other writers hardly notice. */
const pageSize = 200;

/**
 * Seals what a former key sealed with the first one of the keyring, page by page, each in a
 * transaction of its own. Resolves with the number of rows it changed.
 */
export async function reseal(pool: Pool, place: string, codec: SettingsCodec): Promise<number> {
  const sealed = await walkAll(pool, codec);
  // What was written behind the first walk is sealed with the first key of whoever wrote it.
  if ((await walkAll(pool, codec)) === 0) return sealed;
  throw new StoreError(
    'wrong-keys',
    place,
    'another process still seals with a former key; restart it with the new key first in its secret keys, then rotate again',
  );
}

async function walkAll(pool: Pool, codec: SettingsCodec): Promise<number> {
  let sealed = 0;
  for (const row of await query(pool, { text: 'SELECT tenant FROM tenants' })) {
    for (const table of sealedTables)
      sealed += await walk(pool, codec, table, textOf(row, 'tenant'));
  }
  return sealed;
}

async function walk(
  pool: Pool,
  codec: SettingsCodec,
  table: SealedTable,
  tenant: string,
): Promise<number> {
  const idNames = table.primaryKey.slice(1);
  let sealed = 0;
  // No part of a key is empty, so that this comes before every row.
  let last: readonly string[] | undefined = idNames.map(() => '');
  while (last !== undefined) {
    const page: Page = await transact(pool, {
      tenant,
      read: pageAfter(table, idNames, tenant, last),
      decide(rows) {
        const ids = rows.map(row => idNames.map(name => textOf(row, name)));
        const changed = rows.flatMap((row, index) => {
          const id = ids[index] ?? [];
          const [first = '', second = '', third = ''] = id;
          const sealedPlace = table.placeOf(tenant, first, second, third);
          const text = codec.reseal(textOf(row, 'text'), sealedPlace);
          return text === null ? [] : [{ id, text }];
        });
        return {
          result: { last: ids.at(-1), sealed: changed.length },
          writes: changed.length === 0 ? [] : [save(table, idNames, tenant, changed)],
        };
      },
    });
    sealed += page.sealed;
    last = page.last;
  }
  return sealed;
}

interface Page {
  readonly last: readonly string[] | undefined;
  readonly sealed: number;
}

function pageAfter(
  { name, column }: SealedTable,
  idNames: readonly string[],
  tenant: string,
  last: readonly string[],
): Statement {
  const names = idNames.join(', ');
  const marks = idNames.map((_, index) => `$${index + 2}`).join(', ');
  return {
    name: `page-of-${name}`,
    text: `SELECT ${names}, ${column} AS text FROM ${name}
           WHERE tenant = $1 AND (${names}) > (${marks}) ORDER BY ${names} LIMIT ${pageSize}`,
    values: [tenant, ...last],
  };
}

function save(
  { name, column }: SealedTable,
  idNames: readonly string[],
  tenant: string,
  changed: readonly { readonly id: readonly string[]; readonly text: string }[],
): Statement {
  const arrays = idNames.map((_, index) => `$${index + 3}::text[]`).join(', ');
  const same = idNames.map(id => `${name}.${id} = changed.${id}`).join(' AND ');
  return {
    name: `reseal-${name}`,
    text: `UPDATE ${name} SET ${column} = changed.text
           FROM unnest($2::text[], ${arrays}) AS changed (text, ${idNames.join(', ')})
           WHERE ${name}.tenant = $1 AND ${same}`,
    values: [
      tenant,
      changed.map(({ text }) => text),
      ...idNames.map((_, index) => changed.map(({ id }) => id[index] ?? '')),
    ],
  };
}
