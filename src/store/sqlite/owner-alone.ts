import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs';

/** What the owner may do, and nobody else. */
const ownerAlone = 0o600;

/**
 * Makes the file when it is missing, for its owner alone whatever the umask is, and takes the rights of
 * others from one that has them: urls and names of users stand in it. SQLite gives a log and an index
 * the rights of the file; those that were left behind have theirs from before.
 */
export function keepForOwner(file: string): void {
  if (file === '' || file === ':memory:') return;
  try {
    const descriptor = openSync(file, 'wx', ownerAlone);
    fchmodSync(descriptor, ownerAlone);
    closeSync(descriptor);
  } catch {
    // It is there, or SQLite finds the same and has the words for it.
  }
  // The others stand beside the file that a link leads to.
  const path = existsSync(file) ? realpathSync(file) : file;
  for (const part of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) tighten(part);
}

function tighten(part: string): void {
  try {
    const stats = statSync(part, { throwIfNoEntry: false });
    if (!stats?.isFile() || (stats.mode & 0o077) === 0) return;
    chmodSync(part, stats.mode & 0o700);
  } catch {
    // It belongs to somebody else, who decides.
  }
}
