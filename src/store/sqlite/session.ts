import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';
import { isLocked, translate } from './errors.ts';
import type { FileWatch } from './file-watch.ts';
import { type Deferred, prepareGroupCommit, type Write } from './group-commit.ts';
import { transact } from './transact.ts';

/** How work is done on the one connection of a store: whole, or not at all and with a StoreError. */
export interface Session {
  /** Sees one moment of the database. */
  read<Result>(work: () => Result): Promise<Result>;
  /** On disk when it resolves. Writes land in the order in which they were asked for. */
  write<Result>(work: () => Result): Promise<Result>;
  /** The same for work that changes no row itself, but what is deferred. */
  defer<Result>(work: () => Result): Promise<Result>;
  /** Throws what SQLite has once found broken, whatever it finds now. */
  requireWhole(): void;
}

export interface SessionOptions {
  readonly file: string;
  /** Milliseconds to wait for a lock of another process. */
  readonly lockTimeoutMs: number;
  /** What the work of `defer` adds to. */
  readonly deferred: Deferred;
  readonly watch?: FileWatch | undefined;
}

interface WaitingWrite extends Write {
  /** When to give up, by `performance.now()`. */
  readonly deadline: number;
}

/** Whether it is the file that is damaged, rather than one row. */
function isBroken(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'damaged' && error.row === null;
}

/** So many that a sync is well shared, so few that they do not hold up everything else. */
const batchSize = 64;

/**
 * SQLite's own busy timeout would block the event loop. A lock is asked for again after a pause in
 * which everything else goes on; a short one at first, since most locks are held for one commit.
 */
const shortestPauseMs = 1;
const longestPauseMs = 16;

export function createSession(
  database: DatabaseSync,
  { file, lockTimeoutMs, deferred, watch }: SessionOptions,
): Session {
  const commitTogether = prepareGroupCommit(database, deferred, watch);
  const waiting: WaitingWrite[] = [];
  let gathered = 0;
  let pauseMs = shortestPauseMs;

  let broken: StoreError | null = null;
  const told = (error: unknown): unknown => {
    const translated = translate(error, file);
    if (isBroken(translated)) broken = translated;
    return translated;
  };

  /** As long as each turn of the event loop brings in more writes, they join the batch. */
  const gather = () => {
    const isGrowing = waiting.length > gathered && waiting.length < batchSize;
    gathered = isGrowing ? waiting.length : 0;
    if (isGrowing) setImmediate(gather);
    else writeBatch();
  };

  const writeBatch = () => {
    const batch = waiting.splice(0, batchSize);
    try {
      commitTogether(batch);
      pauseMs = shortestPauseMs;
      if (waiting.length > 0) setImmediate(gather);
    } catch (error) {
      const now = performance.now();
      const patient = batch.filter(({ deadline }) => isLocked(error) && now < deadline);
      for (const write of batch) if (!patient.includes(write)) write.failed(error);
      waiting.unshift(...patient);
      if (waiting.length > 0) setTimeout(writeBatch, pauseMs);
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
  };

  const enqueue = (write: WaitingWrite) => {
    if (waiting.push(write) === 1) setImmediate(gather);
  };

  const queue = <Result>(work: () => Result, isDeferred: boolean) =>
    new Promise<Result>((resolve, reject) => {
      let landed = () => {};
      enqueue({
        isDeferred,
        deadline: performance.now() + lockTimeoutMs,
        run() {
          const result = work();
          landed = () => resolve(result);
        },
        landed: () => landed(),
        failed: error => reject(told(error)),
      });
    });

  return {
    async read(work) {
      const deadline = performance.now() + lockTimeoutMs;
      for (let waitMs = shortestPauseMs; ; waitMs = Math.min(2 * waitMs, longestPauseMs)) {
        try {
          return transact(database, 'DEFERRED', work);
        } catch (error) {
          if (!isLocked(error) || performance.now() >= deadline) throw told(error);
          await pause(waitMs);
        }
      }
    },
    write: work => queue(work, false),
    defer: work => queue(work, true),
    requireWhole() {
      if (broken !== null) throw broken;
    },
  };
}
