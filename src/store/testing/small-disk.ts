import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, of one megabyte. */
export interface SmallDisk extends Disposable {
  readonly file: (name: string) => string;
  /** Leaves no room at all. */
  fill(): void;
  makeRoom(): void;
}

/** Null where this user may not mount one. */
export function mountSmallDisk(): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'holdfast-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    file: name => join(path, name),
    fill: () => writeUntilFull(ballast, Buffer.alloc(statfsSync(path).bsize, 'x')),
    makeRoom: () => rmSync(ballast),
    [Symbol.dispose]() {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** Block by block: whoever else writes there takes of the room that was free a moment ago. */
function writeUntilFull(file: string, block: Buffer): void {
  const ballast = openSync(file, 'w');
  try {
    for (;;) writeSync(ballast, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(ballast);
  }
}
