import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Randomness } from '../../secrets/keyring.ts';
import { createCodec } from '../../secrets/settings-codec.ts';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { createAuthenticRows } from '../authentic-rows.ts';
import { basicAuth, put, things } from '../testing/hooks.ts';
import { noneDeferred, openSqlite, temporaryFolder } from '../testing/stores.ts';
import { connect } from './connect.ts';
import { Heads } from './heads.ts';
import { openSqliteStore } from './open.ts';
import { reseal } from './reseal.ts';
import { prepareRows } from './rows.ts';
import { createSession } from './session.ts';

test('what was sealed with the former key is left in no file, though another process has it open', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const former = openSqliteStore({ file, keyring: keyringOf('former'), random: countedIds() });
  const sealed = new Set<string>();
  for (const password of ['first', 'a second one']) {
    await put(former, 'acme', { auth: basicAuth('user', password) }, ['auth']);
    const ids = await former.createItems('acme', things, 2_000);
    for (const text of sealedTexts(file)) sealed.add(text);
    // Rows that shrink leave the rest of what they were.
    for (const id of ids.slice(0, 100)) {
      const settings = { auth: basicAuth('user', '') };
      await former.changeItem('acme', things, id, () => ({ kind: 'changed', settings }));
    }
    for (const text of sealedTexts(file)) sealed.add(text);
  }
  await former.close();
  expect(sealed.size).toBeGreaterThan(4_000);

  const server = openSqlite(file, keyringOf('new', 'former'));
  const rotating = openSqlite(file, keyringOf('new', 'former'));
  await rotating.reseal();
  await rotating.close();
  const bytes = readdirSync(dirname(file))
    .map(name => readFileSync(folder.file(name), 'latin1'))
    .join();
  expect([...sealed].filter(text => bytes.includes(text))).toEqual([]);
  await server.close();
});

test('a process that still seals with a former key is noticed', async () => {
  using folder = temporaryFolder();
  const file = folder.file('store.db');
  const former = openSqliteStore({
    file,
    keyring: keyringOf('former', 'new'),
    random: randomBytes,
  });
  await put(former, 'acme', { auth: basicAuth('user', 'pass') });

  using database = connect(file);
  const session = createSession(database, { file, lockTimeoutMs: 5_000, deferred: noneDeferred });
  let writes = 0;
  const disturbed: typeof session = {
    ...session,
    async write(work) {
      const result = await session.write(work);
      writes += 1;
      // Behind the walk through the settings: a page with one row, and one without any.
      if (writes === 2) await put(former, 'acme', { auth: basicAuth('user', 'other') });
      return result;
    },
  };
  const keyring = keyringOf('new', 'former');
  const authentic = createAuthenticRows(keyring);
  const rows = prepareRows(database);
  const parts = {
    ...{ database, file, rows, authentic, session: disturbed },
    heads: new Heads(rows, authentic),
    codec: createCodec(keyring, 'reveal'),
  };
  await expect(reseal(parts)).rejects.toMatchObject({
    code: 'wrong-keys',
    message: expect.stringContaining('another process still seals with a former key'),
  });
  await former.close();
});

/** With the same ids in every run, pages are divided alike: SQLite leaves copies where it divides one. */
function countedIds(): Randomness {
  let count = 0;
  return size => {
    const ids = Buffer.alloc(size);
    for (let at = 0; at < size; at += 16) ids.writeUInt32BE(count++, at);
    return ids;
  };
}

/** What stands behind the id of the key and the nonce of each secret; the proof of a key is none. */
function sealedTexts(file: string): readonly string[] {
  using database = new DatabaseSync(file, { readOnly: true });
  return database
    .prepare(
      `SELECT value AS text FROM settings UNION ALL SELECT value FROM own_values
       UNION ALL SELECT value FROM broadcasts`,
    )
    .all()
    .flatMap(({ text }) => /"v1\.former\.[\w-]+\.([\w-]+)"/.exec(String(text))?.[1] ?? []);
}
