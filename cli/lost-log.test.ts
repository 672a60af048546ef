import { closeSync, openSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { mountSmallDisk } from '../src/store/testing/small-disk.ts';
import { spawnServer } from './testing/serve-process.ts';

const disk = mountSmallDisk();
afterAll(() => disk?.[Symbol.dispose]());

test.skipIf(disk === null)(
  'a full disk costs lines of the log and nothing else (skipped where no tmpfs may be mounted)',
  async () => {
    if (disk === null) throw new Error('the test is skipped without a disk');
    const file = disk.file('log');
    const log = openSync(file, 'a');
    const server = await spawnServer(log);
    closeSync(log);
    disk.fill();
    await expectToAnswer(server.url, 100);
    disk.makeRoom();
    await expectToAnswer(server.url, 1);
    expect(await server.end()).toBe(0);
    // The line that the disk took half of has no end.
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line));
    const lost = lines.findIndex(({ msg }) => msg === 'lost');
    expect(lines[lost]).toMatchObject({ level: 'warn', lines: expect.any(Number) });
    const told = lines.slice(lost + 1).map(({ msg }) => msg);
    expect(new Set(told)).toEqual(new Set(['answered', 'stopping', 'stopped']));
  },
);

test('a log that nobody reads does not hold up the stop', async () => {
  const server = await spawnServer('pipe');
  await expectToAnswer(server.url, 3_000);
  expect(await server.end()).toBe(0);
});

test('a log whose reader has gone costs nothing but its lines', async () => {
  const server = await spawnServer('pipe');
  server.child.stderr?.destroy();
  await expectToAnswer(server.url, 100);
  expect(await server.end()).toBe(0);
});

async function expectToAnswer(url: string, requests: number): Promise<void> {
  for (let n = 0; n < requests; n += 1) {
    const answer = await fetch(`${url}/healthz`);
    expect(await answer.json()).toEqual({ status: 'alive' });
  }
}
