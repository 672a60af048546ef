import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyringOf } from '../src/secrets/testing/keyrings.ts';
import { dialectOf } from '../src/store/open-store.ts';
import { postgres } from '../src/store/postgres/dialect.ts';
import { basicAuth, hookTo, put, things } from '../src/store/testing/hooks.ts';
import { databases, temporaryFolder } from '../src/store/testing/stores.ts';
import type { TestDatabase } from '../src/store/testing/test-database.ts';
import { runCommand } from './testing/command.ts';

const env = { HOLDFAST_SECRET_KEYS: `first:${Buffer.alloc(32, 'first').toString('base64')}` };

const insertSettings = "INSERT INTO settings (tenant, resource, value) VALUES ('acme', 'x', '{}')";
const anItem = '(SELECT min(id) FROM items)';
const deleteItem = `DELETE FROM own_values WHERE item = ${anItem}; DELETE FROM items WHERE id = ${anItem}`;
const deleteValue = `DELETE FROM own_values WHERE item = ${anItem} AND key = 'start'`;

describe.each(databases)('db check in $name', ({ create }) => {
  test('finds nothing in a database that is whole', async () => {
    await using database = await create();
    await fill(database);
    expect(await check(database.location)).toMatchObject({
      exit: 0,
      output: 'Everything is as it was written.\n',
      errors: '',
    });
    const shown = database.location.replace(/\?.*/, '');
    const { exit, output } = await check(database.location, '--json');
    expect({ exit, told: JSON.parse(output) }).toEqual({
      exit: 0,
      told: { database: shown, damage: [] },
    });
  });

  test.each([
    [
      'a changed value',
      "UPDATE settings SET value = value || ' ' WHERE resource <> ''",
      'settings',
      'changed',
    ],
    [
      'a lost document',
      "DELETE FROM settings WHERE tenant = 'acme' AND resource <> ''",
      'settings',
      'missing',
    ],
    ['one too many', insertSettings, 'settings', 'unexpected'],
    ['a lost broadcast', 'DELETE FROM broadcasts', 'broadcasts', 'missing'],
    ['an older broadcast', 'UPDATE broadcasts SET sequence = 0', 'broadcasts', 'changed'],
    ['a lost item, values and all', deleteItem, 'items', 'missing'],
    ['a value that an item has lost', deleteValue, 'items', 'changed'],
    ['a lost tenant', "DELETE FROM tenants WHERE tenant = 'acme'", 'tenants', 'missing'],
    ['a lost list of tenants', "DELETE FROM tenants WHERE tenant = ''", 'tenants', 'missing'],
    ['a lost key', "DELETE FROM api_keys WHERE id = 'k1'", 'api_keys', 'missing'],
    ['a key in force again', 'UPDATE api_keys SET revoked_at = NULL', 'api_keys', 'changed'],
  ])('finds %s', async (_, sql, table, damage) => {
    await using database = await create();
    await fill(database);
    // In SQLite the heads of tenants stand among the settings.
    const heads =
      dialectOf(database.location) === postgres
        ? 'tenants WHERE'
        : "settings WHERE resource = '' AND";
    await database.execute(sql.replace('tenants WHERE', heads));
    const { exit, output } = await check(database.location, '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(output).damage).toContainEqual(
      expect.objectContaining(
        // Without a list of tenants nothing can be opened.
        sql.includes("tenant = ''") ? { key: [''] } : { table, damage },
      ),
    );
    const told = await check(database.location);
    expect(told.output).toMatch(
      new RegExp(`: the row \\[.*\\] of ${table} .*; restore a backup\n`),
    );
    expect(told.output + told.errors).not.toMatch(/canary|\n {4}at /);
  });

  test('asks for a schema of the newest version first', async () => {
    await using database = await create();
    const { exit, errors } = await check(database.location);
    expect(exit).toBe(2);
    expect(errors).toMatch(/there is no such file|bring it up with "holdfast db migrate"/);
  });
});

describe('db check of an SQLite file', () => {
  test.each([
    ['that was cut', (file: string) => truncateSync(file, 8_192)],
    ['with a page of zeros', (file: string) => zero(file, 3)],
    ['whose schema is gone', (file: string) => zero(file, 0, 100)],
  ])('%s says what to do', async (_, damage) => {
    using folder = temporaryFolder();
    const [sqlite] = databases;
    if (sqlite === undefined) throw new Error('there is SQLite');
    await using database = await sqlite.create();
    await fill(database);
    const file = folder.file('copy.db');
    writeFileSync(file, readFileSync(database.location));
    damage(file);
    const { exit, output, errors } = await check(file);
    expect(exit).toBe(1);
    expect(output).toMatch(/^.*copy\.db: .*; restore a backup\n/);
    expect(errors).toBe('');
  });
});

async function fill(database: TestDatabase): Promise<void> {
  const store = await database.open(keyringOf('first'));
  await store.createItems('acme', things, 3);
  for (const tenant of ['acme', 'globex']) {
    const start = hookTo('https://canary.example/');
    await put(store, tenant, { start, auth: basicAuth('canary', 'canary') }, ['start']);
  }
  const createdAt = new Date('2026-01-15T08:00:00Z');
  for (const id of ['k1', 'k2']) {
    await store.apiKeys.add({ id, tenant: 'acme', digest: Buffer.alloc(32, id), createdAt });
  }
  await store.apiKeys.revoke('k2', createdAt);
  await store.close();
}

function check(location: string, ...more: readonly string[]) {
  return runCommand(['db', 'check', '--db', location, ...more], env);
}

function zero(file: string, page: number, from = 0): void {
  const bytes = readFileSync(file);
  bytes.fill(0, page * 4_096 + from, (page + 1) * 4_096);
  writeFileSync(file, bytes);
}
