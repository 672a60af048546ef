import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from './listen.ts';
import { rawRequest } from './testing/raw-request.ts';

const head = 'POST /webhooks HTTP/1.1\r\nHost: localhost\r\n';

/** A server that answers every request that gets through, once it has read its body. */
async function answering() {
  const server = await listen(
    (request, response) => request.resume().on('end', () => response.end()),
    {
      host: '127.0.0.1',
      port: 0,
    },
  );
  onTestFinished(() => server.stop());
  return server;
}

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
    ['a NUL before a large body', `${head}X: \0\r\n\r\n${'x'.repeat(5_000_000)}`, 400],
    ['a huge header', `${head}X-Filler: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ])('%s', async (_, bytes, status) => {
    const { url } = await answering();
    const answer = await rawRequest(url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('\r\nContent-Type: application/problem+json\r\n');
    const [, body = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String) });
  });

  test.each(['gzip, chunked', 'identity, chunked', ', chunked', 'gzip', 'chunked, chunked'])(
    'a body in the coding "%s"',
    async coding => {
      const { url } = await answering();
      const bytes = `${head}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`;
      expect(await rawRequest(url, bytes)).toMatch(/^HTTP\/1.1 400 .*"malformed-request"/s);
    },
  );

  test.each(['a b', 'a/b', 'user@a', 'a:b', '[::1', 'a, b'])('the host "%s"', async host => {
    const { url } = await answering();
    const bytes = `POST /webhooks HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(await rawRequest(url, bytes)).toMatch(/^HTTP\/1.1 400 .*"malformed-request"/s);
  });

  test('a tunnel that is torn down', async () => {
    const { url } = await answering();
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write('CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    // An error that nobody heard would have ended the process by the time of another answer.
    expect((await fetch(url)).status).toBe(200);
  });

  test('a body that breaks off in the middle of its chunks', async () => {
    const { url } = await answering();
    const bytes = `${head}Transfer-Encoding: chunked\r\n\r\nno chunk`;
    expect(await rawRequest(url, bytes)).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json/s);
  });
});
