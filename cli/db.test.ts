import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSchema, serverUrl, whereToFind } from '../src/store/testing/postgres.ts';
import { databases, openSqlite, temporaryFolder } from '../src/store/testing/stores.ts';
import { run } from './program.ts';

const names = ['001-settings-and-items', '002-api-keys', '003-authenticated-rows'];

describe.each(databases)('in $name', ({ create }) => {
  test('migrate applies what is pending, once, and status tells so', async () => {
    await using database = await create();
    const { location } = database;
    const shown = location.replace(/\?.*/, '');
    expect(await db('migrate', '--db', location)).toEqual({
      exit: 0,
      output: names.map(name => `Applied ${name}.\n`).join(''),
      errors: '',
    });
    expect(await db('status', '--db', location)).toEqual({
      exit: 0,
      output: `database  ${shown}\nversion   3\npending   nothing\n`,
      errors: '',
    });
    const status = await db('status', '--db', location, '--json');
    expect(JSON.parse(status.output)).toEqual({ database: shown, version: 3, pending: [] });
    const again = await db('migrate', '--db', location, '--json');
    expect(JSON.parse(again.output)).toEqual({ database: shown, version: 3, applied: [] });
    await (await database.open()).close();
  });
});

test.skipIf(serverUrl === undefined)(`status of an empty schema in ${whereToFind}`, async () => {
  await using schema = await createSchema();
  const status = await db('status', '--db', schema.location, '--json');
  expect(status.exit).toBe(1);
  expect(JSON.parse(status.output)).toMatchObject({ version: 0, pending: names });
  expect(await schema.run('SELECT 1 FROM pg_tables WHERE schemaname = $1', [schema.name])).toEqual(
    [],
  );
});

test('status of a file that is not there makes none', async () => {
  using folder = temporaryFolder();
  const file = folder.file('missing.db');
  const status = await db('status', '--db', file);
  expect(status).toMatchObject({ exit: 2, output: '' });
  expect(status.errors).toContain(
    `holdfast: ${file}: there is no such file; give the --db of the server\n`,
  );
  expect(existsSync(file)).toBe(false);
});

describe('status of a file leaves nothing beside it', () => {
  test('when the server has been stopped', async () => {
    using folder = temporaryFolder();
    const file = folder.file('a #?%.db');
    await db('migrate', '--db', file);
    expect(await db('status', '--db', file)).toMatchObject({ exit: 0, errors: '' });
    expect(readdirSync(folder.file('.'))).toEqual(['a #?%.db']);
  });

  test('and sees what a running one has only in its log, also through a link', async () => {
    using folder = temporaryFolder();
    const [file, link] = [folder.file('settings.db'), folder.file('link.db')];
    symlinkSync(file, link);
    const running = openSqlite(file);
    for (const name of [file, link]) {
      expect(await db('status', '--db', name)).toMatchObject({ exit: 0, errors: '' });
    }
    await running.close();
    expect(readdirSync(folder.file('.'))).toEqual(['link.db', 'settings.db']);
  });
});

test.skipIf(process.getuid?.() === 0)(
  'status of what may not be read says so (skipped for root, who may read everything)',
  async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    writeFileSync(file, '', { mode: 0 });
    const { exit, errors } = await db('status', '--db', file);
    expect(exit).toBe(2);
    expect(errors).toContain(': cannot be opened for reading; check the path and the permissions');
  },
);

describe('is refused with one sentence', () => {
  test.each([
    ['no database', ['status'], "error: required option '--db <database>' not specified"],
    ['an empty one', ['status', '--db', ''], 'give --db a file, :memory: or postgres://…'],
    [
      'a URL that cannot be read',
      ['migrate', '--db', 'postgres://acme:can/ary@db.example/settings'],
      'the database URL: cannot be read; give postgres://USER@HOST:PORT/DATABASE',
    ],
    [
      'a server that is not there',
      ['status', '--db', 'postgres://acme:canary@127.0.0.1:1/settings'],
      'postgres://acme@127.0.0.1:1/settings: refuses connections; check that PostgreSQL runs there',
    ],
  ])('%s', async (_, args, sentence) => {
    const { exit, output, errors } = await db(...args);
    expect({ exit, output }).toEqual({ exit: 2, output: '' });
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(/can\/?ary|\n {4}at /);
  });
});

/** Runs `holdfast db` in this process. */
async function db(...args: readonly string[]) {
  let [output, errors] = ['', ''];
  const exit = await run(['db', ...args], {
    stdout: {
      isTerminal: false,
      write: text => {
        output += text;
      },
    },
    stderr: {
      isTerminal: false,
      write: text => {
        errors += text;
      },
    },
    env: {},
    command: 'holdfast',
    stop: new AbortController().signal,
  });
  return { exit, output, errors };
}
