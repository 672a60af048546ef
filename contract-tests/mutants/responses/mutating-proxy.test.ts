import { expect, test } from 'vitest';
import { listen } from '../../../src/http/listen.ts';
import { startMutatingProxy } from './mutating-proxy.ts';

const operations = [
  { operation: 'updateThing', method: 'POST', isAt: (path: string) => path === '/thing' },
];

test('what an operation answers is changed, and what comes from elsewhere is not', async () => {
  const server = await listen(
    (request, response) => {
      response.writeHead(request.method === 'POST' ? 200 : 405, { 'x-from': 'the server' });
      response.end(JSON.stringify({ path: request.url }));
    },
    { host: '127.0.0.1', port: 0 },
  );
  const changed: string[] = [];
  const proxy = await startMutatingProxy(
    { url: server.url, adminUrl: `${server.url}/hooks`, apiKey: 'key' },
    operations,
    (operation, answer) => {
      changed.push(`${operation} ${answer.status}`);
      return { ...answer, status: 201, text: '{"changed":true}' };
    },
  );
  try {
    expect(proxy).toMatchObject({ adminUrl: `${proxy.url}/hooks`, apiKey: 'key' });
    const update = await fetch(`${proxy.url}/thing?now`, { method: 'POST', body: '{}' });
    expect([update.status, update.headers.get('x-from')]).toEqual([201, 'the server']);
    expect(await update.json()).toEqual({ changed: true });
    await fetch(`${proxy.url}/thing`);
    expect(changed).toEqual(['updateThing 200', 'updateThing 405']);
    const other = await fetch(`${proxy.url}/other`);
    expect([other.status, await other.json()]).toEqual([405, { path: '/other' }]);
  } finally {
    await proxy[Symbol.asyncDispose]();
    await server.stop();
  }
});
