import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from './listen.ts';
import { dial } from './testing/raw-request.ts';

test('a client that takes nothing of its answer loses its connection when its time is up', async () => {
  const closed = Promise.withResolvers<boolean>();
  const answer: RequestListener = (_request, response) => {
    response.on('close', () => closed.resolve(response.writableFinished));
    response.end(Buffer.alloc(50_000_000));
  };
  const server = await listen(answer, { host: '127.0.0.1', port: 0, requestTimeoutMs: 200 });
  onTestFinished(() => server.stop());
  dial(server).pause().write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await closed.promise).toBe(false);
});

test('a client that takes its answer slowly gets all of it, however long that lasts', async () => {
  const answer: RequestListener = (_request, response) => response.end(Buffer.alloc(20_000_000));
  const server = await listen(answer, { host: '127.0.0.1', port: 0, requestTimeoutMs: 200 });
  onTestFinished(() => server.stop());
  const socket = dial(server);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  for await (const chunk of socket) if (chunk.length > 50_000) await sleep(3);
  expect(socket.bytesRead).toBeGreaterThan(20_000_000);
});
