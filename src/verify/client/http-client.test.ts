import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpClient } from './http-client.ts';

type Act = (socket: Socket) => void;

/** The address of a server that does as told with each connection, once a request has begun to come. */
async function serving(act: Act): Promise<URL> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => act(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return new URL(`http://127.0.0.1:${address.port}`);
}

/** How a request ends: with a status, or with the reason why there is none. */
async function endOf(url: URL, timeoutMs: number, end?: AbortSignal): Promise<number | string> {
  const client = createHttpClient(timeoutMs, end);
  onTestFinished(client.close);
  return client.send({ method: 'POST', url, headers: {}, body: '{}' }).then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
}

const says =
  (...texts: readonly string[]): Act =>
  socket => {
    for (const text of texts) socket.write(text);
  };

/** Says the first and then the second over and over, as long as somebody listens. */
const drips =
  (first: string, again: string, every = 5): Act =>
  socket => {
    socket.write(first);
    const timer = setInterval(() => socket.write(again), every);
    socket.once('close', () => clearInterval(timer));
  };

const head = (fields: string) => `HTTP/1.1 200 OK\r\n${fields}\r\n\r\n`;
const switching = 'HTTP/1.1 101 Switching Protocols\r\n';
const late = 'no whole answer within 0.3 s';

test.each<[string, Act, number | string | RegExp]>([
  ['is not answered', says(), late],
  ['gets a header without an end', says('HTTP/1.1 200 OK\r\nA: b\r\n'), late],
  ['gets a header in drips', drips('HTTP/1.1 200 OK\r\n', 'A: b\r\n'), late],
  ['gets a body without an end', says(head('Content-Length: 9'), 'short'), late],
  ['gets a body in drips', drips(head('Content-Length: 90000'), 'x'), late],
  ['gets trailers in drips', drips(`${head('Transfer-Encoding: chunked')}0\r\n`, 'A: b\r\n'), late],
  ['is put off over and over', drips('', 'HTTP/1.1 102 Processing\r\n\r\n'), late],
  ['gets another protocol', says(switching, 'Upgrade: x\r\nConnection: upgrade\r\n\r\n'), 101],
  ['gets no protocol at all', says(switching, '\r\n'), 101],
  ['gets another protocol that talks', drips(`${switching}Upgrade: x\r\n\r\n`, 'x'), 101],
  ['loses its connection', socket => socket.resetAndDestroy(), /ECONNRESET/],
  ['is hung up on', socket => socket.end(), /socket hang up/],
  ['gets half an answer', socket => socket.end(`${head('Content-Length: 9')}x`), /aborted/],
  ['gets what is no answer', says('SSH-2.0-OpenSSH_9.2\r\n'), /Parse Error/],
  [
    'gets a header of a megabyte',
    says(`HTTP/1.1 200 OK\r\nA: ${'b'.repeat(2 ** 20)}`),
    /overflow/i,
  ],
])('a request that %s ends', async (_, act, end) => {
  const ended = await endOf(await serving(act), 300);
  if (end instanceof RegExp) expect(ended).toMatch(end);
  else expect(ended).toBe(end);
});

test('a body without bounds is not read to its end', async () => {
  const piece = 'x'.repeat(2 ** 20);
  const url = await serving(drips(head('Content-Type: text/plain'), piece, 0));
  expect(await endOf(url, 60_000)).toBe('the answer is larger than 8 MiB');
});

test('the end of the run is the end of a request, whether it is under way or not', async () => {
  const run = new AbortController();
  const url = await serving(() => run.abort());
  expect(await endOf(url, 60_000, run.signal)).toBe('the run is to end');
  expect(await endOf(url, 60_000, run.signal)).toBe('the run is to end');
});
