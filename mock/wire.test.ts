import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { type RunningMock, runMock } from './testing/running-mock.ts';

describe('on the wire', () => {
  async function exchange(mock: RunningMock, lines: readonly string[]): Promise<string> {
    const socket = connect(mock.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(lines.join('\r\n'));
    return text(socket);
  }

  test.each([
    ['what is no HTTP', ['nonsense', '', ''], 400],
    [
      'two lengths',
      ['POST / HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2', '', ''],
      400,
    ],
    ['no host', ['POST /webhooks HTTP/1.1', 'Connection: close', '', ''], 400],
    ['a header without end', ['GET / HTTP/1.1', `X: ${'x'.repeat(20_000)}`, '', ''], 431],
    ['CONNECT', ['CONNECT a:1 HTTP/1.1', 'Host: a', '', ''], 400],
    ['an odd target', ['OPTIONS * HTTP/1.1', 'Host: a', 'Connection: close', '', ''], 404],
    [
      'an unknown expectation',
      ['GET /x HTTP/1.1', 'Host: a', 'Expect: x', 'Connection: close', '', ''],
      404,
    ],
  ])('%s is answered with a problem', async (_, lines, status) => {
    const answer = await exchange(await runMock(), lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
  });

  test('a body without end is refused as soon as it is too large', async () => {
    const mock = await runMock();
    const socket = connect(mock.port, '127.0.0.1');
    socket.write(
      [
        'POST /webhooks HTTP/1.1',
        'Host: a',
        'apiKey: demo',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        '',
        `${(200_000).toString(16)}`,
        ' '.repeat(150_000),
      ].join('\r\n'),
    );
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  test('a key that is sent twice is none', async () => {
    const answer = await exchange(await runMock(), [
      'POST /webhooks HTTP/1.1',
      'Host: a',
      'apiKey: demo',
      'apiKey: demo',
      'Content-Length: 0',
      'Connection: close',
      '',
      '',
    ]);
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
  });
});
