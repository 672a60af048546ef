import { describe, expect, onTestFinished, test } from 'vitest';
import { valueAt } from '../../src/contract/json-pointer.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { createMock, type Mock, type MockOptions } from '../index.ts';

async function mocked(options?: MockOptions): Promise<Mock> {
  const mock = await createMock(options);
  onTestFinished(() => mock.close());
  return mock;
}

function sent(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { apiKey: 'demo', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

const start = { status: true, url: 'https://example.com/started' };
const update = sent({ webhooks: { start } });
const read = sent({ webhooks: {} });

async function startOf(mock: Mock, headers?: Record<string, string>): Promise<unknown> {
  const answer = await mock.fetch('/webhooks', sent({ webhooks: {} }, headers));
  return valueAt(await answer.json(), ['webhook', 'start']);
}

describe('fetch', () => {
  test('leads to the mock from any origin, and from none', async () => {
    const mock = await mocked();
    const answer = await mock.fetch('https://api.example.com/webhooks?x=1', update);
    expect([answer.status, answer.url]).toEqual([200, 'https://api.example.com/webhooks?x=1']);
    expect(await startOf(mock)).toEqual(start);
    const request = new Request('http://localhost:9/webhooks', read);
    expect((await mock.fetch(request)).status).toBe(200);
  });

  test('answers as on a socket', async () => {
    const mock = await mocked();
    const { url } = await mock.listen();
    const calls: readonly (readonly [string, RequestInit])[] = [
      ['/webhooks', update],
      ['/webhooks', sent({ webhooks: { start: { status: 'yes' } } })],
      ['/webhooks', sent({}, { apiKey: 'unknown' })],
      ['/webhooks', { ...read, body: '{' }],
      ['/webhooks', { method: 'GET', headers: { apiKey: 'demo' } }],
      ['/webhooks', { method: 'HEAD' }],
      ['/webhooks', sent({ webhooks: {} }, { Prefer: 'code=503' })],
      ['/webhooks', sent({ webhooks: {} }, { Accept: 'text/html' })],
      ['/nowhere', { method: 'DELETE' }],
      ['/__admin/reset', { method: 'POST', headers: { apiKey: 'demo' } }],
      ['/__docs', {}],
    ];
    for (const [path, init] of calls) {
      const [inProcess, onSocket] = [await mock.fetch(path, init), await fetch(url + path, init)];
      expect(inProcess.status, path).toBe(onSocket.status);
      expect(await inProcess.text(), path).toBe(await onSocket.text());
      for (const name of ['content-type', 'content-length', 'allow', 'vary', 'www-authenticate'])
        expect(inProcess.headers.get(name), `${path} ${name}`).toBe(onSocket.headers.get(name));
    }
  });

  test('rejects where the connection breaks, and where it is given up', async () => {
    const mock = await mocked();
    mock.scenario({ name: 'offline', times: 1 });
    await expect(mock.fetch('/webhooks', read)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'ECONNRESET' },
    });
    mock.scenario({ name: 'slow', delay: 60_000 });
    const signal = AbortSignal.timeout(20);
    const given = () => mock.fetch('/webhooks', { ...read, signal });
    await expect(given()).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(given()).rejects.toBe(signal.reason);
    expect(mock.requests()).toMatchObject([{ status: 'aborted' }, { status: 'aborted' }]);
  });

  test('is not called where the call is given up in the same turn', async () => {
    const mock = await mocked();
    const giveUp = new AbortController();
    const call = mock.fetch('/webhooks', { ...read, signal: giveUp.signal });
    giveUp.abort();
    await expect(call).rejects.toBe(giveUp.signal.reason);
    expect(mock.requests()).toEqual([]);
  });
});

test('what is closed is closed everywhere, also when it was closed before', async () => {
  const mock = await createMock();
  const served = [await mock.listen(), await mock.listen()];
  for (const { url } of served) expect((await fetch(`${url}/webhooks`, read)).status).toBe(200);
  await mock.close();
  await mock.close();
  for (const { url } of served) await expect(fetch(`${url}/webhooks`, read)).rejects.toThrow();
  await expect(mock.fetch('/webhooks', read)).rejects.toThrow();
});

describe('without Prism, an update is answered as with it', () => {
  const document = structuredClone(openapi);

  test.each([
    ['/webhooks', undefined],
    ['/webhooks', '*/*'],
    ['/webhooks', 'application/json'],
    ['/webhooks', 'text/html, application/*'],
    ['/webhooks', 'text/html, application/json;q=0.5'],
    ['/webhooks', 'text/html'],
    ['/ai-interviews/settings/webhooks', undefined],
  ])('at %s for who accepts %s', async (path, accept) => {
    const [without, prism] = [await mocked(), await mocked({ document })];
    const init = sent({ webhooks: {} }, accept === undefined ? {} : { Accept: accept });
    const [one, other] = [await without.fetch(path, init), await prism.fetch(path, init)];
    expect(one.status).toBe(other.status);
    expect(one.headers.get('content-type')).toBe(other.headers.get('content-type'));
    expect(await one.text()).toBe(await other.text());
  });
});

