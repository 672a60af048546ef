import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** `holdfast serve` as a process of its own, which may be ended as roughly as it happens. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  /** Everything it printed. */
  readonly printed: () => string;
  /** SIGKILL: the process gets no chance to do anything. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  stop(): Promise<number | null>;
}

export async function startServer(
  options: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    [
      main,
      'serve',
      '--port',
      '0',
      '--admin',
      '--allow-http',
      '--allow-host',
      '127.0.0.1',
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, NO_COLOR: '1' } },
  );
  const ended = once(child, 'exit');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      printed += text;
    });
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    if (isRunning(child)) child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    url: await addressIn(child, () => printed),
    printed: () => printed,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

function addressIn(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(printed()) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', code =>
      reject(new Error(`the server ended with ${code} before it listened: ${printed()}`)),
    );
  });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
