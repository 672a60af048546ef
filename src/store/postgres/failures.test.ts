import { describe, expect, test } from 'vitest';
import { isSettings } from '../../settings/settings.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { counter, countUp } from '../testing/count-up.ts';
import { type Cut, startCuttingProxy } from '../testing/cutting-proxy.ts';
import { hookTo, put, target, things } from '../testing/hooks.ts';
import { createSchema, serverUrl, type TestSchema, whereToFind } from '../testing/postgres.ts';

const unavailable = { code: 'unavailable', isTemporary: true };

describe.skipIf(serverUrl === undefined)(whereToFind, () => {
  describe('a connection that breaks', () => {
    // A message is its type, four bytes of length, and the text with a zero at its end.
    const commit = 'COMMIT\0';
    const notSent = { way: 'to the server', text: commit } as const;
    const notAnswered = { way: 'to the client', text: commit } as const;

    test.each<[string, Cut, 'done' | 'unavailable', 'kept' | 'written']>([
      ['before COMMIT is a failure', { ...notSent, offset: -5 }, 'unavailable', 'kept'],
      ['within COMMIT is a failure', { ...notSent, offset: 3 }, 'unavailable', 'kept'],
      [
        'before the answer to COMMIT is asked about',
        { ...notAnswered, offset: -5 },
        'done',
        'written',
      ],
      [
        'within the answer to COMMIT is asked about',
        { ...notAnswered, offset: 3 },
        'done',
        'written',
      ],
      [
        'for good before the answer to COMMIT is a failure, though it took place',
        { ...notAnswered, offset: -5, isLast: true },
        'unavailable',
        'written',
      ],
    ])('%s, and all or nothing is written', async (_, cut, outcome, state) => {
      await using schema = await createSchema();
      await using proxy = await startCuttingProxy(schema.location);
      const store = await schema.open(undefined, { url: proxy.url });
      const [id = ''] = await store.createItems('acme', things, 1);
      await putEverywhere(store, 'https://before.example/');

      proxy.cutNext(cut);
      const said = await putEverywhere(store, 'https://cut.example/').then(() => 'done', temporary);
      expect(said).toBe(outcome);
      if (cut.isLast) await proxy.comeBack();
      const url = state === 'kept' ? 'https://before.example/' : 'https://cut.example/';
      expect(await urlsOf(store, id)).toEqual([url, url]);

      const after = 'https://after.example/';
      await putEverywhere(store, after);
      expect(await urlsOf(store, id)).toEqual([after, after]);
      await store.close();
    });

    test('at any byte of a transaction leaves it done or undone, as it is said', async () => {
      await using schema = await createSchema();
      await using proxy = await startCuttingProxy(schema.location);
      const store = await schema.open(undefined, { url: proxy.url });
      const [id = ''] = await store.createItems('acme', things, 1);
      let current = 'https://first.example/';
      await putEverywhere(store, current);
      const outcomes = new Set<string>();
      for (let offset = 0; offset < 2_000; offset += 29) {
        const sent = `https://${offset}.example/`;
        proxy.cutNext({ way: 'to the server', text: 'BEGIN', offset });
        const said = await putEverywhere(store, sent).then(() => 'done', temporary);
        const [settings = '', item] = await urlsOf(store, id);
        expect([current, sent]).toContain(settings);
        expect(item).toBe(settings);
        outcomes.add(`${said}, ${settings === sent ? 'written' : 'kept'}`);
        current = settings;
      }
      // The last offsets lie behind the transaction.
      expect([...outcomes].sort()).toEqual(['done, written', 'unavailable, kept']);
      await store.close();
    });

    test('before COMMIT of a creation leaves no half of it', async () => {
      await using schema = await createSchema();
      await using proxy = await startCuttingProxy(schema.location);
      const store = await schema.open(undefined, { url: proxy.url });
      proxy.cutNext({ way: 'to the server', text: commit, offset: 0 });
      await expect(store.createItems('acme', things, 100)).rejects.toMatchObject(unavailable);
      expect(await schema.run('SELECT * FROM items')).toEqual([]);
      expect(await schema.run('SELECT * FROM own_values')).toEqual([]);
      await store.close();
    });
  });

  describe('sessions that the server ends', () => {
    test('cost at most the calls under way', async () => {
      await using schema = await createSchema();
      const store = await schema.open();
      const tally = { done: 0, failed: 0 };
      let running = true;
      const counting = Array.from({ length: 8 }, async () => {
        while (running) {
          const said = await countUp(store, 1).then(() => 'done', temporary);
          tally[said === 'done' ? 'done' : 'failed'] += 1;
        }
      });
      for (let times = 0; times < 5; times += 1) {
        await countUp(store, 20).catch(temporary);
        // At least the session of this call is there to be ended.
        await settled(() => store.ping());
        expect(await endSessions(schema)).toBeGreaterThan(0);
      }
      running = false;
      await Promise.all(counting);

      const before = Number((await settled(() => store.readSettings('acme', counter))).count);
      await countUp(store, 1);
      expect(await store.readSettings('acme', counter)).toEqual({ count: before + 1 });
      expect(before).toBeGreaterThanOrEqual(tally.done);
      await store.close();
    });

    test('while they are idle, are replaced', async () => {
      await using schema = await createSchema();
      const store = await schema.open();
      await Promise.all(Array.from({ length: 10 }, () => store.ping()));
      expect(await endSessions(schema)).toBe(10);
      await settled(() => store.ping());
      await countUp(store, 1);
      await store.close();
    });
  });

  test('a server that goes away and comes back is used again, without a restart', async () => {
    await using schema = await createSchema();
    await using proxy = await startCuttingProxy(schema.location);
    const store = await schema.open(undefined, { url: proxy.url });
    await countUp(store, 3);
    await proxy.goAway();
    await expect(store.ping()).rejects.toMatchObject(unavailable);
    await expect(countUp(store, 1)).rejects.toMatchObject(unavailable);
    await expect(store.readSettings('acme', counter)).rejects.toMatchObject(unavailable);
    await proxy.comeBack();
    await store.ping();
    expect(await store.readSettings('acme', counter)).toEqual({ count: 3 });
    await store.close();
  });

  test('a network that swallows everything is given up on, and does not hold up the end', async () => {
    await using schema = await createSchema();
    await using proxy = await startCuttingProxy(schema.location);
    const store = await schema.open(undefined, { url: proxy.url, statementTimeout: 500 });
    await Promise.all([store.ping(), store.ping()]);
    proxy.fallSilent();
    await expect(countUp(store, 1)).rejects.toMatchObject(unavailable);
    await store.close();
  });

  test('with no connection free, a call waits for a while and fails', async () => {
    await using schema = await createSchema();
    const store = await schema.open(undefined, { poolSize: 1, connectTimeout: 500 });
    await countUp(store, 1);
    await schema.run('BEGIN');
    await schema.run('SELECT 1 FROM tenants FOR UPDATE');
    const holding = countUp(store, 1);
    await expect(countUp(store, 1)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('no connection is free'),
    });
    await schema.run('COMMIT');
    await holding;
    expect(await store.readSettings('acme', counter)).toEqual({ count: 2 });
    await store.close();
  });

  test('a lock that is held too long is a temporary failure', async () => {
    await using schema = await createSchema();
    const store = await schema.open(undefined, { statementTimeout: 500 });
    await countUp(store, 1);
    await schema.run('BEGIN');
    await schema.run('SELECT 1 FROM tenants FOR UPDATE');
    await expect(countUp(store, 1)).rejects.toMatchObject({ code: 'busy', isTemporary: true });
    await schema.run('ROLLBACK');
    await countUp(store, 1);
    await store.close();
  });

  test('a change that throws leaves the lock to others', async () => {
    await using schema = await createSchema();
    const store = await schema.open();
    const defect = new TypeError('a defect');
    const change = () => {
      throw defect;
    };
    await expect(store.update('acme', target, change)).rejects.toBe(defect);
    await countUp(store, 1);
    await store.close();
  });
});

/** One update of the settings and of every item. */
async function putEverywhere(store: Store, url: string): Promise<void> {
  await put(store, 'acme', { start: hookTo(url) }, ['start']);
}

async function urlsOf(store: Store, id: string): Promise<string[]> {
  const both = [
    await settled(() => store.readSettings('acme', target)),
    await settled(() => store.readItem('acme', things, id)),
  ];
  return both.map(settings => (isSettings(settings?.start) ? String(settings.start.url) : ''));
}

/** Ends every session of the schema's stores and tells how many there were. */
async function endSessions(schema: TestSchema): Promise<number> {
  const ended = await schema.run(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    [schema.name],
  );
  return ended.length;
}

/** The code of a temporary failure; any other is thrown on. */
function temporary(error: unknown): string {
  if (error instanceof StoreError && error.isTemporary) return error.code;
  throw error;
}

/** A pool may hold several connections that are broken already and not yet known to be. */
async function settled<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const result = await call().then(
      value => ({ value }),
      error => void temporary(error),
    );
    if (result !== undefined) return result.value;
  }
  throw new Error('the store does not recover');
}
