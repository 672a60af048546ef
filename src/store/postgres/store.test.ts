import { describe, expect, test } from 'vitest';
import { startCuttingProxy } from '../testing/cutting-proxy.ts';
import { findSecrets } from '../testing/find-secret.ts';
import { basicAuth, hookTo, put, revealed, target, things, unset } from '../testing/hooks.ts';
import { createSchema, serverUrl, type TestSchema, whereToFind } from '../testing/postgres.ts';
import { item } from './rows.ts';

describe.skipIf(serverUrl === undefined)(whereToFind, () => {
  test('a restart loses nothing', async () => {
    await using schema = await createSchema();
    const keys = { start: hookTo('https://a.example/'), auth: basicAuth('user', 'pass') };
    const before = await schema.open();
    const [id = ''] = await before.createItems('acme', things, 1);
    await put(before, 'acme', keys, ['auth']);
    await before.close();

    const after = await schema.open();
    expect(revealed(await after.readSettings('acme', target))).toEqual(
      revealed({ ...unset, ...keys }),
    );
    expect(revealed(await after.readItem('acme', things, id))).toEqual(
      revealed({ ...unset, auth: keys.auth }),
    );
    await after.close();
  });

  test('no secret is sent to the server, so that none is in its tables, its log or a dump', async () => {
    await using schema = await createSchema();
    await using proxy = await startCuttingProxy(schema.location);
    const store = await schema.open(undefined, { url: proxy.url });
    const secret = 'correct horse battery staple';
    await put(store, 'acme', { auth: basicAuth('visible-username', secret) }, ['auth']);
    const [id = ''] = await store.createItems('acme', things, 1);
    await store.changeItem('acme', things, id, settings => ({
      kind: 'changed',
      settings: { ...settings, auth: basicAuth('other-username', secret) },
    }));
    const places = [{ where: 'the connection', bytes: proxy.sent() }, ...(await schema.contents())];
    for (const { bytes } of places) expect(bytes.toString()).toContain('other-username');
    expect(findSecrets([secret], places)).toEqual([]);
    await store.close();
  });

  test('an item is found without reading the others', async () => {
    await using schema = await createSchema();
    const store = await schema.open();
    await store.createItems('acme', things, 3_000);
    await put(store, 'acme', { start: hookTo('https://a.example/') }, ['start']);
    await schema.run('ANALYZE');
    const { text } = item('acme', 'things', 'id');
    const steps = await schema.run(`EXPLAIN ${filledIn(text)}`);
    const plan = steps.map(step => String(step['QUERY PLAN'])).join('\n');
    expect(plan).toContain('own_values');
    expect(plan).not.toMatch(/Seq Scan on (own_values|items)/);
    await store.close();
  });

  test('a cascade writes the same few rows whatever the number of items', async () => {
    await using schema = await createSchema();
    const store = await schema.open();
    const rowsWith = async (items: number, url: string) => {
      await store.createItems('acme', things, items);
      const before = await rowsOf(schema);
      await put(store, 'acme', { start: hookTo(url) }, ['start']);
      return (await rowsOf(schema)).filter(row => !before.includes(row)).length;
    };
    await put(store, 'acme', {});
    // The settings, the broadcast and the tenant.
    expect(await rowsWith(1, 'https://a.example/')).toBe(3);
    expect(await rowsWith(1_000, 'https://b.example/')).toBe(3);
    await store.close();
  });

  test('an update is two round trips, and one that is rejected leaves nothing behind', async () => {
    await using schema = await createSchema();
    await using proxy = await startCuttingProxy(schema.location);
    const store = await schema.open(undefined, { url: proxy.url, poolSize: 1 });
    const empty = await rowsOf(schema);
    await store.update('acme', target, () => ({ kind: 'rejected', violations: [] }));
    expect(await rowsOf(schema)).toEqual(empty);
    await put(store, 'acme', { start: hookTo('https://a.example/') });
    const before = proxy.turns();
    await put(store, 'acme', { start: hookTo('https://b.example/') }, ['start']);
    expect(proxy.turns() - before).toBe(2);
    await store.close();
  });

  test('the damage of one tenant takes no connection from another', async () => {
    await using schema = await createSchema();
    const store = await schema.open(undefined, { poolSize: 2 });
    const keys = { start: hookTo('https://a.example/') };
    for (const tenant of ['acme', 'globex']) await put(store, tenant, keys);
    const [id = ''] = await store.createItems('globex', things, 1);
    await schema.run("UPDATE tenants SET head = head || ' ' WHERE tenant = 'acme'");
    const calls = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0
        ? store.readSettings('acme', target)
        : Promise.all([store.readItem('globex', things, id), store.ping()]),
    );
    for (const [at, { status, ...told }] of (await Promise.allSettled(calls)).entries()) {
      expect(status).toBe(at % 2 === 0 ? 'rejected' : 'fulfilled');
      if (at % 2 === 0) expect(told).toMatchObject({ reason: { code: 'damaged' } });
    }
    await store.close();
  });

  test('an id that PostgreSQL could not hold is the id of no item', async () => {
    await using schema = await createSchema();
    const store = await schema.open();
    expect(await store.readItem('acme', things, 'a\0b')).toBeNull();
    const change = () => ({ kind: 'changed', settings: unset }) as const;
    expect(await store.changeItem('acme', things, 'a\0b', change)).toBeNull();
    await store.close();
  });
});

/** A statement with its parameters written out, since EXPLAIN takes none. */
function filledIn(text: string): string {
  return ['acme', 'things', 'id'].reduce(
    (filled, value, index) => filled.replaceAll(`$${index + 1}`, `'${value}'`),
    text,
  );
}

async function rowsOf(schema: TestSchema): Promise<string[]> {
  const tables = ['tenants', 'settings', 'items', 'own_values', 'broadcasts'];
  const rows: string[] = [];
  for (const table of tables) {
    const found = await schema.run(`SELECT * FROM ${table}`);
    rows.push(...found.map(row => JSON.stringify([table, row])));
  }
  return rows;
}
