import type { Io } from '../../cli/io.ts';
import { run } from '../../cli/program.ts';

/** What is left of a command that has ended. */
export interface EndedCommand {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with an outside of its own. */
export async function runCommand(
  argv: readonly string[],
  env: Io['env'] = {},
): Promise<EndedCommand> {
  const stdout = collecting();
  const stderr = collecting();
  const stop = new AbortController().signal;
  const exit = await run(argv, { stdout, stderr, env, command: 'holdfast', stop });
  return { exit, stdout: stdout.text(), stderr: stderr.text() };
}

function collecting() {
  let text = '';
  return {
    isTerminal: false,
    write: (more: string) => {
      text += more;
    },
    text: () => text,
  };
}
