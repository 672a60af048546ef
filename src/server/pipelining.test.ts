import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rawRequest } from '../http/testing/raw-request.ts';
import type { Answered } from './observer.ts';
import { acme, start } from './testing/running.ts';

const head = `POST /webhooks HTTP/1.1\r\nHost: localhost\r\napiKey: ${acme.apiKey}\r\nContent-Type: application/json\r\n`;
const odd = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
const garbage = 'garbage\r\n\r\n';
const tunnel = 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n';
const url = 'https://example.com/first';
const update = updateTo(url);

function updateTo(address: string, fields = ''): string {
  const body = JSON.stringify({ webhooks: { start: { status: true, url: address } } });
  return `${head}${fields}Content-Length: ${body.length}\r\n\r\n${body}`;
}

/** The statuses of the answers that came before the server closed, in their order. */
async function statusesOf(address: string, bytes: string): Promise<number[]> {
  const text = await rawRequest(address, bytes);
  return [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
}

async function startObserved() {
  const answered: Answered[] = [];
  const server = await start({ observers: [{ answered: one => answered.push(one) }] });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return {
    server,
    /** What the observers were told, once it is as much as this. */
    told: async (count: number) => {
      while (answered.length < count) await sleep(5);
      return answered.map(({ status }) => status);
    },
    async expectStored(address: string | null) {
      const { body } = await server.call('/webhooks', { body: { webhooks: {} } });
      expect(body).toMatchObject({ webhook: { start: { url: address } } });
    },
  };
}

test('a hundred requests in one write are answered in their order', async () => {
  const { server, told } = await startObserved();
  const last = updateTo(url, 'Connection: close\r\n');
  const statuses = await statusesOf(server.url, `${(update + odd).repeat(50)}${last}`);
  expect(statuses).toEqual([...Array.from({ length: 50 }, () => [200, 404]).flat(), 200]);
  expect((await told(101)).filter(status => status === 200)).toHaveLength(51);
});

describe('what cannot be read is refused behind the answers to what came before it', () => {
  test.each([
    ['garbage', update + garbage, [200, 400]],
    ['garbage behind several', update + odd + update + garbage, [200, 404, 200, 400]],
    ['a tunnel', update + tunnel, [200, 400]],
    ['header fields too large', `${update}${head}X: ${'a'.repeat(20_000)}\r\n\r\n`, [200, 431]],
    ['what follows garbage', update + garbage + updateTo('https://example.com/2'), [200, 400]],
  ])('%s', async (_, bytes, statuses) => {
    const { server, told, expectStored } = await startObserved();
    expect(await statusesOf(server.url, bytes)).toEqual(statuses);
    expect(await told(statuses.length)).toEqual(statuses);
    await expectStored(url);
  });

  test('a body that breaks off', async () => {
    const { server, told } = await startObserved();
    const broken = `${head}Transfer-Encoding: chunked\r\n\r\nno chunk`;
    expect(await statusesOf(server.url, update + broken)).toEqual([200, 400]);
    expect(await told(2)).toEqual([200, 400]);
  });
});

test('a request that was refused before its body broke off gets no second answer', async () => {
  const { server, told } = await startObserved();
  const large = 'x'.repeat(110_000);
  const chunk = `${large.length.toString(16)}\r\n${large}\r\n`;
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', bytes => {
    text += bytes;
  });
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
  expect(await told(1)).toEqual([413]);
  socket.write('no chunk');
  await once(socket, 'end');
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
});

test('an answer to who wants another protocol ends the connection, since the parser loses what came behind', async () => {
  const { server, expectStored } = await startObserved();
  const upgrade = updateTo('https://example.com/2', 'Connection: Upgrade\r\nUpgrade: h2c\r\n');
  expect(await statusesOf(server.url, update + upgrade + update)).toEqual([200, 200]);
  await expectStored('https://example.com/2');
});

test('nothing is done for what follows the last answer of a connection', async () => {
  const { server, expectStored } = await startObserved();
  const target = 'GET ? HTTP/1.1\r\nHost: a\r\n\r\n';
  expect(await statusesOf(server.url, target + update)).toEqual([400]);
  await expectStored(null);
});
