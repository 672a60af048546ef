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
  const command = [process.execPath, main, 'serve', '--dev', '--port', '0', ...options];
  const child = spawn(
    'bash',
    ['-c', 'ulimit -n "$(ulimit -Hn)" && exec "$@"', 'bash', ...command],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    log += chunk;
  });
  const url = await addressIn(child);
  return {
    url,
    log: () => log,
    async end(signal = 'SIGTERM') {
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
