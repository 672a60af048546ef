import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from './listen.ts';
import { rawRequest } from './testing/raw-request.ts';

const odd = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('header fields that never end are refused behind the answer that is under way', async () => {
  const released = Promise.withResolvers<void>();
  const server = await listen(
    async (_request, response) => {
      await released.promise;
      response.end('late');
    },
    { host: '127.0.0.1', port: 0, requestTimeoutMs: 200 },
  );
  onTestFinished(() => server.stop());
  const answers = rawRequest(server.url, `${odd}GET / HTTP/1.1\r\nX: `);
  await sleep(500);
  released.resolve();
  expect((await answers).match(/(?<=HTTP\/1\.1 )\d+/g)).toEqual(['200', '408']);
});

describe('a client that does not wait for answers', () => {
  /** Counts what is under way and tells how much more than that was read. */
  async function startCounting(answer: (response: ServerResponse) => void) {
    const seen = { begun: 0, underWay: 0, mostUnderWay: 0, mostUnserved: 0, read: () => 0 };
    const server = await listen(
      ({ socket }, response) => {
        seen.begun += 1;
        seen.underWay += 1;
        seen.mostUnderWay = Math.max(seen.mostUnderWay, seen.underWay);
        seen.mostUnserved = Math.max(seen.mostUnserved, socket.bytesRead - seen.begun * odd.length);
        seen.read = () => socket.bytesRead;
        response.on('close', () => {
          seen.underWay -= 1;
        });
        answer(response);
      },
      { host: '127.0.0.1', port: 0, graceMs: 0 },
    );
    onTestFinished(() => server.stop());
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    return { seen, socket, server };
  }

  const fewReads = 3 * 65_536;

  test('is read no further while its first answer is to come', async () => {
    const { seen, socket } = await startCounting(() => undefined);
    socket.write(odd.repeat(100_000));
    await sleep(300);
    expect(seen.begun).toBe(1);
    expect(seen.read()).toBeLessThan(fewReads);
  });

  test('has one answer made at a time, and others are served meanwhile', async () => {
    const { seen, socket, server } = await startCounting(response => {
      response.end(Buffer.alloc(100_000));
    });
    socket.pause().write(odd.repeat(20_000));
    await sleep(300);
    expect(await (await fetch(server.url)).arrayBuffer()).toHaveProperty('byteLength', 100_000);
    const { begun } = seen;
    expect(begun).toBeLessThan(1_000);
    // It begins to read: its answers are made as it takes them, and no faster is it read.
    for await (const chunk of socket) if (seen.begun > begun + 2_000 || chunk.length === 0) break;
    expect(seen.mostUnderWay).toBeLessThanOrEqual(2);
    expect(seen.mostUnserved).toBeLessThan(fewReads);
  });

  test('gets every answer, in order, once it reads', async () => {
    let answers = 0;
    const { socket } = await startCounting(response => {
      answers += 1;
      response.setHeader('X-Number', answers).end();
    });
    socket.pause().write(odd.repeat(5_000));
    await sleep(100);
    let text = '';
    for await (const chunk of socket) {
      text += chunk;
      if (text.endsWith('\r\n\r\n') && text.includes('X-Number: 5000')) break;
    }
    const numbers = [...text.matchAll(/X-Number: (\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
  });
});
