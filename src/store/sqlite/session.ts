import type { DatabaseSync } from 'node:sqlite';
import { translate } from './errors.ts';
import { transact } from './transact.ts';

/** How work is done on the one connection of a store: whole, or with the store's own error. */
export interface Session {
  /** What one moment of the database shows. */
  read<Result>(work: () => Result): Promise<Result>;
  /** On disk when it resolves. */
  write<Result>(work: () => Result): Promise<Result>;
}

export function createSession(database: DatabaseSync, file: string): Session {
  const run = async <Result>(mode: 'DEFERRED' | 'IMMEDIATE', work: () => Result) => {
    try {
      return transact(database, mode, work);
    } catch (error) {
      throw translate(error, file);
    }
  };
  return {
    read: work => run('DEFERRED', work),
    write: work => run('IMMEDIATE', work),
  };
}
