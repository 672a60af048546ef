import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Workplace } from '../runner/tool.ts';

/** A process that has run to its end, or was stopped when its time was up. */
export interface EndedProcess {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** The last of what it wrote to stdout and stderr. */
  readonly output: string;
}

/** Longer than any tool here needs for one server, unless the server hangs. */
const timeoutMs = 180_000;
const keptCharacters = 20_000;

export async function runToEnd(
  command: string,
  parameters: readonly string[],
  { folder, env, stop }: Workplace,
): Promise<EndedProcess> {
  const child = spawn(command, parameters, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    signal: stop,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-keptCharacters);
    });
  }
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, output };
}

/** For a step without which the tool cannot be run at all. */
export async function mustSucceed(
  command: string,
  parameters: readonly string[],
  workplace: Workplace,
): Promise<void> {
  const { code, output } = await runToEnd(command, parameters, workplace);
  if (code === 0) return;
  const line = [command, ...parameters].join(' ');
  throw new Error(`"${line}" ended with ${code ?? 'a signal'}: ${output.trim()}`);
}
