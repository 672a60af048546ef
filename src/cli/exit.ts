/** Exit codes of every command; `verify` gives all of them a meaning. */
export const exitCode = {
  ok: 0,
  /** A rule is broken. */
  broken: 1,
  /** The command line or a document is wrong. */
  usage: 2,
  /** The target cannot be reached or refuses every call. */
  unreachable: 3,
  /** A defect of our own. Node would end with 1, which `verify` gives another meaning. */
  defect: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with one sentence on stderr and no stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode = exitCode.usage) {
    super(message);
    this.exit = exit;
  }
}
