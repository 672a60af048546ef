import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { run } from '../program.ts';
import { capturedOutput } from './captured-output.ts';

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
  const { stdout, stderr, written } = capturedOutput();
  const stop = new AbortController().signal;
  const exit = await run(argv, { stdout, stderr, env, command, stop });
  return { exit, output: written.stdout, errors: written.stderr };
}
