import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startServer } from '../contract-tests/durability/server-process.ts';
import { databases, temporaryFolder } from '../src/store/testing/stores.ts';
import { runCommand } from './testing/command.ts';

const env = { HOLDFAST_SECRET_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}` };

test.each(databases)(
  'in $name a created key is printed once, calls in the name of its tenant, and is refused once revoked',
  async ({ create: createDatabase }) => {
    await using database = await createDatabase();
    const db = database.location;
    const created = await runCommand(['apikey', 'create', '--tenant', 'acme', '--db', db], env);
    expect(created).toMatchObject({
      exit: 0,
      output: expect.stringMatching(/^holdfast_[\w-]{43}\n$/),
    });
    const key = created.output.trim();
    expect(created.errors).not.toContain(key);
    const [, id = ''] = /Its id is (\w+)\./.exec(created.errors) ?? [];

    // The server needs no --api-key, and no restart for what changes later.
    await using server = await startServer(['--db', db], env);
    expect(await post(server.url, key)).toBe(200);
    expect(await post(server.url, `${key}x`)).toBe(401);
    const second = await create('globex', db);
    expect(await post(server.url, second.key)).toBe(200);

    expect(await runCommand(['apikey', 'revoke', id, '--db', db], env)).toMatchObject({ exit: 0 });
    expect(await post(server.url, key)).toBe(401);
    expect(await post(server.url, second.key)).toBe(200);

    const listed = await runCommand(['apikey', 'list', '--db', db], env);
    expect(listed.output.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${id}  \\S+Z  revoked \\S+Z  acme$`)),
      expect.stringMatching(new RegExp(`^${second.id}  \\S+Z  in force  globex$`)),
      '',
    ]);
    const asJson = await runCommand(['apikey', 'list', '--db', db, '--json'], env);
    expect(JSON.parse(asJson.output)).toEqual([
      { id, tenant: 'acme', createdAt: expect.any(String), revokedAt: expect.any(String) },
      { id: second.id, tenant: 'globex', createdAt: expect.any(String), revokedAt: null },
    ]);
    expect(listed.output + asJson.output).not.toContain('holdfast_');
  },
);

test('a name that would turn a line round is shown as what it is', async () => {
  using folder = temporaryFolder();
  const db = folder.file('settings.db');
  const created = await runCommand(['apikey', 'create', '--tenant', 'ac\u202eme', '--db', db], env);
  const listed = await runCommand(['apikey', 'list', '--db', db], env);
  expect(created.errors).toContain('the key of ac\\u202eme,');
  expect(listed.output).toMatch(/ {2}ac\\u202eme\n$/);
});

describe('what cannot be done ends with one sentence and code 2', () => {
  test.each([
    [
      'an empty name',
      ['create', '--tenant', '', '--db', 'x.db'],
      'Give a name of 1 to 100 characters',
    ],
    ['a name of two lines', ['create', '--tenant', 'a\nb', '--db', 'x.db'], 'Give a name of'],
    ['no tenant', ['create', '--db', 'x.db'], "required option '--tenant <name>' not specified"],
    ['no database', ['list'], "required option '--db <database>' not specified"],
    [
      'a database in memory',
      ['create', '--tenant', 'acme', '--db', ':memory:'],
      'a key in memory is forgotten at once',
    ],
    ['no such database', ['list', '--db', 'no/such.db'], 'no/such.db: there is no such file'],
    [
      'a server that is not there',
      ['list', '--db', 'postgres://acme:canary@127.0.0.1:1/settings'],
      'holdfast: postgres://acme@127.0.0.1:1/settings: refuses connections',
    ],
    ['no id', ['revoke', '--db', 'x.db'], "missing required argument 'id'"],
    ['another word', ['craete', '--db', 'x.db'], 'Did you mean create?'],
  ])('%s', async (_, argv, sentence) => {
    const { exit, output, errors } = await runCommand(['apikey', ...argv], env);
    expect({ exit, output }).toEqual({ exit: 2, output: '' });
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(/\n {4}at /);
  });

  test('a key that is not there or was revoked already', async () => {
    using folder = temporaryFolder();
    const db = folder.file('settings.db');
    const { id } = await create('acme', db);
    await runCommand(['apikey', 'revoke', id, '--db', db], env);
    for (const gone of [id, 'ffff']) {
      const { exit, errors } = await runCommand(['apikey', 'revoke', gone, '--db', db], env);
      expect(exit).toBe(2);
      expect(errors).toBe(
        `holdfast: ${db} has no key in force with this id; "holdfast apikey list" shows them\n`,
      );
    }
  });

  test('no secret keys for a database that is not there yet, which is not made either', async () => {
    using folder = temporaryFolder();
    const db = folder.file('settings.db');
    const { exit, errors } = await runCommand(['apikey', 'create', '--tenant', 'acme', '--db', db]);
    expect(exit).toBe(2);
    expect(errors).toBe(
      `holdfast: HOLDFAST_SECRET_KEYS is not set; give the secret keys of the server in it, or let "holdfast serve --dev --db ${db}" make some\n`,
    );
    expect(existsSync(db)).toBe(false);
  });

  test('no secret keys for a database that is there', async () => {
    using folder = temporaryFolder();
    const db = folder.file('settings.db');
    await create('acme', db);
    const { exit, errors } = await runCommand(['apikey', 'list', '--db', db]);
    expect(exit).toBe(2);
    expect(errors).toBe(
      `holdfast: HOLDFAST_SECRET_KEYS is not set and ${db}.key is missing; give the keys of ${db} in the former, or put the latter back\n`,
    );
  });

  test('a server on a database without a key in force', async () => {
    using folder = temporaryFolder();
    const db = folder.file('settings.db');
    const { id } = await create('acme', db);
    await runCommand(['apikey', 'revoke', id, '--db', db], env);
    const { exit, errors } = await runCommand(['serve', '--db', db, '--port', '0'], env);
    expect(exit).toBe(2);
    expect(errors).toContain(`${db} holds no API key; give --api-key NAME=KEY, or make one with`);
  });
});

async function create(tenant: string, db: string): Promise<{ id: string; key: string }> {
  const argv = ['apikey', 'create', '--tenant', tenant, '--db', db, '--json'];
  const { output } = await runCommand(argv, env);
  const created: unknown = JSON.parse(output);
  expect(created).toMatchObject({ tenant, createdAt: expect.any(String) });
  if (typeof created !== 'object' || created === null) throw new Error('no object was printed');
  return {
    id: 'id' in created ? String(created.id) : '',
    key: 'key' in created ? String(created.key) : '',
  };
}

/** The status of an update that changes nothing. */
async function post(url: string, apiKey: string): Promise<number> {
  const headers = { apiKey, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ webhooks: {} });
  return (await fetch(`${url}/webhooks`, { method: 'POST', headers, body })).status;
}
