import { expect, test, vi } from 'vitest';
import { StoreError } from '../store/store-error.ts';
import { openSqlite } from '../store/testing/stores.ts';
import type { Failure } from './observer.ts';
import { expectProblem } from './testing/problems.ts';
import { start } from './testing/running.ts';

const probe = { method: 'GET', headers: {} };

test('without a key, both tell that all is well', async () => {
  await using server = await start();
  expect(await server.call('/healthz', probe)).toMatchObject({
    status: 200,
    body: { status: 'alive' },
  });
  expect(await server.call('/readyz', probe)).toMatchObject({
    status: 200,
    body: { status: 'ready' },
  });
  expect((await server.call('/readyz', { method: 'HEAD', headers: {} })).status).toBe(200);
});

test('they are read only', async () => {
  await using server = await start();
  for (const path of ['/healthz', '/readyz']) {
    const answer = await server.call(path, { headers: {} });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('a store that cannot serve makes it alive but not ready, until it can again', async () => {
  const store = openSqlite(':memory:');
  const ping = store.ping.bind(store);
  store.ping = () => Promise.reject(new StoreError('busy', 'x.db', 'is locked'));
  await using server = await start({ store });
  const answer = await server.call('/readyz', probe);
  expectProblem(answer, 503, 'service-unavailable');
  expect(answer.headers.get('retry-after')).toBe('1');
  expect((await server.call('/healthz', probe)).status).toBe(200);
  store.ping = ping;
  expect((await server.call('/readyz', probe)).status).toBe(200);
});

test('a closed database is not ready either', async () => {
  const failures: Failure[] = [];
  await using server = await start({ observers: [{ failed: failure => failures.push(failure) }] });
  await server.store.close();
  expectProblem(await server.call('/readyz', probe), 503, 'service-unavailable');
  expect(failures).toMatchObject([{ error: 'not-ready', cause: 'ERR_INVALID_STATE' }]);
});

test('a stop under way makes it alive but not ready', async () => {
  const stopping = new AbortController();
  const failed = vi.fn();
  await using server = await start({ stopping: stopping.signal, observers: [{ failed }] });
  stopping.abort();
  expectProblem(await server.call('/readyz', probe), 503, 'service-unavailable');
  expect((await server.call('/healthz', probe)).status).toBe(200);
  expect(failed).not.toHaveBeenCalled();
});
