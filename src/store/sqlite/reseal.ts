import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import { type SealedTable, sealedTables } from '../sealed-tables.ts';
import { StoreError } from '../store-error.ts';
import { textOf } from './columns.ts';
import { emptyLog } from './empty-log.ts';
import { translate } from './errors.ts';
import type { Session } from './session.ts';

/** Few enough rows for a transaction that other writers hardly notice. */
const pageSize = 200;

/**
 * Seals what a former key sealed with the first one of the keyring, page by page, each in a
 * transaction of its own, and leaves nothing of it in the log. Resolves with the number of rows it
 * changed.
 */
export async function reseal(
  database: DatabaseSync,
  file: string,
  session: Session,
  codec: SettingsCodec,
): Promise<number> {
  const walkAll = async () => {
    let sealed = 0;
    for (const table of sealedTables) sealed += await walk(table, database, session, codec);
    return sealed;
  };
  const sealed = await walkAll();
  // What was written behind the first walk is sealed with the first key of whoever wrote it.
  if ((await walkAll()) > 0) {
    throw new StoreError(
      'wrong-keys',
      file,
      'another process still seals with a former key; restart it with the new key first in its secret keys, then rotate again',
    );
  }
  await emptyLog(database).catch(error => {
    throw translate(error, file);
  });
  return sealed;
}

async function walk(
  { name, column, primaryKey, placeOf }: SealedTable,
  database: DatabaseSync,
  { write }: Session,
  codec: SettingsCodec,
): Promise<number> {
  const names = primaryKey.join(', ');
  const marks = primaryKey.map(() => '?').join(', ');
  const select = database.prepare(
    `SELECT ${names}, ${column} AS text FROM ${name} WHERE (${names}) > (${marks}) ORDER BY ${names} LIMIT ${pageSize}`,
  );
  const save = database.prepare(`UPDATE ${name} SET ${column} = ? WHERE (${names}) = (${marks})`);
  const idOf = (row: Record<string, SQLOutputValue>) => primaryKey.map(part => textOf(row, part));
  let sealed = 0;
  // No part of a key is empty, so that this comes before every row.
  let last: readonly string[] | undefined = primaryKey.map(() => '');
  while (last !== undefined) {
    const after: readonly string[] = last;
    last = await write(() => {
      const ids = select.all(...after).map(row => {
        const id = idOf(row);
        const [first = '', second = '', third = '', fourth = ''] = id;
        const text = codec.reseal(textOf(row, 'text'), placeOf(first, second, third, fourth));
        if (text !== null) sealed += Number(save.run(text, ...id).changes);
        return id;
      });
      return ids.at(-1);
    });
  }
  return sealed;
}
