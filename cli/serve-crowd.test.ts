import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startServeProcess } from './testing/serve-process.ts';

/** What the system lets one process open, as far as it may raise that itself. */
function openFilesAllowed(): number {
  const limit = execFileSync('bash', ['-c', 'ulimit -Sn'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}

// The clients live in this process, which cannot raise its own limit.
const wanted = 10_000;
const idle = Math.min(wanted, openFilesAllowed() - 500);
const scaled = idle < wanted ? ` (scaled down from ${wanted}: see "ulimit -n")` : '';

test(`${idle} open idle connections${scaled} leave the server responsive`, async () => {
  const server = await startServeProcess();
  const { hostname, port } = new URL(server.url);
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const open = () => sockets.filter(({ readyState }) => readyState === 'open').length;
  // On a slow machine the server may give up on the first ones before the last ones have come.
  while (open() < idle) {
    const batch = Array.from({ length: Math.min(400, idle - open()) }, () =>
      connect(Number(port), hostname).on('error', () => undefined),
    );
    sockets.push(...batch);
    await Promise.all(batch.map(socket => once(socket, 'connect')));
  }
  const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };
  const answers = await Promise.all(
    Array.from({ length: 32 }, () =>
      fetch(`${server.url}/webhooks`, { method: 'POST', headers, body: '{"webhooks":{}}' }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.end('SIGTERM')).toBe(0);
});
