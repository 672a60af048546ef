import { expect, test } from 'vitest';
import type { Sender, SendOutcome } from '../events/sender.ts';
import { rawRequest } from '../http/testing/raw-request.ts';
import { StoreError } from '../store/store-error.ts';
import { openSqlite } from '../store/testing/stores.ts';
import { createMetrics } from './metrics.ts';
import { idsOf } from './testing/ids.ts';
import { acme, type Running, start } from './testing/running.ts';

const body = { webhooks: {} };

/** The lines of our own metrics, without comments. */
async function scrape(server: Running): Promise<readonly string[]> {
  const response = await fetch(new URL('/metrics', server.url));
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^process_cpu_seconds_total /));
  return lines.filter(line => line.startsWith('holdfast_'));
}

test('without --metrics there is nothing to see', async () => {
  await using server = await start();
  expect((await server.call('/metrics', { method: 'GET' })).status).toBe(404);
});

test('requests are counted by route, method and status', async () => {
  const metrics = createMetrics();
  await using server = await start({ metrics });
  await server.call('/webhooks', { body });
  await server.call('/webhooks', { body });
  await server.call('/webhooks', { headers: {} });
  const lines = await scrape(server);
  const count = 'holdfast_http_request_duration_seconds_count';
  expect(lines).toContain(`${count}{route="/webhooks",method="POST",status="200"} 2`);
  expect(lines).toContain(`${count}{route="/webhooks",method="POST",status="401"} 1`);
});

test('nothing that a client makes up becomes a label', async () => {
  const metrics = createMetrics();
  await using server = await start({ metrics, admin: true, observers: [metrics.observer] });
  const before = async () => (await scrape(server)).length;
  await before();
  const first = await before();
  const visit = async (n: number) => {
    await server.call(`/canary-${n}`);
    await server.call(`/webhooks?canary-${n}`, { headers: { apiKey: `canary-${n}` } });
    await server.call(`/__admin/items/canary-${n}/canary-${n}`, { method: 'GET' });
    await rawRequest(server.url, `CANARY-${n} / HTTP/1.1\r\n\r\n`);
  };
  await visit(0);
  const visited = await before();
  for (let n = 1; n < 20; n += 1) await visit(n);
  expect(visited).toBeGreaterThan(first);
  expect(await before()).toBe(visited);
  expect((await scrape(server)).join('\n')).not.toMatch(/canary/i);
});

test('failures are counted by the code of the store', async () => {
  const store = openSqlite(':memory:');
  store.update = () => Promise.reject(new StoreError('full', 'x.db', 'is full'));
  const metrics = createMetrics();
  await using server = await start({ metrics, store });
  expect((await server.call('/webhooks', { body })).status).toBe(503);
  expect(await scrape(server)).toContain('holdfast_failures_total{code="full"} 1');
});

test('deliveries are counted by outcome and reason', async () => {
  const outcomes: SendOutcome[] = [
    { outcome: 'delivered', status: 204 },
    { outcome: 'failed', status: 500, reason: 'status' },
    { outcome: 'failed', reason: 'timeout' },
  ];
  const sender: Sender = {
    send: async () => outcomes.shift() ?? { outcome: 'failed', reason: 'no-connection' },
    close: () => undefined,
  };
  const metrics = createMetrics();
  await using server = await start({ metrics, sender, admin: true });
  const hook = { status: true, url: 'https://example.com/started' };
  await server.call('/webhooks', { body: { webhooks: { start: hook } } });
  const [id] = idsOf(
    (await server.call('/__admin/items/assessments', { body: { count: 1 } })).body,
  );
  for (let sent = 0; sent < 3; sent += 1) {
    const event = { collection: 'assessments', id, event: 'start' };
    await server.call('/__admin/events', { body: event });
  }
  const lines = await scrape(server);
  expect(lines).toContain('holdfast_deliveries_total{outcome="delivered",reason=""} 1');
  expect(lines).toContain('holdfast_deliveries_total{outcome="failed",reason="status"} 1');
  expect(lines).toContain('holdfast_deliveries_total{outcome="failed",reason="timeout"} 1');
});

test('a client that leaves before its answer counts as aborted', async () => {
  const metrics = createMetrics();
  const store = openSqlite(':memory:');
  const arrived = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const update = store.update.bind(store);
  store.update = async (...call) => {
    arrived.resolve();
    await left.promise;
    return update(...call);
  };
  await using server = await start({
    metrics,
    store,
    observers: [{ answered: () => left.resolve() }],
  });
  const leaving = new AbortController();
  const headers = { ...acme, 'Content-Type': 'application/json' };
  const url = new URL('/webhooks', server.url);
  const { signal } = leaving;
  const answer = fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
  await arrived.promise;
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await left.promise;
  expect(await scrape(server)).toContainEqual(
    expect.stringMatching(/_count\{route="\/webhooks",method="POST",status="aborted"\} 1/),
  );
});
