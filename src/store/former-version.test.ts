import { describe, expect, test } from 'vitest';
import { keyringOf } from '../secrets/testing/keyrings.ts';
import { dialectOf } from './open-store.ts';
import { postgres } from './postgres/dialect.ts';
import { migrations as postgresMigrations } from './postgres/migrations/migrations.ts';
import { proofOfFirst } from './sealing-keys.ts';
import { migrations as sqliteMigrations } from './sqlite/migrations/migrations.ts';
import { markAsOurs } from './sqlite/rows.ts';
import { hookTo, put, target, things, unset } from './testing/hooks.ts';
import { databases } from './testing/stores.ts';
import type { TestDatabase } from './testing/test-database.ts';

const start = hookTo('https://all.example/');

describe.each(databases)('a database of version 2 in $name', ({ create }) => {
  test('is brought up with all that is in it, and is authentic from then on', async () => {
    await using database = await create();
    await makeFormer(database);
    const store = await database.open();
    expect(await store.readSettings('acme', target)).toEqual({ ...unset, start });
    expect(await store.readItem('acme', things, 'reached')).toEqual({ ...unset, start });
    expect(await store.readItem('acme', things, 'later')).toEqual(unset);
    expect(await store.readSettings('globex', target)).toEqual(unset);
    expect(await store.apiKeys.tenantOf(Buffer.alloc(32, 'k'))).toBe('acme');
    expect(await store.check()).toEqual([]);

    await put(store, 'acme', { submission: start }, ['submission']);
    expect(await store.readItem('acme', things, 'later')).toEqual({ ...unset, submission: start });
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  test('is not brought up with a key that is not its own', async () => {
    await using database = await create();
    await makeFormer(database);
    await expect(database.open({ ...keyringOf('other'), ids: ['first'] })).rejects.toMatchObject({
      code: 'wrong-keys',
    });
    const { version } = await dialectOf(database.location).status(database.location);
    expect(version).toBe(2);
    await (await database.open()).close();
  });
});

/** Rows as version 2 wrote them, with the key `first`, but without secrets. */
async function makeFormer({ location, execute }: TestDatabase): Promise<void> {
  const isPostgres = dialectOf(location) === postgres;
  for (const { sql } of (isPostgres ? postgresMigrations : sqliteMigrations).slice(0, 2)) {
    await execute(sql);
  }
  const { id, proof } = proofOfFirst(keyringOf('first'));
  const digest = Buffer.alloc(32, 'k').toString('hex');
  const hook = JSON.stringify(start);
  const none = JSON.stringify(unset.start);
  await execute(`
    INSERT INTO sealing_keys (id, proof) VALUES ('${id}', '${proof}');
    INSERT INTO settings (tenant, resource, document) VALUES ('acme', 'hooks', '{"start":${hook}}');
    INSERT INTO items (tenant, collection, id, sequence)
      VALUES ('acme', 'things', 'reached', 0), ('acme', 'things', 'later', 1), ('globex', 'things', 'one', 0);
    INSERT INTO own_values (tenant, collection, item, key, value, sequence)
      VALUES ('acme', 'things', 'reached', 'start', '${none}', 0), ('acme', 'things', 'later', 'start', '${none}', 1);
    INSERT INTO broadcasts (tenant, collection, key, value, sequence)
      VALUES ('acme', 'things', 'start', '${hook}', 1);
    INSERT INTO api_keys (id, tenant, digest, created_at)
      VALUES ('k1', 'acme', ${isPostgres ? `'\\x${digest}'` : `x'${digest}'`}, '2026-01-15T08:00:00.000Z');
  `);
  await execute(isPostgres ? postgresMark : `${markAsOurs}; PRAGMA user_version = 2`);
}

const postgresMark = `
  INSERT INTO tenants (tenant) VALUES ('acme');
  CREATE TABLE holdfast_migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
  );
  INSERT INTO holdfast_migrations (version, name)
    VALUES (1, '001-settings-and-items'), (2, '002-api-keys')`;
