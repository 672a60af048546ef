import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { valueAt } from '../contract/json-pointer.ts';
import { keyringOf } from '../secrets/testing/keyrings.ts';
import { checkKeyring } from '../store/sqlite/check-keyring.ts';
import { connect } from '../store/sqlite/connect.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { SqliteStore } from '../store/sqlite/store.ts';
import { holdLock } from '../store/testing/lock-holder.ts';
import { mountSmallDisk } from '../store/testing/small-disk.ts';
import { temporaryFolder } from '../store/testing/stores.ts';
import { idsOf } from './testing/ids.ts';
import { expectProblem } from './testing/problems.ts';
import { type Answer, type Running, start } from './testing/running.ts';

const path = '/webhooks';
const items = '/__admin/items/assessments';

describe('a full disk', () => {
  test('takes nothing in halves, keeps what was acknowledged, and is used again when there is room', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    const database = connect(file);
    const { keyring } = options(file);
    migrate(database, file, () => keyring);
    checkKeyring(database, keyring, file);
    const store = new SqliteStore(database, options(file));
    await using server = await start({ store, admin: true });
    await update(server, 'before');
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
    database.exec(`PRAGMA max_page_count = ${Number(pages) + 20}`);

    const answers = await Promise.all(
      Array.from({ length: 40 }, () => server.call(items, { body: { count: 20 } })),
    );
    const [created, refused] = [statusIs(answers, 201), statusIs(answers, 503)];
    expect(created.length + refused.length).toBe(40);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expectRetry(answer);
    // The items of the acknowledged calls and no other.
    const ids = created.flatMap(({ body }) => idsOf(body));
    expect(idsIn(file)).toEqual(new Set(ids));
    expect(await startUrl(server)).toBe('https://before.example.com/');

    database.exec('PRAGMA max_page_count = 100000');
    expect((await update(server, 'after')).status).toBe(200);
    expect((await server.call(items, { body: { count: 20 } })).status).toBe(201);
  });

  const disk = mountSmallDisk();
  afterAll(() => disk?.[Symbol.dispose]());

  test.skipIf(disk === null)(
    'that is a real one (skipped where no tmpfs may be mounted)',
    async () => {
      if (disk === null) throw new Error('the test is skipped without a disk');
      const file = disk.file('settings.db');
      await using server = await start({ store: openSqliteStore(options(file)), admin: true });
      await update(server, 'before');
      expect((await readiness(server)).status).toBe(200);
      disk.fill();
      // Whoever may only read is not ready.
      expectRetry(await readiness(server));
      const refused = await Promise.all(
        Array.from({ length: 8 }, () => server.call(items, { body: { count: 200 } })),
      );
      for (const answer of refused) expectRetry(answer);
      expect(await startUrl(server)).toBe('https://before.example.com/');
      expect(idsIn(file)).toEqual(new Set());

      disk.makeRoom();
      expect((await readiness(server)).status).toBe(200);
      expect((await update(server, 'after')).status).toBe(200);
      expect(await startUrl(server)).toBe('https://after.example.com/');
    },
  );
});

describe('a lock of another process', () => {
  test('is waited for while everything else goes on, then refused, and forgotten once it is gone', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    const store = openSqliteStore({ ...options(file), lockTimeoutMs: 1_500 });
    await using server = await start({ store, admin: true });
    const [id = ''] = idsOf((await server.call(items, { body: { count: 1 } })).body);
    await using holder = await holdLock(file);

    const order: string[] = [];
    const updates = ['one', 'two'].map(async name => {
      const answer = await update(server, name);
      order.push('update');
      return answer;
    });
    expect((await server.call(`${items}/${id}`, { method: 'GET' })).status).toBe(200);
    order.push('read');
    for (const answer of await Promise.all(updates)) expectRetry(answer);
    expect(order).toEqual(['read', 'update', 'update']);

    await holder.release();
    expect(await startUrl(server)).toBeNull();
    expect((await update(server, 'after')).status).toBe(200);
  });

  test('that ends in time holds nothing up but the writes that it concerns', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    await using server = await start({ store: openSqliteStore(options(file)) });
    await using holder = await holdLock(file);
    const updated = update(server, 'waiting');
    await holder.release();
    expect((await updated).status).toBe(200);
    expect(await startUrl(server)).toBe('https://waiting.example.com/');
  });

  test('goes with the process that is killed in the middle of a write, and its write with it', async () => {
    using folder = temporaryFolder();
    const file = folder.file('settings.db');
    await using server = await start({ store: openSqliteStore(options(file)) });
    await using holder = await holdLock(file);
    const updated = update(server, 'waiting');
    await holder.kill();
    expect((await updated).status).toBe(200);
    using database = new DatabaseSync(file, { readOnly: true });
    const resources = database.prepare('SELECT resource FROM settings').all();
    expect(resources.map(({ resource }) => resource)).not.toContain('unfinished');
  });
});

function options(file: string) {
  return { file, keyring: keyringOf('first'), random: randomBytes };
}

function update(server: Running, name: string): Promise<Answer> {
  const start = { status: true, url: `https://${name}.example.com/` };
  return server.call(path, { body: { webhooks: { start } } });
}

function readiness(server: Running): Promise<Answer> {
  return server.call('/readyz', { method: 'GET' });
}

async function startUrl(server: Running): Promise<unknown> {
  const { body } = await server.call(path, { body: { webhooks: {} } });
  return valueAt(body, ['webhook', 'start', 'url']);
}

function statusIs(answers: readonly Answer[], status: number): Answer[] {
  return answers.filter(answer => answer.status === status);
}

function expectRetry(answer: Answer): void {
  expectProblem(answer, 503, 'service-unavailable');
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
}

function idsIn(file: string): ReadonlySet<unknown> {
  using database = new DatabaseSync(file, { readOnly: true });
  return new Set(
    database
      .prepare('SELECT id FROM items')
      .all()
      .map(({ id }) => id),
  );
}
