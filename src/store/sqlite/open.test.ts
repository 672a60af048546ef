import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { StoreError } from '../store-error.ts';
import { basicAuth, put, revealed, target } from '../testing/hooks.ts';
import { openSqlite, temporaryFolder } from '../testing/stores.ts';
import { connect } from './connect.ts';
import { translate } from './errors.ts';
import { migrations } from './migrations/migrations.ts';

describe('a file that is no store of ours is refused with a sentence', () => {
  test('a folder that is not there', () => {
    using folder = temporaryFolder();
    const file = folder.file('missing/store.db');
    expect(() => openSqlite(file)).toThrow(
      expect.objectContaining({
        code: 'not-openable',
        message: `${file}: cannot be opened for writing; check the path and the permissions of the file and its folder`,
      }),
    );
  });

  test('a folder', () => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('store.db'));
    expect(codeOf(() => openSqlite(folder.file('store.db')))).toBe('not-openable');
  });

  test('a text', () => {
    using folder = temporaryFolder();
    writeFileSync(
      folder.file('store.db'),
      'This is a text, and rather a long one for its kind.'.repeat(30),
    );
    expect(codeOf(() => openSqlite(folder.file('store.db')))).toBe('not-a-database');
  });

  test('the database of another program, which stays as it was', () => {
    using folder = temporaryFolder();
    const file = folder.file('store.db');
    using other = new DatabaseSync(file);
    other.exec('CREATE TABLE contacts (name TEXT)');
    expect(codeOf(() => openSqlite(file))).toBe('foreign-database');
    const tables = other.prepare('SELECT name FROM sqlite_schema').all();
    expect(tables.map(({ name }) => name)).toEqual(['contacts']);
  });

  test('the database of a newer version', async () => {
    using folder = temporaryFolder();
    const file = folder.file('store.db');
    await openSqlite(file).close();
    using database = new DatabaseSync(file);
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(codeOf(() => openSqlite(file))).toBe('newer-schema');
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written (skipped for root, who may write everywhere)',
    () => {
      using folder = temporaryFolder();
      mkdirSync(folder.file('locked'));
      chmodSync(folder.file('locked'), 0o500);
      expect(codeOf(() => openSqlite(folder.file('locked/store.db')))).toBe('not-openable');
    },
  );
});

describe('the keys', () => {
  test('rotate: a new first key seals, the former one still opens', async () => {
    using folder = temporaryFolder();
    const file = folder.file('store.db');
    const former = openSqlite(file, keyringOf('former'));
    await put(former, 'acme', { auth: basicAuth('user', 'pass') });
    await former.close();

    const both = openSqlite(file, keyringOf('new', 'former'));
    const settings = await both.readSettings('acme', target);
    expect(revealed(settings.auth)).toEqual(revealed(basicAuth('user', 'pass')));
    expect(codeOf(() => openSqlite(file, keyringOf('new')))).toBe('wrong-keys');

    await both.reseal();
    await both.close();
    const rotated = openSqlite(file, keyringOf('new'));
    expect(await rotated.readSettings('acme', target)).toEqual(settings);
    await rotated.close();
  });

  test('another key under the same id is refused', async () => {
    using folder = temporaryFolder();
    const file = folder.file('store.db');
    await openSqlite(file, keyringOf('one')).close();
    const other = keyringOf('other');
    expect(codeOf(() => openSqlite(file, { ...other, ids: ['one'] }))).toBe('wrong-keys');
  });
});

test('a lock held too long is a temporary failure', () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  using holder = connect(file);
  using waiting = new DatabaseSync(file, { timeout: 0 });
  holder.exec('BEGIN IMMEDIATE');
  const failure = failureOf(() => waiting.exec('BEGIN IMMEDIATE'));
  expect(translate(failure, file)).toMatchObject({ code: 'busy', isTemporary: true });
});

test('a new file that another process begins just then is waited for', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const writer = new Worker(
    `const { DatabaseSync } = require('node:sqlite');
    const { parentPort, workerData } = require('node:worker_threads');
    const database = new DatabaseSync(workerData);
    database.exec('BEGIN IMMEDIATE');
    parentPort.postMessage('writing');
    setTimeout(() => database.close(), 200);`,
    { eval: true, workerData: file },
  );
  const ended = once(writer, 'exit');
  await once(writer, 'message');
  await openSqlite(file).close();
  await ended;
});

function codeOf(open: () => unknown): string | undefined {
  const failure = failureOf(open);
  return failure instanceof StoreError ? failure.code : undefined;
}

function failureOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
