import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const lockingProcess = fileURLToPath(new URL('locking-process.ts', import.meta.url));

/** Another process in the middle of a write to the same file. */
export interface LockHolder extends AsyncDisposable {
  /** Rolls back and goes. */
  release(): Promise<void>;
  /** SIGKILL, in the middle of it. */
  kill(): Promise<void>;
}

export async function holdLock(file: string): Promise<LockHolder> {
  const child = fork(lockingProcess, [file], { execArgv: ['--no-warnings'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  if (child.exitCode !== null) throw new Error('the process ended before it held the lock');
  const end = async (act: () => void) => {
    if (child.exitCode === null && child.signalCode === null) act();
    await ended;
  };
  return {
    release: () => end(() => child.disconnect()),
    kill: () => end(() => child.kill('SIGKILL')),
    [Symbol.asyncDispose]: () => end(() => child.kill('SIGKILL')),
  };
}
