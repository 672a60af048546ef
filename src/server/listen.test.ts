import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { listen } from '../http/listen.ts';
import { rawRequest } from './testing/raw-request.ts';
import { start } from './testing/running.ts';

const head = 'POST /webhooks HTTP/1.1\r\nHost: localhost\r\n';

describe('what hardly is a request is refused with a problem and a closed connection', () => {
  test.each([
    ['garbage', 'garbage\r\n\r\n', 400],
    ['a NUL in a header', `${head}apiKey: a\0b\r\n\r\n`, 400],
    ['a bare CR in a header', `${head}apiKey: a\rb\r\n\r\n`, 400],
    ['a space before the colon', `${head}apiKey : a\r\n\r\n`, 400],
    ['a length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
    ['two lengths', `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, 400],
    [
      'codings in two fields',
      `${head}Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      'chunks before there were any',
      'POST /webhooks HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['two lengths that agree', `${head}Content-Length: 0\r\nContent-Length: 0\r\n\r\n`, 400],
    ['a length with a sign', `${head}Content-Length: +0\r\n\r\n`, 400],
    ['a folded line', `${head}X: a\r\n b\r\n\r\n`, 400],
    ['a bare LF', `${head}X: a\nY: b\r\n\r\n`, 400],
    ['an older version', 'GET /healthz\r\n\r\n', 400],
    ['a newer version', 'GET /healthz HTTP/2.0\r\nHost: localhost\r\n\r\n', 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an unknown method', 'BREW /webhooks HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a tunnel', 'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['no host', 'POST /webhooks HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', `${head}Host: other\r\nConnection: close\r\n\r\n`, 400],
    [
      'a path of two slashes and no key',
      'POST //webhooks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      404,
    ],
    [
      'a target that is no URL',
      'POST https://[::1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a target without a host',
      'POST http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a target of another scheme',
      'GET mailto:a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['a query alone', 'GET ? HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    [
      'an absolute target, which RFC 9112 section 3.2.2 has servers take',
      'POST http://localhost/webhooks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      401,
    ],
    ['a NUL before a large body', `${head}X: \0\r\n\r\n${'x'.repeat(5_000_000)}`, 400],
    ['a huge header', `${head}X-Filler: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ])('%s', async (_, bytes, status) => {
    await using server = await start();
    const answer = await rawRequest(server.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('\r\nContent-Type: application/problem+json\r\n');
    const [, body = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String) });
  });

  test.each(['gzip, chunked', 'identity, chunked', ', chunked', 'gzip', 'chunked, chunked'])(
    'a body in the coding "%s"',
    async coding => {
      await using server = await start();
      const bytes = `${head}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`;
      expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1.1 400 .*"malformed-request"/s);
    },
  );

  test.each(['a b', 'a/b', 'user@a', 'a:b', '[::1', 'a, b'])('the host "%s"', async host => {
    await using server = await start();
    const bytes = `POST /webhooks HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1.1 400 .*"malformed-request"/s);
  });

  test('a tunnel that is torn down', async () => {
    await using server = await start();
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write('CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    // An error that nobody heard would have ended the process by the time of another answer.
    expect((await server.call('/webhooks', { headers: {} })).status).toBe(401);
  });

  test('a body that breaks off in the middle of its chunks', async () => {
    await using server = await start();
    const fields = 'apiKey: key-of-acme\r\nContent-Type: application/json\r\n';
    const bytes = `${head}${fields}Transfer-Encoding: chunked\r\n\r\nno chunk`;
    expect(await rawRequest(server.url, bytes)).toMatch(
      /^HTTP\/1.1 400 .*application\/problem\+json/s,
    );
  });

  test('not an expectation or an upgrade that the server does not know', async () => {
    await using server = await start();
    for (const field of ['Expect: a-miracle', 'Connection: Upgrade, close\r\nUpgrade: h2c']) {
      const bytes = `${head}${field}\r\nConnection: close\r\n\r\n`;
      expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1.1 401 /);
    }
  });
});

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
