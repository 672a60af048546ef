import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dial, rawRequest } from '../http/testing/raw-request.ts';
import type { Answered } from './observer.ts';
import { acme, type Running, start } from './testing/running.ts';

const head = `POST /webhooks HTTP/1.1\r\nHost: localhost\r\napiKey: ${acme.apiKey}\r\nContent-Type: application/json\r\n`;
const body = '{"webhooks":{}}';
const request = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;

async function expectToServe(server: Running): Promise<void> {
  expect((await server.call('/webhooks', { body: { webhooks: {} } })).status).toBe(200);
}

/** A server that tells what it has answered, and when there is as much as this. */
async function startObserved(listening: Parameters<typeof start>[1] = {}) {
  const answered: Answered[] = [];
  const server = await start({ observers: [{ answered: one => answered.push(one) }] }, listening);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const until = async (count: number) => {
    while (answered.length < count) await sleep(5);
  };
  return { server, answered, until };
}

describe('a client that disconnects', () => {
  test.each([
    ['in the middle of its header fields', head],
    ['before its body', `${head}Content-Length: 10\r\n\r\n`],
    ['in the middle of its body', `${head}Content-Length: 100\r\n\r\n{"webhooks":`],
    ['in the middle of a chunk', `${head}Transfer-Encoding: chunked\r\n\r\nff\r\n{"webhooks":`],
    ['as soon as it has sent its request', request],
  ])('%s leaves the server as it was', async (_, bytes) => {
    const { server } = await startObserved();
    for (let n = 0; n < 20; n += 1) {
      const socket = dial(server);
      socket.write(bytes, () => (n % 2 === 0 ? socket.destroy() : socket.resetAndDestroy()));
      await once(socket, 'close');
    }
    await expectToServe(server);
  });

  test('in the middle of its body is told of as one who left, not as a failure', async () => {
    const { server, answered, until } = await startObserved();
    const socket = dial(server);
    socket.write(`${head}Content-Length: 100\r\n\r\n{"webhooks":`);
    await sleep(20);
    socket.destroy();
    await until(1);
    expect(answered).toMatchObject([{ route: '/webhooks', status: null, tenant: 'acme' }]);
  });
});

describe('a client that sends a byte now and then', () => {
  test.each([
    ['of its header fields', 'POST /webhooks HTTP/1.1\r\nX-Slow: '],
    ['of its body', `${head}Content-Length: 1000\r\n\r\n`],
  ])('%s gets a 408 when its time is up, while others are served', async (_, beginning) => {
    const { server } = await startObserved({ requestTimeoutMs: 400 });
    const socket = dial(server);
    socket.write(beginning);
    const trickle = setInterval(() => socket.write(' '), 50);
    onTestFinished(() => clearInterval(trickle));
    const answer = once(socket, 'data');
    await expectToServe(server);
    expect(String((await answer)[0])).toMatch(/^HTTP\/1\.1 408 .*"code":"request-timeout"/s);
    await once(socket, 'close');
    await expectToServe(server);
  });
});

describe('huge header fields', () => {
  test.each([
    ['one of 64 kB', `X-Filler: ${'a'.repeat(65_536)}\r\n`],
    ['thousands of small ones', 'X-Filler: a\r\n'.repeat(5_000)],
    ['a key of 64 kB', `apiKey: ${'a'.repeat(65_536)}\r\n`],
  ])('are a 431: %s', async (_, fields) => {
    const { server } = await startObserved();
    const bytes = `POST /webhooks HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`;
    expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1\.1 431 .*too-large/s);
    await expectToServe(server);
  });

  test('so is a target of 64 kB', async () => {
    const { server } = await startObserved();
    const bytes = `POST /${'a'.repeat(65_536)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

test('every answer carries the security headers, one on the bare socket too', async () => {
  const { server } = await startObserved();
  const requests = [
    `${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    'GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'garbage\r\n\r\n',
    `GET / HTTP/1.1\r\nX-Filler: ${'a'.repeat(65_536)}\r\n\r\n`,
    'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  ];
  for (const bytes of requests) {
    const answer = await rawRequest(server.url, bytes);
    expect(answer).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
    expect(answer).toContain(
      "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n",
    );
    expect(answer).toContain('\r\nCache-Control: no-store\r\n');
    expect(answer).toMatch(/\r\nX-Request-Id: [\w-]{36}\r\n/);
    expect(answer).not.toMatch(/x-powered-by|^server:/im);
  }
});
