import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type RunningServer, runningServer } from './running-server.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** `holdfast <command…>` as a process of its own, with the keys that it makes up. */
export async function startCommand(...command: readonly string[]): Promise<RunningServer> {
  const { url, stop } = await startProcess(main, ...command);
  return runningServer(url, { apiKey: 'demo', secondApiKey: 'demo-2' }, stop);
}

export interface ServerProcess {
  readonly url: string;
  /** Asks the process to stop and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a script and waits until it tells the address that it listens on. */
export async function startProcess(
  script: string,
  ...options: readonly string[]
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A terminal's wish for colours would put control characters into the address.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const ended = once(child, 'exit');
  return { url: await addressIn(child), stop: () => stop(child, ended) };
}

function addressIn(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    // Both are read to the end: a pipe that nobody empties would stop the process.
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        said += text;
        const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('exit', code =>
      reject(new Error(`it ended with ${code} before it listened: ${said}`)),
    );
  });
}

async function stop(child: ChildProcess, ended: Promise<unknown[]>): Promise<void> {
  child.kill('SIGTERM');
  const [code, signal] = await ended;
  const asAsked = code === 0 || signal === 'SIGTERM';
  if (!asAsked) throw new Error(`the process ended with ${code ?? signal}`);
}
