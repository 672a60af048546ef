import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** A command line that cannot be followed; the message is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One of the commands that measure, `npm run <name>`. */
export interface Command<Options> {
  readonly name: string;
  readonly help: string;
  /** What the command line asks for, null for its help; throws a UsageError for what cannot be followed. */
  readonly parse: (argv: readonly string[]) => Options | null;
  /** Resolves with the exit code: 0 when all is as wanted, 1 when it is not. */
  readonly run: (options: Options, surroundings: Surroundings) => Promise<number>;
}

export interface Surroundings {
  /** What was typed, to stand beside the figures. */
  readonly command: string;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly stop: AbortSignal;
  /** The result, on stdout. */
  readonly print: (text: string) => void;
  /** Progress on stderr, so that stdout holds the result alone. */
  readonly say: (line: string) => void;
}

/** The part of `process` that a command may touch. */
export interface Outside {
  readonly argv: readonly string[];
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** Runs a command to its exit code: 2 for a command line that cannot be followed, 130 once interrupted. */
export async function runCommand<Options>(
  { name, help, parse, run }: Command<Options>,
  outside: Outside,
): Promise<number> {
  const argv = outside.argv.slice(2);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) outside.once(signal, () => stopping.abort());
  const print = (text: string) => {
    outside.stdout.write(`${text}\n`);
  };
  try {
    const options = parse(argv);
    if (options !== null)
      return await run(options, {
        command: [`npm run ${name}`, ...(argv.length > 0 ? ['--', ...argv] : [])].join(' '),
        stop: stopping.signal,
        print,
        say: line => {
          outside.stderr.write(`${line}\n`);
        },
      });
    print(help.trimEnd());
    return 0;
  } catch (error) {
    // What a shell gives for a command that was interrupted.
    if (stopping.signal.aborted) return 130;
    if (!(error instanceof UsageError)) throw error;
    outside.stderr.write(`${error.message}\n\n${help}`);
    return 2;
  }
}

/** `parseArgs` of Node, whose complaints are about the command line. */
export function parseValues<const Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
  allowPositionals = false,
) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals });
    return { ...values, positionals };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** A whole number from `least` (1) to `most`. */
export function wholeNumber(
  text: string,
  option: string,
  { least = 1, most = 999_999_999 }: { readonly least?: number; readonly most?: number } = {},
): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${option} takes a whole number from ${least} to ${most}`);
}

/** Those that were named, or all. */
export function chosen(
  named: readonly string[] | undefined,
  all: readonly string[],
  kind: string,
): readonly string[] {
  const stranger = named?.find(name => !all.includes(name));
  if (stranger !== undefined)
    throw new UsageError(`there is no ${kind} "${stranger}"; there are ${all.join(', ')}`);
  return named === undefined || named.length === 0 ? all : named;
}

/** The numbers from `first` on, so many of them. */
export function countFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
