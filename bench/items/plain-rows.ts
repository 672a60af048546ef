import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { parseKeyring } from '../../src/secrets/parse-keyring.ts';
import { createCodec } from '../../src/secrets/settings-codec.ts';
import { initialSettings, isSettings, type Settings } from '../../src/settings/settings.ts';
import { complete } from '../../src/store/sealed-values.ts';
import { connect } from '../../src/store/sqlite/connect.ts';
import { transact } from '../../src/store/sqlite/transact.ts';
import { apiKeyTenant, secretKeys } from '../subject.ts';
import { collection } from './database.ts';

/** What an obvious store would do: a row for each item, and every row rewritten by `updateAll`. */
export interface PlainRows {
  read(id: string): Settings;
  /** Rewrites all of them in one statement. */
  updateAll(url: string): void;
  close(): void;
}

export function createPlainRows(file: string, count: number): PlainRows {
  const database = connect(file);
  database.exec(`CREATE TABLE items (
    tenant TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (tenant, collection, id)
  ) STRICT, WITHOUT ROWID`);
  const codec = createCodec(parseKeyring(secretKeys, randomBytes), 'reveal');
  const document = codec.encode(initialSettings(collection.shape), []);
  fill(database, count, document);
  const select = database.prepare(
    'SELECT document FROM items WHERE tenant = ? AND collection = ? AND id = ?',
  );
  return {
    // The way of the store, but for its schema.
    read: id =>
      transact(database, 'DEFERRED', () => {
        const row = select.get(apiKeyTenant, collection.name, id);
        const stored = codec.decode(String(row?.document), [apiKeyTenant, collection.name, id]);
        const members = Object.entries(isSettings(stored) ? stored : {});
        return complete(collection.shape, new Map(members));
      }),
    updateAll: url =>
      void database
        .prepare("UPDATE items SET document = json_set(document, '$.start.url', ?)")
        .run(url),
    close: () => database.close(),
  };
}

function fill(database: DatabaseSync, count: number, document: string): void {
  transact(database, 'IMMEDIATE', () => {
    database
      .prepare(
        `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
         INSERT INTO items SELECT ?, ?, 'item-' || n, ? FROM numbers`,
      )
      .run(count, apiKeyTenant, collection.name, document);
  });
}
