import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keyring } from '../../secrets/keyring.ts';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import type { Store } from '../store.ts';

/** A store for one test, and how to leave nothing behind. */
export interface OpenedStore extends AsyncDisposable {
  readonly store: Store;
}

/** Every implementation that the suite runs over. */
export const implementations: readonly {
  readonly name: string;
  readonly open: () => Promise<OpenedStore>;
}[] = [
  { name: 'sqlite in memory', open: async () => opened(openSqlite(':memory:')) },
  {
    name: 'sqlite in a file',
    async open() {
      const folder = temporaryFolder();
      return opened(openSqlite(folder.file('store.db')), folder);
    },
  },
];

function opened(store: Store, folder?: Disposable): OpenedStore {
  return {
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      folder?.[Symbol.dispose]();
    },
  };
}

export function openSqlite(file: string, keyring: Keyring = keyringOf('first')): Store {
  return openSqliteStore({ file, keyring, random: randomBytes });
}

/** A folder of its own, removed at the end of the scope. */
export function temporaryFolder(): Disposable & { readonly file: (name: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'holdfast-'));
  return {
    file: name => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
