import { later, type Schedule } from '../schedule.ts';
import type { MockState } from './state.ts';

/** Keeps what the mock remembers, some time after it has changed. */
export interface StateKeeper {
  changed(state: () => MockState): void;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly write: (state: MockState) => Promise<void>;
  /** Told when a write failed; the next change tries again. */
  readonly failed: (error: unknown) => void;
  readonly schedule?: Schedule;
}

/** Long enough to gather a burst of requests, short enough that a kill takes little with it. */
const pauseMs = 200;

/** One write at a time, and one for all changes that come while it lasts. */
export function createKeeper({ write, failed, schedule = later }: KeeperOptions): StateKeeper {
  let latest: (() => MockState) | null = null;
  let callOff: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    callOff = null;
    writing = writing.then(async () => {
      const state = latest;
      if (state === null) return;
      latest = null;
      try {
        await write(state());
      } catch (error) {
        latest ??= state;
        failed(error);
      }
    });
    return writing;
  }

  return {
    changed(state) {
      latest = state;
      callOff ??= schedule(() => void save(), pauseMs);
    },
    async close() {
      callOff?.();
      await save();
    },
  };
}
