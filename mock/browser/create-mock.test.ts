import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock as createMockInNode, type Mock, type MockOptions } from '../index.ts';
import { createMock } from './create-mock.ts';

async function mocks(options?: MockOptions): Promise<readonly [inPage: Mock, inNode: Mock]> {
  const [inPage, inNode] = [await createMock(options), await createMockInNode(options)];
  onTestFinished(async () => {
    await inPage.close();
    await inNode.close();
  });
  return [inPage, inNode];
}

function sent(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { apiKey: 'demo', 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const start = { status: true, url: 'https://example.com/started' };
const auth = { type: 'basic', basic: { username: 'ann', password: 's3cret' } };

const calls: readonly (readonly [name: string, path: string, init: RequestInit])[] = [
  ['an update', '/webhooks', sent({ webhooks: { start, auth }, updateAuth: true })],
  ['a read', 'https://api.example.com/webhooks?x=1', sent({ webhooks: {} })],
  ['the other endpoint', '/ai-interviews/settings/webhooks', sent({ webhooks: { start } })],
  ['an invalid body', '/webhooks', sent({ webhooks: { start: { status: 'yes' } } })],
  ['no JSON', '/webhooks', sent('{')],
  ['no UTF-8', '/webhooks', { ...sent(''), body: Uint8Array.of(34, 0xff, 34) }],
  ['no body', '/webhooks', { method: 'POST', headers: { apiKey: 'demo' } }],
  ['another media type', '/webhooks', sent('a=b', { 'Content-Type': 'text/plain' })],
  ['a body too large', '/webhooks', sent({ webhooks: {}, filler: 'x'.repeat(110_000) })],
  ['an unknown key', '/webhooks', sent({ webhooks: {} }, { apiKey: 'nobody' })],
  ['no key', '/webhooks', { method: 'POST' }],
  ['another method', '/webhooks', { headers: { apiKey: 'demo' } }],
  ['no such address', '/webhooks/none', sent({})],
  ['a picked response', '/webhooks', sent({ webhooks: {} }, { Prefer: 'code=503' })],
  ['a media type that there is not', '/webhooks', sent({ webhooks: {} }, { Accept: 'text/html' })],
  ['a scenario', '/webhooks', sent({}, { 'X-Holdfast-Scenario': 'rate-limited' })],
  ['no such scenario', '/webhooks', sent({}, { 'X-Holdfast-Scenario': 'none' })],
  ['a page that is not let in', '/webhooks', sent({}, { Origin: 'https://example.com' })],
  [
    'a preflight',
    '/webhooks',
    {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'POST' },
    },
  ],
  ['new items', '/__admin/items/assessments', sent({ count: 2 })],
  ['an item', '/__admin/items/assessments/1', { headers: { apiKey: 'demo' } }],
  [
    'the head of an item',
    '/__admin/items/assessments/1',
    { method: 'HEAD', headers: { apiKey: 'demo' } },
  ],
  ['no such item', '/__admin/items/assessments/9', { headers: { apiKey: 'demo' } }],
  ['a stray percent sign', '/__admin/items/assessments/%zz', { headers: { apiKey: 'demo' } }],
  ['no such hook', '/__admin/none', { headers: { apiKey: 'demo' } }],
  ['another method of a hook', '/__admin/reset', { headers: { apiKey: 'demo' } }],
  [
    'an event of a hook that is off',
    '/__admin/events',
    sent({ collection: 'assessments', id: '1', event: 'updates' }),
  ],
  ['a reset', '/__admin/reset', { method: 'POST', headers: { apiKey: 'demo' } }],
];

const compared = [
  'content-type',
  'content-length',
  'allow',
  'vary',
  'www-authenticate',
  'retry-after',
  'cache-control',
  'access-control-allow-origin',
  'access-control-allow-headers',
  'x-holdfast-scenario',
];

test('a mock in a page answers as one in Node, one request after another', async () => {
  const [inPage, inNode] = await mocks();
  for (const [name, path, init] of calls) {
    const [here, there] = [await inPage.fetch(path, init), await inNode.fetch(path, init)];
    expect([here.status, await here.text()], name).toEqual([there.status, await there.text()]);
    for (const field of compared)
      expect(here.headers.get(field), `${name}: ${field}`).toBe(there.headers.get(field));
  }
  const told = (mock: Mock) => mock.requests().map(({ at, ...request }) => request);
  expect(told(inPage)).toEqual(told(inNode));
  expect(told(inPage)).toHaveLength(calls.length);
});

describe('a mock in a page', () => {
  test('has its seed, forgets on a reset, and is closed', async () => {
    const seed = { tenants: { acme: { settings: { '/webhooks': { start } } } } };
    const [mock] = await mocks({ seed, keys: [{ name: 'acme', key: 'k' }], anyKey: true });
    const read = (apiKey: string) => mock.fetch('/webhooks', sent({ webhooks: {} }, { apiKey }));
    expect(await (await read('k')).json()).toMatchObject({ webhook: { start } });
    expect(await (await read('other')).json()).toMatchObject({
      webhook: { start: { status: false, url: null } },
    });
    expect(mock.requests().map(({ tenant }) => tenant)).toEqual(['acme', 'any-key-1']);
    mock.reset();
    expect(mock.requests()).toEqual([]);
    await expect(mock.seed({ tenants: { nobody: {} } })).rejects.toMatchObject({
      name: 'SeedError',
    });
    await mock.close();
    await expect(read('k')).rejects.toThrow(TypeError);
  });

  test('rejects where the connection breaks, and where it is given up', async () => {
    const [mock] = await mocks();
    const read = sent({ webhooks: {} });
    mock.scenario({ name: 'offline', times: 1 });
    await expect(mock.fetch('/webhooks', read)).rejects.toThrow(TypeError);
    mock.scenario({ name: 'slow', delay: 60_000 });
    const signal = AbortSignal.timeout(20);
    await expect(mock.fetch('/webhooks', { ...read, signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(mock.requests()).toMatchObject([{ status: 'aborted' }, { status: 'aborted' }]);
  });

  test('is not called where the call is given up in the same turn', async () => {
    const [mock] = await mocks();
    const read = sent({ webhooks: {} });
    const giveUp = new AbortController();
    const call = mock.fetch('/webhooks', { ...read, signal: giveUp.signal });
    giveUp.abort();
    await expect(call).rejects.toBe(giveUp.signal.reason);
    expect(mock.requests()).toEqual([]);
  });

  test('says what is for Node alone', async () => {
    const [mock] = await mocks();
    await expect(mock.listen()).rejects.toThrow(/holdfast mock/);
    await expect(createMock({ document: 'openapi.yaml' })).rejects.toThrow(/built-in document/);
    const made = await mock.fetch('/webhooks', sent({ webhooks: {} }, { Prefer: 'dynamic=true' }));
    expect([made.status, await made.json()]).toMatchObject([501, { code: 'package-missing' }]);
  });
});
