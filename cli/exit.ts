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

/** 128 and the number of the signal, as a shell tells of a process that one ended. */
export const signalExit = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export type ExitCode =
  | (typeof exitCode)[keyof typeof exitCode]
  | (typeof signalExit)[keyof typeof signalExit];

/** What ends a command that was stopped before it was done: a defect, unless it was a signal. */
export function exitAfter(reason: unknown): ExitCode {
  const signal = Object.entries(signalExit).find(([name]) => name === reason);
  return signal === undefined ? exitCode.defect : signal[1];
}

/** Ends a command with one sentence on stderr and no stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode = exitCode.usage) {
    super(message);
    this.exit = exit;
  }
}

export function describeDefect(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `holdfast failed, which is a defect of its own:\n${stack}\n`;
}

/** The same of what nobody caught: its message may quote anything, its place cannot. */
export function describeUncaught(error: unknown): string {
  if (!(error instanceof Error)) return describeDefect('something other than an error was thrown');
  const { name, message, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  const places = stack.replace(message, '').match(/^ {4}at .*$/gm) ?? [];
  return describeDefect([`${name}${code}`, ...places].join('\n'));
}
