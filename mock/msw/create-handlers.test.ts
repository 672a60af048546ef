import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../index.ts';
import { createHandlers } from './index.ts';

const server = setupServer();
let mock: Mock;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(async () => {
  mock = await createMock();
  server.resetHandlers(...createHandlers(mock));
  return () => mock.close();
});
afterAll(() => server.close());

const read = {
  method: 'POST',
  headers: {
    apiKey: 'demo',
    'Content-Type': 'application/json',
    Origin: 'https://app.example.com',
  },
  body: '{"webhooks":{}}',
};

describe('the handlers', () => {
  test('answer at every origin, whatever page asks', async () => {
    expect((await fetch('https://api.example.com/webhooks', read)).status).toBe(200);
    expect((await fetch('http://localhost:3000/webhooks?a=b', read)).status).toBe(200);
    expect(mock.requests()).toMatchObject([{ path: '/webhooks' }, { path: '/webhooks' }]);
  });

  test('refuse as the mock does, other methods too', async () => {
    const answer = await fetch('https://api.example.com/webhooks', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    const unknown = { ...read, headers: { ...read.headers, apiKey: 'no' } };
    expect((await fetch('https://api.example.com/webhooks', unknown)).status).toBe(401);
  });

  test('take no other path', async () => {
    await expect(fetch('https://api.example.com/v1/webhooks', read)).rejects.toThrow();
    await expect(fetch('https://api.example.com/other', read)).rejects.toThrow();
    expect(mock.requests()).toEqual([]);
  });

  test('take a base alone, where one is given', async () => {
    server.resetHandlers(...createHandlers(mock, { baseUrl: 'https://api.example.com/v1/' }));
    expect((await fetch('https://api.example.com/v1/webhooks', read)).status).toBe(200);
    await expect(fetch('https://api.example.com/webhooks', read)).rejects.toThrow();
    await expect(fetch('https://other.example.com/v1/webhooks', read)).rejects.toThrow();
  });

  test('make a mock of their own, where none is given', async () => {
    server.resetHandlers(...createHandlers());
    expect((await fetch('https://api.example.com/webhooks', read)).status).toBe(200);
    expect(mock.requests()).toEqual([]);
  });

  test('break the connection where a scenario does', async () => {
    mock.scenario({ name: 'offline' });
    await expect(fetch('https://api.example.com/webhooks', read)).rejects.toThrow(TypeError);
    mock.scenario({ name: 'slow', delay: 60_000 });
    const signal = AbortSignal.timeout(50);
    await expect(
      fetch('https://api.example.com/webhooks', { ...read, signal }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

test('paths with parameters are those of the document, below its servers', async () => {
  const thing = { description: 'One.', content: { 'application/json': { example: { a: 1 } } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.example.com/v2' }],
    paths: { '/things/{id}/parts/{part}': { get: { responses: { 200: thing } } } },
  };
  await using things = await createMock({ document });
  server.resetHandlers(...createHandlers(things));
  const answer = await fetch('https://staging.example.com/v2/things/a%2Fb/parts/7');
  expect(await answer.json()).toEqual({ a: 1 });
  await expect(fetch('https://staging.example.com/v2/things/a/parts')).rejects.toThrow();
});
