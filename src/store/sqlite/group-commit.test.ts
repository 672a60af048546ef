import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { basicAuth, hookTo, put, target, things } from '../testing/hooks.ts';
import { noneDeferred, openSqlite, temporaryFolder } from '../testing/stores.ts';
import { type Deferred, prepareGroupCommit, type Write } from './group-commit.ts';

describe('a batch', () => {
  test('lands but for the write that throws', () => {
    using database = numbers();
    const failure = new Error('a defect');
    const outcomes = commit(database, [
      () => insert(database, 1),
      () => {
        insert(database, 2);
        throw failure;
      },
      () => insert(database, 3),
    ]);
    expect(outcomes).toEqual(['landed', failure, 'landed']);
    expect(stored(database)).toEqual([1, 3]);
  });

  test('sees what its earlier writes did', () => {
    using database = numbers();
    const seen: number[][] = [];
    commit(database, [() => insert(database, 1), () => seen.push(stored(database))]);
    expect(seen).toEqual([[1]]);
  });

  test('fails as one, and leaves nothing, when it cannot be committed', () => {
    using database = numbers();
    // A deferred constraint is checked by COMMIT.
    database.exec(
      'CREATE TABLE notes (n INTEGER REFERENCES numbers (n) DEFERRABLE INITIALLY DEFERRED) STRICT',
    );
    const outcomes = commit(database, [
      () => insert(database, 1),
      () => database.exec('INSERT INTO notes VALUES (99)'),
    ]);
    const refused = expect.objectContaining({ message: 'FOREIGN KEY constraint failed' });
    expect(outcomes).toEqual([refused, refused]);
    expect(stored(database)).toEqual([]);
    expect(commit(database, [() => insert(database, 4)])).toEqual(['landed']);
  });

  test('fails as one when a write takes the whole transaction with it', () => {
    using database = numbers();
    const outcomes = commit(database, [
      () => insert(database, 1),
      () => {
        // As SQLite does by itself on some full disks.
        database.exec('ROLLBACK');
        throw new Error('rolled back');
      },
      () => insert(database, 3),
    ]);
    const refused = expect.objectContaining({ message: 'rolled back' });
    expect(outcomes).toEqual([refused, refused, refused]);
    expect(stored(database)).toEqual([]);
  });
});

describe('what is deferred', () => {
  test('is settled before the next write of rows, and before the commit', () => {
    using database = numbers();
    const pending = new PendingNumbers(database);
    const [first, last] = [() => pending.add(1), () => pending.add(3)];
    const seen: number[][] = [];
    const look = () => seen.push(stored(database));
    expect(commit(database, [first, look, last], pending, [first, last])).toEqual([
      'landed',
      'landed',
      'landed',
    ]);
    expect(seen).toEqual([[1]]);
    expect(stored(database)).toEqual([1, 3]);
  });

  test('outlives a write of rows that throws', () => {
    using database = numbers();
    const pending = new PendingNumbers(database);
    const failure = new Error('a defect');
    const first = () => pending.add(1);
    const broken = () => {
      throw failure;
    };
    expect(commit(database, [first, broken], pending, [first])).toEqual(['landed', failure]);
    expect(stored(database)).toEqual([1]);
  });

  test('fails the batch, and is forgotten, when it cannot be settled', () => {
    using database = numbers();
    const pending = new PendingNumbers(database);
    const twice = () => {
      pending.add(1);
      pending.add(1);
    };
    const refused = expect.objectContaining({ message: 'UNIQUE constraint failed: numbers.n' });
    const outcomes = commit(database, [() => insert(database, 2), twice], pending, [twice]);
    expect(outcomes).toEqual([refused, refused]);
    expect(commit(database, [() => insert(database, 3)], pending)).toEqual(['landed']);
    expect(stored(database)).toEqual([3]);
  });
});

test('writes asked for at the same time share one commit', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const store = openSqlite(file);
  const putOnce = (n: number) => put(store, 'acme', { start: hookTo(`https://a.example/${n}`) });
  const grown = async (work: () => Promise<unknown>) => {
    const before = statSync(`${file}-wal`).size;
    await work();
    return statSync(`${file}-wal`).size - before;
  };
  const one = await grown(() => putOnce(0));
  const together = await grown(() =>
    Promise.all(Array.from({ length: 32 }, (_, n) => putOnce(n + 1))),
  );
  // The log takes a page once for each commit that changes it.
  expect(together).toBe(one);
  expect((await store.readSettings('acme', target)).start).toEqual(hookTo('https://a.example/32'));
  await store.close();
});

test('an update that changes nothing writes nothing', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const store = openSqlite(file);
  const keys = { start: hookTo('https://a.example/'), auth: basicAuth('user', 'pass') };
  await put(store, 'acme', keys);
  const [id = ''] = await store.createItems('acme', things, 1);
  const before = statSync(`${file}-wal`).size;
  await put(store, 'acme', { start: keys.start });
  await store.changeItem('acme', things, id, settings => ({ kind: 'changed', settings }));
  expect(statSync(`${file}-wal`).size).toBe(before);
  await store.close();
});

test('a batch larger than one commit takes lands whole, in order', async () => {
  const store = openSqlite(':memory:');
  const outcomes = await Promise.all(
    Array.from({ length: 300 }, (_, n) =>
      store.update('acme', target, ({ start }) => ({
        kind: 'updated',
        settings: { start: hookTo(`${urlOf(start)}${n},`) },
        cascade: [],
      })),
    ),
  );
  expect(outcomes).toHaveLength(300);
  const numbers = Array.from({ length: 300 }, (_, n) => `${n},`).join('');
  expect((await store.readSettings('acme', target)).start).toEqual(hookTo(numbers));
  await store.close();
});

class PendingNumbers implements Deferred {
  readonly #database: DatabaseSync;
  #numbers: number[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add(n: number): void {
    this.#numbers.push(n);
  }

  settle(): void {
    for (const n of this.#numbers) insert(this.#database, n);
    this.forget();
  }

  forget(): void {
    this.#numbers = [];
  }
}

function urlOf(hook: unknown): string {
  return typeof hook === 'object' && hook !== null && 'url' in hook ? String(hook.url ?? '') : '';
}

function numbers(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT');
  return database;
}

function insert(database: DatabaseSync, n: number): void {
  database.prepare('INSERT INTO numbers VALUES (?)').run(n);
}

function stored(database: DatabaseSync): number[] {
  return database
    .prepare('SELECT n FROM numbers ORDER BY n')
    .all()
    .map(({ n }) => Number(n));
}

/** What became of each piece of work. */
function commit(
  database: DatabaseSync,
  works: readonly (() => unknown)[],
  deferred: Deferred = noneDeferred,
  deferring: readonly (() => unknown)[] = [],
): unknown[] {
  const outcomes = works.map((): unknown => 'unsettled');
  const writes = works.map(
    (work, index): Write => ({
      isDeferred: deferring.includes(work),
      run: () => void work(),
      landed: () => {
        outcomes[index] = 'landed';
      },
      failed: error => {
        outcomes[index] = error;
      },
    }),
  );
  prepareGroupCommit(database, deferred)(writes);
  return outcomes;
}
