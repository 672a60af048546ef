import { chmodSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { hookTo, put } from '../testing/hooks.ts';
import { openSqlite, temporaryFolder } from '../testing/stores.ts';

const umask = process.umask();
afterEach(() => void process.umask(umask));

describe('a database, its log and its index are for their owner alone', () => {
  test.each([0o000, 0o022, 0o077])('whatever the umask is: %o', async mask => {
    using folder = temporaryFolder();
    process.umask(mask);
    const store = openSqlite(folder.file('settings.db'));
    await put(store, 'acme', { start: hookTo('https://a.example/') });
    expect(modesIn(folder.file('settings.db'))).toEqual({
      'settings.db': '600',
      'settings.db-shm': '600',
      'settings.db-wal': '600',
    });
    await store.close();
  });

  test('from the next opening on, where others had rights', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    const store = openSqlite(file);
    await put(store, 'acme', { start: hookTo('https://a.example/') });
    for (const name of ['settings.db', 'settings.db-wal', 'settings.db-shm'])
      chmodSync(folder.file(name), 0o664);
    const beside = openSqlite(file);
    expect(new Set(Object.values(modesIn(file)))).toEqual(new Set(['600']));
    await beside.close();
    await store.close();
  });
});

function modesIn(file: string): Record<string, string> {
  const folder = dirname(file);
  return Object.fromEntries(
    readdirSync(folder).map(name => [
      name,
      (statSync(`${folder}/${name}`).mode & 0o777).toString(8),
    ]),
  );
}
