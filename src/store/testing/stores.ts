import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Keyring } from '../../secrets/keyring.ts';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import type { Deferred } from '../sqlite/group-commit.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import type { Store } from '../store.ts';
import { createSchema, serverUrl } from './postgres.ts';
import type { TestDatabase } from './test-database.ts';

/** A store for one test, and how to leave nothing behind. */
export interface OpenedStore extends AsyncDisposable {
  readonly store: Store;
}

/** Every kind of database that outlives the store that opened it. */
export const databases: readonly {
  readonly name: string;
  readonly create: () => Promise<TestDatabase>;
}[] = [
  { name: 'sqlite in a file', create: sqliteFile },
  ...(serverUrl === undefined ? [] : [{ name: 'postgres', create: createSchema }]),
];

/** Every implementation that the suite runs over. */
export const implementations: readonly {
  readonly name: string;
  readonly open: () => Promise<OpenedStore>;
}[] = [
  { name: 'sqlite in memory', open: async () => opened(openSqlite(':memory:')) },
  ...databases.map(({ name, create }) => ({
    name,
    async open() {
      const database = await create();
      return opened(await database.open(), database);
    },
  })),
];

function opened(store: Store, database?: TestDatabase): OpenedStore {
  return {
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      await database?.[Symbol.asyncDispose]();
    },
  };
}

async function sqliteFile(): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const location = folder.file('store.db');
  return {
    location,
    open: async keyring => openSqlite(location, keyring),
    contents: async () =>
      readdirSync(dirname(location)).map(name => ({
        where: name,
        bytes: readFileSync(folder.file(name)),
      })),
    async execute(sql) {
      using database = new DatabaseSync(location);
      database.exec(sql);
    },
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
}

export function openSqlite(file: string, keyring: Keyring = keyringOf('first')): Store {
  return openSqliteStore({ file, keyring, random: randomBytes });
}

/** For sessions without work that is deferred. */
export const noneDeferred: Deferred = { settle: () => undefined, forget: () => undefined };

/** A folder of its own, removed at the end of the scope. */
export function temporaryFolder(): Disposable & { readonly file: (name: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'holdfast-'));
  return {
    file: name => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
