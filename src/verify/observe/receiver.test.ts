import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startReceiver } from './receiver.ts';

function post(url: string): Promise<Response> {
  return fetch(url, { method: 'POST', body: '{"id":1}', redirect: 'manual' });
}

/** The path of a base. */
function base(url: string): string {
  return new URL(url).pathname;
}

test('what arrives at either origin is kept until it is taken', async () => {
  await using receiver = await startReceiver();
  const [first, second] = receiver.urls;
  expect(new URL(first).origin).not.toBe(new URL(second).origin);
  expect((await post(`${first}/one?a=1`)).status).toBe(204);
  expect((await post(`${second}/two`)).status).toBe(204);
  expect(receiver.take()).toMatchObject([
    { method: 'POST', path: `${base(first)}/one?a=1`, text: '{"id":1}' },
    { method: 'POST', path: `${base(second)}/two`, text: '{"id":1}' },
  ]);
  expect(receiver.take()).toEqual([]);
});

test('below one base every event is refused', async () => {
  await using receiver = await startReceiver();
  expect((await post(`${receiver.refusing}/one`)).status).toBe(500);
  expect(receiver.take()).toMatchObject([{ path: `${base(receiver.refusing)}/one` }]);
});

test('below another it is sent on, with method and body, to the other origin', async () => {
  await using receiver = await startReceiver();
  const { status, headers } = await post(`${receiver.redirecting}/one`);
  expect(status).toBe(307);
  expect(headers.get('location')).toBe(`${receiver.urls[1]}/redirected`);
});

describe('what no hook sends there is no arrival', () => {
  test.each(['/', '/webhook/start', '/refusing/one', '/0123456789abcdef/one'])(
    'at %s',
    async path => {
      await using receiver = await startReceiver();
      for (const url of receiver.urls)
        expect((await post(new URL(url).origin + path)).status).toBe(404);
      expect(receiver.take()).toEqual([]);
    },
  );
});

describe('it goes on after', () => {
  /** Sends this much to the receiver and reads to the end, or leaves at once. */
  async function say(url: string, texts: readonly string[], leave: boolean): Promise<void> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    for (const text of texts) await new Promise(sent => socket.write(text, sent));
    if (leave) socket.resetAndDestroy();
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
  }
  const head = (path: string, fields: string) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n\r\n`;
  const megabytes = (count: number) => Array.from({ length: count }, () => 'x'.repeat(2 ** 20));

  test.each<[string, (path: string) => readonly string[], boolean]>([
    ['a header that is broken off', path => [`POST ${path} HTTP/1.1\r\nHost:`], true],
    ['a body that is broken off', path => [head(path, 'Content-Length: 100'), '{"id":'], true],
    [
      'a chunk that is broken off',
      path => [head(path, 'Transfer-Encoding: chunked'), '5\r\n'],
      true,
    ],
    [
      'a body without bounds',
      path => [head(path, 'Content-Length: 9000000000'), ...megabytes(9)],
      true,
    ],
    ['what is no request', () => ['\u0016\u0003\u0001 hello\r\n\r\n'], false],
    ['a length that is none', path => [head(path, 'Content-Length: -1')], false],
    ['another protocol', path => [`CONNECT ${path} HTTP/1.1\r\nHost: a\r\n\r\n`], false],
  ])('%s, of which nothing counts', async (_, texts, leave) => {
    await using receiver = await startReceiver();
    await say(receiver.url, texts(`${base(receiver.url)}/one`), leave);
    expect((await post(`${receiver.url}/two`)).status).toBe(204);
    expect(receiver.take().map(({ path }) => path)).toEqual([`${base(receiver.url)}/two`]);
  });

  test('several requests in one segment, each of which counts', async () => {
    await using receiver = await startReceiver();
    const path = base(receiver.url);
    const empty = (end: string, more = '') => head(path + end, `Content-Length: 0${more}`);
    const texts = [empty('/1') + empty('/2') + empty('/3', '\r\nConnection: close')];
    await say(receiver.url, texts, false);
    expect(receiver.take().map(arrival => arrival.path)).toEqual(
      ['/1', '/2', '/3'].map(end => path + end),
    );
  });

  test('an offer of another protocol, which is an event like any other', async () => {
    await using receiver = await startReceiver();
    const fields = 'Connection: upgrade, close\r\nUpgrade: h2c\r\nContent-Length: 0';
    await say(receiver.url, [head(`${base(receiver.url)}/one`, fields)], false);
    expect(receiver.take()).toHaveLength(1);
  });

  test('an event of megabytes, whose payload is left out', async () => {
    await using receiver = await startReceiver();
    const body = 'x'.repeat(4 * 2 ** 20);
    expect((await fetch(`${receiver.url}/one`, { method: 'POST', body })).status).toBe(204);
    expect(receiver.take()).toMatchObject([{ path: `${base(receiver.url)}/one`, text: '' }]);
  });

  test('ten thousand events, of which the first count', async () => {
    await using receiver = await startReceiver();
    const path = `${base(receiver.url)}/one`;
    const one = head(path, 'Content-Length: 0');
    const last = head(path, 'Content-Length: 0\r\nConnection: close');
    await say(receiver.url, [one.repeat(9_999) + last], false);
    expect(receiver.take()).toHaveLength(1_000);
  });
});
