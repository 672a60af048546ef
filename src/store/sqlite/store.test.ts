import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { counter, countInProcess, countUp } from '../testing/count-up.ts';
import { basicAuth, hookTo, put, revealed, target, things, unset } from '../testing/hooks.ts';
import { openSqlite, temporaryFolder } from '../testing/stores.ts';
import { connect } from './connect.ts';
import { selectItem } from './rows.ts';

test('a restart loses nothing', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const keys = { start: hookTo('https://a.example/'), auth: basicAuth('user', 'pass') };

  const before = openSqlite(file);
  const [id = ''] = await before.createItems('acme', things, 1);
  await put(before, 'acme', keys, ['auth']);
  await before.close();

  const after = openSqlite(file);
  const settings = revealed({ ...unset, ...keys });
  expect(revealed(await after.readSettings('acme', target))).toEqual(settings);
  expect(revealed(await after.readItem('acme', things, id))).toEqual(
    revealed({ ...unset, auth: keys.auth }),
  );
  await after.close();
});

test('no secret stands in the bytes on disk', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const store = openSqlite(file);
  const secret = 'correct horse battery staple';
  await put(store, 'acme', { auth: basicAuth('visible-username', secret) }, ['auth']);
  const [id = ''] = await store.createItems('acme', things, 1);
  await store.changeItem('acme', things, id, settings => ({ kind: 'changed', settings }));

  const files = readdirSync(dirname(file)).map(name => readFileSync(folder.file(name)));
  const bytes = Buffer.concat(files).toString('latin1');
  expect(bytes).toContain('visible-username');
  for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
    expect(bytes).not.toContain(Buffer.from(secret).toString(encoding));
  }
  await store.close();
});

test('two stores on one file see each other’s updates', async () => {
  using folder = temporaryFolder();
  const [one, two] = [openSqlite(folder.file('store.db')), openSqlite(folder.file('store.db'))];
  const [id = ''] = await one.createItems('acme', things, 1);
  await put(one, 'acme', { start: hookTo('https://one.example/') }, ['start']);
  await put(two, 'acme', { submission: hookTo('https://two.example/') }, ['submission']);
  await put(one, 'acme', { auth: basicAuth('user', 'pass') }, ['auth']);
  const expected = {
    start: hookTo('https://one.example/'),
    submission: hookTo('https://two.example/'),
    auth: revealed(basicAuth('user', 'pass')),
  };
  for (const store of [one, two]) {
    expect(revealed(await store.readSettings('acme', target))).toEqual(expected);
    expect(revealed(await store.readItem('acme', things, id))).toEqual(expected);
    await store.close();
  }
});

test('processes that write at the same time lose no update', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  await Promise.all([1, 2, 3].map(() => countInProcess(file, 150)));
  const store = openSqlite(file);
  await countUp(store, 1);
  expect(await store.readSettings('acme', counter)).toEqual({ count: 451 });
  await store.close();
});

test('a commit is on disk: the log is synced each time', () => {
  using folder = temporaryFolder();
  using database = connect(folder.file('store.db'));
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  const full = 2;
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: full });
});

test('an item is found without reading the others', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  await openSqlite(file).close();
  using database = connect(file);
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${selectItem}`).all('acme', 'things', 'id');
  const steps = plan.map(({ detail }) => String(detail));
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH items .*id=\?/));
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH own .*item=\?/));
  expect(steps.filter(step => step.startsWith('SCAN'))).toEqual([]);
});

test('a cascade writes the same few rows whatever the number of items', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const store = openSqlite(file);
  using database = new DatabaseSync(file);
  const rowsWith = async (items: number) => {
    await store.createItems('acme', things, items);
    const before = rowsOf(database);
    await put(store, 'acme', { start: hookTo('https://a.example/') }, ['start']);
    return rowsOf(database).filter(row => !before.includes(row)).length;
  };
  await put(store, 'acme', {});
  // The settings, the broadcast and the head of the tenant.
  expect(await rowsWith(1)).toBe(3);
  expect(await rowsWith(1_000)).toBe(2);
  await store.close();
});

function rowsOf(database: DatabaseSync): string[] {
  return ['settings', 'items', 'own_values', 'broadcasts'].flatMap(table =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map(row => JSON.stringify([table, row])),
  );
}
