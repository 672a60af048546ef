import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface ServeProcess {
  readonly url: string;
  /** What it has logged so far: JSON lines. */
  log(): string;
  /** Sends the signal; the exit code when it has ended, null where a signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** `holdfast serve --dev` as a process of its own, that may open as many files as the system allows. */
export async function startServeProcess(...options: readonly string[]): Promise<ServeProcess> {
  const { child, url, end } = await spawnServer('pipe', ...options);
  const closed = once(child, 'close');
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    log += chunk;
  });
  return {
    url,
    log: () => log,
    async end(signal) {
      const exit = await end(signal);
      // The last lines may come in later than the end.
      await closed;
      return exit;
    },
  };
}

/** The same, whose log goes to a file or to a pipe that is left to the test. */
export async function spawnServer(log: number | 'pipe', ...options: readonly string[]) {
  const command = [process.execPath, main, 'serve', '--dev', '--port', '0', ...options];
  const child: ChildProcess = spawn(
    'bash',
    ['-c', 'ulimit -n "$(ulimit -Hn)" && exec "$@"', 'bash', ...command],
    {
      stdio: ['ignore', 'pipe', log],
    },
  );
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await addressIn(child);
  return {
    child,
    url,
    async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

async function addressIn(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`it ended before it listened: ${said}`);
}