describe('seed and reset', () => {
  const seed = {
    tenants: { demo: { settings: { '/webhooks': { start } }, items: { assessments: 2 } } },
  };

  test('a mock starts with its seed, and a reset goes back to it', async () => {
    const mock = await mocked({ seed });
    expect(await startOf(mock)).toEqual(start);
    await mock.fetch('/webhooks', sent({ webhooks: { start: { status: false, url: null } } }));
    mock.scenario({ name: 'server-error' });
    mock.reset();
    expect(mock.requests()).toEqual([]);
    expect(await startOf(mock)).toEqual(start);
  });

  test('a seed counts for those whom it names', async () => {
    const mock = await mocked();
    await mock.fetch('/webhooks', sent({ webhooks: { start } }, { apiKey: 'demo-2' }));
    await mock.seed(seed);
    expect(await startOf(mock, { apiKey: 'demo-2' })).toEqual(start);
    const item = await mock.fetch('/__admin/items/assessments/1', { headers: { apiKey: 'demo' } });
    expect(await item.json()).toMatchObject({ webhooks: { start } });
    const made = await mock.fetch('/__admin/items/assessments', sent({ count: 1 }));
    expect(JSON.stringify(await made.json())).toContain('"3"');
  });

  test('a seed that does not fit is refused by its places, and changes nothing', async () => {
    const mock = await mocked({ seed });
    const wrong = { tenants: { demo: { items: { parcels: 1 } } } };
    await expect(mock.seed(wrong)).rejects.toThrow(
      'seed#/tenants/demo/items/parcels: is no collection; there is assessments, aiInterviews',
    );
    expect(await startOf(mock)).toEqual(start);
  });
});

describe('what it was sent', () => {
  test('is there once the answer is, without the key', async () => {
    const mock = await mocked();
    await mock.fetch('/webhooks', update);
    await mock.fetch('/webhooks', sent({ webhooks: {} }, { apiKey: 'some-other-key' }));
    await mock.fetch('/webhooks', sent({ webhooks: { start: { status: 1 } } }));
    expect(mock.requests()).toMatchObject([
      {
        method: 'POST',
        path: '/webhooks',
        tenant: 'demo',
        status: 200,
        body: { webhooks: { start } },
      },
      { status: 401, tenant: null },
      { status: 400, problem: { errors: [{ pointer: '#/webhooks/start/status' }] } },
    ]);
    expect(JSON.stringify(mock.requests())).not.toContain('some-other-key');
  });

  test('is the same on a socket', async () => {
    const mock = await mocked();
    const { url } = await mock.listen();
    await fetch(`${url}/webhooks`, update);
    expect(mock.requests()).toMatchObject([{ status: 200, tenant: 'demo' }]);
  });

  test('events are told of when they were fired', async () => {
    const mock = await mocked();
    await mock.fetch('/__admin/items/assessments', sent({ count: 1 }));
    await mock.fetch(
      '/__admin/events',
      sent({ collection: 'assessments', id: '1', event: 'start' }),
    );
    expect(mock.deliveries()).toMatchObject([
      { tenant: 'demo', collection: 'assessments', item: '1', hook: 'start', outcome: 'skipped' },
    ]);
  });
});

describe('scenarios', () => {
  test('apply to all tenants or to one, until the list is empty', async () => {
    const mock = await mocked();
    const statusOf = async (apiKey: string) =>
      (await mock.fetch('/webhooks', sent({ webhooks: {} }, { apiKey }))).status;
    mock.scenario([{ name: 'server-error', times: 1 }]);
    expect([await statusOf('demo'), await statusOf('demo'), await statusOf('demo-2')]).toEqual([
      500, 200, 500,
    ]);
    mock.scenario({ name: 'rate-limited' }, { tenant: 'demo-2' });
    expect([await statusOf('demo'), await statusOf('demo-2')]).toEqual([200, 429]);
    mock.scenario([]);
    expect(await statusOf('demo-2')).toBe(200);
  });

  test('that are wrong are refused in a sentence', async () => {
    const mock = await mocked();
    expect(() => mock.scenario({ name: 'flaky', share: 2 })).toThrow(/scenario #\/0\/share: .*1/);
    expect(() => mock.scenario([], { tenant: 'x' })).toThrow(
      'there is no tenant "x"; there is demo, demo-2',
    );
  });
});

describe('other documents', () => {
  const plain = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          responses: {
            200: { description: 'All.', content: { 'application/json': { example: [{ id: 7 }] } } },
          },
        },
      },
    },
  };

  test('may have no annotation', async () => {
    const mock = await mocked({ document: plain });
    expect(await (await mock.fetch('/things')).json()).toEqual([{ id: 7 }]);
  });

  test('are refused by their place', async () => {
    const document = { ...plain, openapi: '9' };
    await expect(createMock({ document })).rejects.toMatchObject({ name: 'ContractError' });
    await expect(createMock({ document: plain, overlays: ['a.yaml'] })).rejects.toThrow(TypeError);
  });
});
