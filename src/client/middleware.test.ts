import { describe, expect, test } from 'vitest';
import { createClient, type Middleware } from './index.ts';
import { answering, success } from './testing/answering.ts';

const request = { body: { webhooks: {} } };

function clientWith(middleware: readonly Middleware[], ...answers: (() => Response)[]) {
  const { fetch, requests } = answering(...answers);
  const client = createClient({ baseUrl: 'https://api.example.com', apiKey: 'demo', fetch });
  client.use(...middleware);
  return { client, call: () => client.POST('/webhooks', request), requests };
}

/** Middleware that writes down when it is asked. */
function noting(name: string, log: string[]): Middleware {
  return {
    onRequest: () => void log.push(`${name} request`),
    onResponse: async ({ response }) => void log.push(`${name} ${response.status}`),
    onError: ({ error }) => void log.push(`${name} ${String(error)}`),
  };
}

describe('middleware', () => {
  test('sees requests in its order, and responses in the opposite one', async () => {
    const log: string[] = [];
    await clientWith([noting('a', log), noting('b', log)], success).call();
    expect(log).toEqual(['a request', 'b request', 'b 200', 'a 200']);
  });

  test('is told of the call', async () => {
    const ids: string[] = [];
    const { call } = clientWith(
      [
        {
          onRequest: ({ schemaPath, params, options, id, request: { headers } }) => {
            ids.push(id);
            expect([schemaPath, params]).toEqual(['/webhooks', {}]);
            expect(options).toEqual({ baseUrl: 'https://api.example.com' });
            expect(headers.get('apiKey')).toBe('demo');
          },
        },
      ],
      success,
    );
    await call();
    await call();
    expect(new Set(ids).size).toBe(2);
  });

  test('may send another request, which follows no redirect either', async () => {
    const { call, requests } = clientWith(
      [{ onRequest: ({ request }) => new Request(request, { redirect: 'follow' }) }],
      success,
    );
    await call();
    expect(requests[0]?.redirect).toBe('manual');
    expect(await requests[0]?.json()).toEqual(request.body);
  });

  test('may answer by itself', async () => {
    const { call, requests } = clientWith([{ onRequest: () => success() }], success);
    expect((await call()).data).toBeDefined();
    expect(requests).toEqual([]);
  });

  test('may change a response, which is then read', async () => {
    const refused = () => Response.json({ status: 401, title: 'no' }, { status: 401 });
    const { call } = clientWith([{ onResponse: () => refused() }], success);
    expect(await call()).toMatchObject({ error: { status: 401 } });
  });

  test('may answer for an error, or give another one', async () => {
    const broken = () => {
      throw new Error('no connection');
    };
    const log: string[] = [];
    const saved = clientWith([noting('outer', log), { onError: () => success() }], broken);
    expect((await saved.call()).data).toBeDefined();
    expect(log).toEqual(['outer request', 'outer 200']);
    const renamed = clientWith(
      [noting('outer', log), { onError: ({ error }) => new Error('offline', { cause: error }) }],
      broken,
    );
    await expect(renamed.call()).rejects.toThrow('offline');
    expect(log.at(-1)).toBe('outer Error: offline');
  });

  test('sees a call that is sent again once', async () => {
    const log: string[] = [];
    const later = () => new Response(null, { status: 503, headers: { 'retry-after': '0' } });
    await clientWith([noting('a', log)], later, success).call();
    expect(log).toEqual(['a request', 'a 200']);
  });

  test('ends with eject', async () => {
    const log: string[] = [];
    const first = noting('a', log);
    const { client, call } = clientWith([first, noting('b', log)], success);
    client.eject(first, noting('c', log));
    await call();
    expect(log).toEqual(['b request', 'b 200']);
  });
});
