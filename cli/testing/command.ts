import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { run } from '../program.ts';

export interface CommandResult {
  readonly exit: ExitCode;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command to its end in this process. */
export async function runCommand(
  argv: readonly string[],
  env: Io['env'] = {},
  command = 'holdfast',
): Promise<CommandResult> {
  const written = { stdout: '', stderr: '' };
  const to = (name: keyof typeof written) => ({
    isTerminal: false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const [stdout, stderr] = [to('stdout'), to('stderr')];
  const stop = new AbortController().signal;
  const exit = await run(argv, { stdout, stderr, env, command, stop });
  return { exit, output: written.stdout, errors: written.stderr };
}
