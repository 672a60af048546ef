import { describe, expect, test } from 'vitest';
import { rawRequest } from '../http/testing/raw-request.ts';
import { StoreError } from '../store/store-error.ts';
import { openSqlite } from '../store/testing/stores.ts';
import { createReadableLog } from './testing/readable-log.ts';
import { acme, start } from './testing/running.ts';

const body = { webhooks: {} };

describe('a line of the log', () => {
  test('tells the method, route, status, duration, id and tenant of a request', async () => {
    const log = createReadableLog();
    {
      await using server = await start({ observers: [log], newRequestId: () => 'our-id' });
      await server.call('/webhooks', { body });
      await server.call('/webhooks?a=b', { headers: {} });
      await server.call('/elsewhere/42');
    }
    const common = {
      level: 'info',
      msg: 'answered',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      requestId: 'our-id',
      method: 'POST',
      durationMs: expect.any(Number),
    };
    expect(log.lines()).toEqual([
      { ...common, route: '/webhooks', status: 200, tenant: 'acme' },
      { ...common, route: '/webhooks', status: 401, tenant: null },
      { ...common, route: null, status: 404, tenant: null },
    ]);
  });

  test('is an error where the store failed, with codes and places but no values', async () => {
    const log = createReadableLog('error');
    const cause = Object.assign(new Error('canary'), { code: 'ERR_SQLITE_ERROR' });
    const failure = new StoreError('busy', 'canary.db', 'is locked by canary', { cause });
    const store = openSqlite(':memory:');
    store.update = () => Promise.reject(failure);
    {
      await using server = await start({ store, observers: [log] });
      const answer = await server.call('/webhooks', { body });
      const requestId = answer.headers.get('x-request-id');
      expect(answer.body).toMatchObject({ instance: `urn:holdfast:request:${requestId}` });
      expect(log.lines()).toMatchObject([
        {
          level: 'error',
          msg: 'failed',
          requestId,
          code: 'service-unavailable',
          error: 'busy',
          cause: 'ERR_SQLITE_ERROR',
        },
      ]);
    }
    expect(log.text()).not.toContain('canary');
  });
});

describe('a request id', () => {
  test.each(['abc', 'A.b_c~d-0', 'x'.repeat(128)])('is kept when harmless: %s', async given => {
    await using server = await start();
    const headers = { ...acme, 'X-Request-Id': given };
    expect((await server.call('/webhooks', { headers })).headers.get('x-request-id')).toBe(given);
  });

  test.each(['', 'a b', '{"a":1}', 'é', 'x'.repeat(129), 'a, b', '../a', 'a\tb'])(
    'is made when the given one is not: %j',
    async given => {
      await using server = await start({ newRequestId: () => 'made' });
      const field = `X-Request-Id: ${Buffer.from(given).toString('latin1')}`;
      const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\n${field}\r\nConnection: close\r\n\r\n`;
      expect(await rawRequest(server.url, bytes)).toContain('\r\nX-Request-Id: made\r\n');
    },
  );
});

test('a target that is no URL is refused under the id that the log names', async () => {
  const log = createReadableLog();
  await using server = await start({ observers: [log] });
  const bytes = 'GET http:// HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  const [, id = ''] = /X-Request-Id: (\S+)/.exec(await rawRequest(server.url, bytes)) ?? [];
  expect(id).not.toBe('');
  expect(log.lines().at(-1)).toMatchObject({ status: 400, requestId: id });
});

describe('what a client sends', () => {
  const canary = 'canary-4f1d';
  const encoded = Buffer.from(canary).toString('base64');

  test('never reaches the log, wherever it stands', async () => {
    const log = createReadableLog('info');
    {
      await using server = await start({ observers: [log], admin: true });
      const json = { 'Content-Type': 'application/json' };
      const auth = { type: 'basic', basic: { username: canary, password: canary } };
      await server.call('/webhooks', { body: { webhooks: { auth }, updateAuth: true } });
      await server.call('/webhooks', { body: { webhooks: { auth }, [canary]: canary } });
      await server.call('/webhooks', { headers: { ...acme, ...json }, body: `{"a": "${canary}"` });
      await server.call(`/webhooks?apiKey=${canary}&${canary}`, { body });
      await server.call(`/${canary}/${encoded}`);
      await server.call(`/__admin/items/${canary}/${canary}`, { method: 'GET' });
      await server.call(`/__admin/items/%/${canary}`, { method: 'GET' });
      for (const name of ['apiKey', 'Authorization', 'Cookie', 'User-Agent', 'Referer', canary]) {
        await server.call('/webhooks', { headers: { ...acme, ...json, [name]: canary }, body });
      }
      await server.call('/webhooks', { headers: { ...acme, 'X-Request-Id': `"${canary}"` } });
      await server.call('/webhooks', { headers: { ...acme, 'Content-Type': `a/${canary}` } });
      await rawRequest(server.url, `${canary} / HTTP/1.1\r\n\r\n`);
      await rawRequest(server.url, `GET / HTTP/1.1\r\n${canary}\r\n\r\n`);
    }
    expect(log.lines().length).toBeGreaterThanOrEqual(16);
    expect(log.lines().at(-1)).toMatchObject({ method: null, route: null, status: 400 });
    expect(log.text()).not.toMatch(new RegExp(`${canary}|${encoded}`));
    expect(log.text()).not.toContain(acme.apiKey);
  });

  test('would be found there: a planted leak is', () => {
    const log = createReadableLog();
    log.tell(`the body was ${canary}`);
    expect(log.text()).toContain(canary);
  });
});
