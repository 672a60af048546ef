import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root } from './code-blocks.ts';

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command line to its end, as a reader of the documentation would. */
export async function run(command: string): Promise<Finished> {
  const child = spawn('bash', ['-c', command], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, output };
}

export interface Started extends AsyncDisposable {
  readonly url: string;
  /** Everything that it has printed so far. */
  output(): string;
}

/** Starts a command line that keeps running, and waits until it tells its address. */
export async function start(command: string): Promise<Started> {
  // In a process group of its own: npm stands between us and the server.
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', code => reject(new Error(`"${command}" ended with ${code}: ${printed}`)));
  });
  return {
    url,
    output: () => printed,
    [Symbol.asyncDispose]: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
