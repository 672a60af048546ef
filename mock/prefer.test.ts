import { describe, expect, test } from 'vitest';
import { runMock } from './testing/running-mock.ts';

const path = '/ai-interviews/settings/webhooks';
const start = { status: true, url: 'https://example.com/prefer' };
const update = { webhooks: { start }, updateAll: true };

describe('a response picked by Prefer', () => {
  test.each([
    ['the success', 'code=200', 200, 'application/json'],
    ['the success in capitals', 'CODE=200', 200, 'application/json'],
    ['an error', 'code=500', 500, 'application/problem+json'],
    ['an error with headers', 'code=429', 429, 'application/problem+json'],
    ['an example', 'example=unset', 200, 'application/json'],
    ['an example of an error', 'code=400, example=malformedJson', 400, 'application/problem+json'],
    ['a quoted example', 'code=200, example="apikeyAuth"', 200, 'application/json'],
    ['a generated body', 'dynamic=true', 200, 'application/json'],
    ['what does not exist', 'code=418', 404, 'application/problem+json'],
    ['an example that does not exist', 'example=none', 404, 'application/problem+json'],
    ['an example of another code', 'code=400, example=unset', 404, 'application/problem+json'],
    ['what cannot be read', 'code=abc', 400, 'application/problem+json'],
    ['what cannot be read either', 'dynamic=perhaps', 400, 'application/problem+json'],
  ])('%s (%s) changes nothing', async (_, prefer, status, mediaType) => {
    const mock = await runMock();
    await mock.call('/__admin/items/aiInterviews', { body: { count: 1 } });
    const reply = await mock.call(path, { body: update, headers: { Prefer: prefer } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, mediaType]);
    const after = await mock.call(path, { body: { webhooks: {} } });
    const item = await mock.call('/__admin/items/aiInterviews/1', { method: 'GET' });
    for (const { at } of [after, item]) {
      expect(at('webhooks', 'start')).toEqual({ status: false, url: null });
    }
  });

  test.each(['__code=200', '__example=unset', '__dynamic=true', '__code=200&__dynamic=true'])(
    'changes nothing in the query either (%s)',
    async query => {
      const mock = await runMock();
      expect((await mock.call(`${path}?${query}`, { body: update })).status).toBe(200);
      const after = await mock.call(path, { body: { webhooks: {} } });
      expect(after.at('webhooks', 'start')).toEqual({ status: false, url: null });
    },
  );

  test('is the document’s example', async () => {
    const mock = await runMock();
    const reply = await mock.call(path, {
      body: { webhooks: {} },
      headers: { Prefer: 'example=apikeyAuth' },
    });
    expect(reply.at('webhooks', 'auth')).toMatchObject({ type: 'apikey' });
  });

  test('comes for an error whatever the client accepts', async () => {
    const mock = await runMock();
    const reply = await mock.call(path, {
      body: update,
      headers: { Prefer: 'code=429', Accept: 'application/json' },
    });
    expect(reply.at('status')).toBe(429);
    expect(reply.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test.each([
    [401, 'www-authenticate', 'ApiKey header="apiKey"'],
    [405, 'allow', 'POST'],
    [429, 'retry-after', '30'],
  ])('%i comes with the header that belongs to it', async (code, header, value) => {
    const mock = await runMock();
    const reply = await mock.call(path, { body: update, headers: { Prefer: `code=${code}` } });
    expect([reply.status, reply.headers.get(header)]).toEqual([code, value]);
  });

  test('may be picked in the query too, where a header has no say', async () => {
    const mock = await runMock();
    const inQuery = await mock.call(`${path}?__code=503`, { body: update });
    expect(inQuery.status).toBe(503);
    const inBoth = await mock.call(`${path}?__code=503`, {
      body: update,
      headers: { Prefer: 'code=500' },
    });
    expect(inBoth.status).toBe(500);
  });

  test('comes after the checks of the request', async () => {
    const mock = await runMock();
    const headers = { Prefer: 'code=500' };
    expect((await mock.call(path, { key: null, body: update, headers })).status).toBe(401);
    expect((await mock.call(path, { body: { webhooks: 1 }, headers })).status).toBe(400);
  });

  test('names what there is when there is no such response', async () => {
    const mock = await runMock();
    const reply = await mock.call(path, { body: update, headers: { Prefer: 'code=418' } });
    expect(reply.at('detail')).toContain('200 (documented, apikeyAuth, unset)');
  });
});

describe('preferences that pick no response', () => {
  test.each(['respond-async, wait=10', 'dynamic=false', 'seed=5', ''])(
    '%s updates',
    async prefer => {
      const mock = await runMock();
      const reply = await mock.call(path, { body: update, headers: { Prefer: prefer } });
      expect(reply.status).toBe(200);
      expect(reply.at('webhooks', 'start')).toEqual(start);
    },
  );
});

describe('Accept', () => {
  test('what the mock cannot give is a 406 that changes nothing', async () => {
    const mock = await runMock();
    const refused = await mock.call(path, { body: update, headers: { Accept: 'text/html' } });
    expect([refused.status, refused.at('code')]).toEqual([406, 'not-acceptable']);
    const after = await mock.call(path, { body: { webhooks: {} } });
    expect(after.at('webhooks', 'start', 'status')).toBe(false);
  });

  test.each([
    '*/*',
    'application/json',
    'text/html, */*;q=0.1',
    'garbage',
    'application/json; q',
    '',
  ])('"%s" is served', async accept => {
    const mock = await runMock();
    const reply = await mock.call(path, { body: update, headers: { Accept: accept } });
    expect(reply.status).toBe(200);
  });
});
