import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { mountSmallDisk } from './small-disk.ts';

const disk = mountSmallDisk();

test.skipIf(disk === null)(
  'a small disk is filled although somebody else writes there (skipped where no tmpfs may be mounted)',
  async () => {
    if (disk === null) throw new Error('the test is skipped without a disk');
    const script = 'while :; do echo more >>"$1"; done';
    const writer = spawn('sh', ['-c', script, 'sh', disk.file('log')], { stdio: 'ignore' });
    const ended = once(writer, 'exit');
    onTestFinished(async () => {
      writer.kill();
      await ended;
      disk[Symbol.dispose]();
    });
    for (let time = 0; time < 50; time += 1) {
      disk.fill();
      expect(() => writeFileSync(disk.file('other'), 'x')).toThrow('ENOSPC');
      disk.makeRoom();
    }
  },
);
