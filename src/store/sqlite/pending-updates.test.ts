import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { hookTo, put, shape, target, things, unset } from '../testing/hooks.ts';
import { openSqlite, temporaryFolder } from '../testing/stores.ts';

const a = hookTo('https://a.example/');
const b = hookTo('https://b.example/');
const c = hookTo('https://c.example/');

test('what is asked for between updates of the same moment sees those before it alone', async () => {
  await using opened = openedInMemory();
  const { store } = opened;
  const [, [item = ''], , read] = await Promise.all([
    put(store, 'acme', { start: a, submission: a }),
    store.createItems('acme', things, 1),
    put(store, 'acme', { start: b }, ['start']),
    put(store, 'acme', { submission: c }),
  ]);
  expect(await store.readItem('acme', things, item)).toEqual({ ...unset, start: b, submission: a });
  expect(read).toMatchObject({ settings: { start: b, submission: c } });
});

test('cascades of the same moment are one broadcast of the last values', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const store = openSqlite(file);
  const [item = ''] = await store.createItems('acme', things, 1);
  await Promise.all([
    put(store, 'acme', { start: a, submission: a }, ['start', 'submission']),
    put(store, 'acme', { start: b }, ['start']),
  ]);
  expect(await store.readItem('acme', things, item)).toEqual({ ...unset, start: b, submission: a });
  using database = new DatabaseSync(file);
  const sequences = database.prepare('SELECT key, sequence FROM broadcasts ORDER BY key').all();
  expect(sequences.map(row => ({ ...row }))).toEqual([
    { key: 'start', sequence: 1 },
    { key: 'submission', sequence: 1 },
  ]);
  await store.close();
});

test('one that throws or is rejected leaves nothing, and the others of its moment land', async () => {
  await using opened = openedInMemory();
  const { store } = opened;
  const failure = new Error('a defect');
  const outcomes = await Promise.allSettled([
    put(store, 'acme', { start: a }),
    store.update('acme', target, () => {
      throw failure;
    }),
    store.update('acme', target, () => ({ kind: 'rejected', violations: [] })),
    put(store, 'acme', { submission: b }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await store.readSettings('acme', target)).toEqual({ ...unset, start: a, submission: b });
});

test('operations that know other keys of the same settings meet in the rows', async () => {
  await using opened = openedInMemory();
  const { store } = opened;
  const { start, ...members } = shape.members;
  const without = { ...target, shape: { ...shape, members } };
  await Promise.all([
    put(store, 'acme', { submission: a }),
    store.update('acme', without, current => ({
      kind: 'updated',
      settings: { ...current, auth: { type: null } },
      cascade: [],
    })),
    put(store, 'acme', { start: b }),
  ]);
  expect(start).toBeDefined();
  expect(await store.readSettings('acme', target)).toEqual({ ...unset, start: b, submission: a });
});

test('a tenant that is forgotten between its updates starts anew', async () => {
  await using opened = openedInMemory();
  const { store } = opened;
  await Promise.all([
    put(store, 'acme', { start: a }),
    store.reset('acme'),
    put(store, 'acme', { submission: b }),
  ]);
  expect(await store.readSettings('acme', target)).toEqual({ ...unset, submission: b });
});

function openedInMemory() {
  const store = openSqlite(':memory:');
  return { store, [Symbol.asyncDispose]: () => store.close() };
}
