import { statSync } from 'node:fs';

/** How many stores of this process have a file open, by what it is rather than by its name. */
const stores = new Map<string, number>();

/**
 * Whether this process has the file open. Its locks belong to the process: to read it, or its index,
 * apart from SQLite would give them up at the close (https://www.sqlite.org/howtocorrupt.html section 2.2).
 */
export function isOpenHere(file: string): boolean {
  const identity = identityOf(file);
  return identity !== null && stores.has(identity);
}

/** Counts one store more; what is returned counts one less. */
export function markOpen(file: string): () => void {
  const identity = identityOf(file);
  if (identity === null) return () => undefined;
  stores.set(identity, (stores.get(identity) ?? 0) + 1);
  return () => {
    const others = (stores.get(identity) ?? 1) - 1;
    if (others === 0) stores.delete(identity);
    else stores.set(identity, others);
  };
}

function identityOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}
