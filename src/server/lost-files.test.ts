import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyringOf } from '../secrets/testing/keyrings.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { temporaryFolder } from '../store/testing/stores.ts';
import type { Failure } from './observer.ts';
import { expectProblem } from './testing/problems.ts';
import { type Running, start } from './testing/running.ts';

interface Loss {
  readonly name: string;
  readonly code: 'gone' | 'damaged';
  readonly lose: (file: string) => void;
}

const losses: readonly Loss[] = [
  { name: 'deleted', code: 'gone', lose: file => rmSync(file) },
  { name: 'deleted with its log', code: 'gone', lose: deleteAll },
  { name: 'without its log', code: 'gone', lose: file => rmSync(`${file}-wal`) },
  { name: 'without its index', code: 'gone', lose: file => rmSync(`${file}-shm`) },
  { name: 'replaced by a copy', code: 'gone', lose: replace },
  { name: 'cut to nothing', code: 'damaged', lose: file => truncateSync(file) },
  { name: 'cut to a page', code: 'damaged', lose: file => truncateSync(file, 4_096) },
  { name: 'with half a log', code: 'damaged', lose: file => truncateSync(`${file}-wal`, 10_000) },
  { name: 'with an empty log', code: 'damaged', lose: file => truncateSync(`${file}-wal`) },
];

describe('a database file that is lost while a server uses it', () => {
  test.each(losses)('$name, is seen by the next update and by /readyz', async ({ code, lose }) => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    const failures: Failure[] = [];
    const options = { file, keyring: keyringOf('first'), random: randomBytes };
    // So that there is something in the file, and not in its log alone.
    await openSqliteStore(options).close();
    await using server = await start({
      store: openSqliteStore(options),
      observers: [{ failed: failure => failures.push(failure) }],
    });
    for (const name of ['one', 'two', 'three']) {
      expect((await update(server, name)).status).toBe(200);
    }
    expect((await server.call('/readyz', { method: 'GET' })).status).toBe(200);
    lose(file);
    expectProblem(await update(server, 'lost'), 500, 'internal-error');
    expectProblem(await server.call('/readyz', { method: 'GET' }), 503, 'service-unavailable');
    expect(failures).toMatchObject([{ error: code }, { error: 'not-ready', cause: code }]);
  });

  test('no longer grows once it is cut, and a restart says in one sentence what to do', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    const options = { file, keyring: keyringOf('first'), random: randomBytes };
    const store = openSqliteStore(options);
    await store.close();
    writeFileSync(file, readFileSync(file).subarray(0, 8_192));
    expect(() => openSqliteStore(options)).toThrow(
      `${file}: is damaged; restore a backup (the command "db check" lists all that is damaged)`,
    );
  });
});

function deleteAll(file: string): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part);
}

function replace(file: string): void {
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
}

function update(server: Running, name: string) {
  const start = { status: true, url: `https://${name}.example.com/` };
  return server.call('/webhooks', { body: { webhooks: { start } } });
}
