import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { StoreError } from '../store-error.ts';
import { counter, countInProcess } from '../testing/count-up.ts';
import { createSchema, serverUrl, whereToFind } from '../testing/postgres.ts';
import { startRefusingPostgres } from '../testing/refusing-postgres.ts';
import { placeOf } from './database-url.ts';
import { migrations } from './migrations/migrations.ts';
import { openPostgresStore } from './open.ts';

describe.skipIf(serverUrl === undefined)(whereToFind, () => {
  test('processes may make the schema at the same time, and lose no update after', async () => {
    await using schema = await createSchema();
    await Promise.all([1, 2, 3].map(() => countInProcess(schema.location, 50)));
    const store = await schema.open();
    expect(await store.readSettings('acme', counter)).toEqual({ count: 150 });
    await store.close();
    const applied = await schema.run('SELECT version, name FROM holdfast_migrations');
    expect(applied).toEqual(migrations.map(({ name }, index) => ({ version: index + 1, name })));
  });

  test('new processes with different keys of one name: one of them is refused', async () => {
    await using schema = await createSchema();
    const other = { ...keyringOf('other'), ids: ['first'] };
    const opened = await Promise.allSettled([schema.open(), schema.open(other)]);
    const refused = opened.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'wrong-keys' } }]);
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
  });

  describe('is refused with a sentence where it is', () => {
    test('a schema of another program, which stays as it was', async () => {
      await using schema = await createSchema();
      await schema.run('CREATE TABLE contacts (name TEXT)');
      expect(await refusalOf(schema.location)).toMatchObject({
        code: 'foreign-database',
        message: expect.stringContaining('holds the tables of another program'),
      });
      expect(await tablesIn(schema)).toEqual(['contacts']);
    });

    test('one of a newer version', async () => {
      await using schema = await createSchema();
      await (await schema.open()).close();
      await schema.run("INSERT INTO holdfast_migrations (version, name) VALUES (99, 'later')");
      expect(await refusalOf(schema.location)).toMatchObject({ code: 'newer-schema' });
    });

    test('no schema', async () => {
      await using schema = await createSchema();
      const url = new URL(schema.location);
      url.searchParams.set('options', '-csearch_path=no_such_schema');
      expect(await refusalOf(url.href)).toMatchObject({
        message: expect.stringContaining('has no schema'),
      });
    });

    test('one that the user may look at only', async () => {
      await using schema = await createSchema();
      await schema.run(`CREATE ROLE ${schema.name} LOGIN`);
      await schema.run(`GRANT USAGE ON SCHEMA ${schema.name} TO ${schema.name}`);
      const url = new URL(schema.location);
      url.username = schema.name;
      expect(await refusalOf(url.href)).toMatchObject({
        code: 'not-openable',
        message: expect.stringContaining('gives this user no permission; grant it CREATE'),
      });
      expect(await tablesIn(schema)).toEqual([]);
      await schema.run(`REVOKE ALL ON SCHEMA ${schema.name} FROM ${schema.name}`);
      await schema.run(`DROP ROLE ${schema.name}`);
    });

    test.each([
      ['no such host', { hostname: 'no-such-host.invalid' }, /no such host|cannot be looked up/],
      ['nothing listening', { port: '1' }, /refuses connections; check that PostgreSQL runs there/],
      ['no such database', { pathname: '/no_such' }, /\/no_such: has no such database/],
      ['no such user', { username: 'no_such' }, /no_such@.*: refuses the user/],
    ])('%s', async (_, change, sentence) => {
      const url = Object.assign(new URL(serverUrl ?? ''), { password: 'canary' }, change);
      expect(await refusalOf(url.href)).toMatchObject({ message: expect.stringMatching(sentence) });
    });
  });

  test('what an extension brings along is not another program', async ({ skip }) => {
    await using schema = await createSchema();
    const [found] = await schema.run(
      "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_stat_statements'",
    );
    skip(found === undefined, 'this PostgreSQL comes without its extensions');
    await schema.run('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    await (await schema.open()).close();
  });
});

test('a refused password', async () => {
  await using server = await startRefusingPostgres('28P01');
  expect(await refusalOf(`postgres://acme:canary@127.0.0.1:${server.port}/db`)).toMatchObject({
    code: 'not-openable',
    message: `postgres://acme@127.0.0.1:${server.port}/db: refuses the password; check the user and the password of the URL`,
  });
});

describe('the name of a database in messages', () => {
  test.each([
    ['postgres://acme:canary@db.example/settings', 'postgres://acme@db.example/settings'],
    ['postgresql://db.example:5433/settings', 'postgres://db.example:5433/settings'],
    ['postgres://db.example/settings?password=canary', 'postgres://db.example/settings'],
    ['postgres:///settings?host=/run/postgresql', 'postgres:///settings'],
  ])('%s', (url, place) => {
    expect(placeOf(url)).toBe(place);
  });

  test.each([
    'postgres://acme:can/ary@db.example/settings',
    'postgres://acme:1?canary@db.example/settings',
    'postgres://acme:1#canary@db.example/settings',
    'postgres://acme:1/canary@db.example/settings',
    'postgres://acme:canary@db.example:port/settings',
  ])('%s is no URL, which is said without showing it', url => {
    expect(() => placeOf(url)).toThrow(
      /^the database URL: cannot be read; give postgres:\/\/USER@/,
    );
  });
});

/** The error that opening ends with, after a look for the password in it. */
async function refusalOf(url: string): Promise<StoreError> {
  const random = randomBytes;
  const failure = await openPostgresStore({ url, keyring: keyringOf('first'), random }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof StoreError)) throw new Error('opened, or failed in another way');
  expect(failure.message).not.toMatch(/canary/);
  return failure;
}

async function tablesIn(schema: Awaited<ReturnType<typeof createSchema>>): Promise<unknown[]> {
  const tables = await schema.run('SELECT tablename FROM pg_tables WHERE schemaname = $1', [
    schema.name,
  ]);
  return tables.map(({ tablename }) => tablename);
}
