import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';
import { rawRequest } from './testing/raw-request.ts';

test('a stop answers the requests it has accepted, then refuses connections', async () => {
  const accepted = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const server = await listen(
    async (_request, response) => {
      accepted.resolve();
      await released.promise;
      response.end('answered');
    },
    { host: '127.0.0.1', port: 0 },
  );
  const answer = fetch(server.url);
  await accepted.promise;
  const stopped = server.stop();
  released.resolve();
  expect(await (await answer).text()).toBe('answered');
  await stopped;
  await expect(fetch(server.url)).rejects.toThrow();
});

test('a stop does not wait for ever for a request that never ends', async () => {
  const accepted = Promise.withResolvers<void>();
  const server = await listen(() => accepted.resolve(), { host: '127.0.0.1', port: 0, graceMs: 1 });
  const hanging = request(server.url, { method: 'POST' });
  hanging.write('the beginning');
  const broken = expect(once(hanging, 'close')).rejects.toMatchObject({ code: 'ECONNRESET' });
  await accepted.promise;
  await server.stop();
  await broken;
});

test('a stop does not wait for a connection that has never sent anything', async () => {
  const server = await listen(() => undefined, { host: '127.0.0.1', port: 0, graceMs: 3_600_000 });
  const { hostname, port } = new URL(server.url);
  const silent = connect({ host: hostname, port: Number(port) });
  await once(silent, 'connect');
  // By the time of an answer over another connection the server knows of this one.
  await expect(rawRequest(server.url, 'garbage\r\n\r\n')).resolves.toContain('400');
  const closed = once(silent.resume(), 'close');
  await server.stop();
  await closed;
});

test('an address that is taken is an error', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const starting = listen(() => undefined, { host: '127.0.0.1', port: address.port });
  await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
});

test('an IPv6 address stands in brackets', async () => {
  const server = await listen((_request, response) => response.end(), { host: '::1', port: 0 });
  expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  await server.stop();
});
