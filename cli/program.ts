import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { ContractError } from '../src/contract/contract-error.ts';
import { MissingPackageError } from '../src/contract/missing-package.ts';
import { StoreError } from '../src/store/store-error.ts';
import { visible, visibleLines } from '../src/verify/report/visible.ts';
import { CommandError, describeDefect, type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';

/** Runs one command line and tells the exit code; the only place where errors become sentences. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = exitCode.ok;
  const program = await createProgram(argv, io, code => {
    exit = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (isRefusal(error)) {
      for (const sentence of sentencesOf(error)) io.stderr.write(`holdfast: ${sentence}\n`);
      return error instanceof CommandError ? error.exit : exitCode.usage;
    }
    io.stderr.write(visibleLines(describeDefect(error)));
    return exitCode.defect;
  }
}

type LoadCommand = (io: Io, finish: (code: ExitCode) => void) => Promise<Command>;

/** A command loads when it is called, and all of them to be listed or suggested. */
const commands: Readonly<Record<string, LoadCommand>> = {
  mock: async io => (await import('./mock.ts')).mockCommand(io),
  serve: async io => (await import('./serve.ts')).serveCommand(io),
  verify: async (io, finish) => (await import('./verify.ts')).verifyCommand(io, finish),
  check: async (io, finish) => (await import('./check.ts')).checkCommand(io, finish),
  init: async (io, finish) => (await import('./init.ts')).initCommand(io, finish),
  listen: async io => (await import('./listen.ts')).listenCommand(io),
  trigger: async (io, finish) => (await import('./trigger.ts')).triggerCommand(io, finish),
  apikey: async io => (await import('./apikey.ts')).apikeyCommand(io),
  db: async (io, finish) => (await import('./db.ts')).dbCommand(io, finish),
  keys: async io => (await import('./keys.ts')).keysCommand(io),
};

function namesNeededFor([first = '']: readonly string[]): readonly string[] {
  if (Object.hasOwn(commands, first)) return [first];
  return /^(-V|--version)$/.test(first) ? [] : Object.keys(commands);
}

async function createProgram(
  argv: readonly string[],
  io: Io,
  finish: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command(io.command)
    .description('What a request leaves out stays put, and what is secret stays secret.')
    .version(manifest.version)
    .showSuggestionAfterError()
    .addHelpText('after', examples(io));
  for (const name of namesNeededFor(argv)) {
    const command = await commands[name]?.(io, finish);
    if (command !== undefined) program.addCommand(command);
  }
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .showHelpAfterError('Add --help for the options and examples.')
      .configureOutput({
        writeOut: text => io.stdout.write(text),
        writeErr: text => io.stderr.write(visibleLines(text)),
      });
  }
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** More of them than anybody mends at once. */
const mostSentences = 20;

/** A document may have several problems, each of which is told. */
function sentencesOf(error: Refusal): readonly string[] {
  if (!(error instanceof ContractError)) return [visibleLines(error.message)];
  const sentences = error.problems.map(({ message }) => visible(message));
  const left = sentences.length - mostSentences;
  return left > 0
    ? [...sentences.slice(0, mostSentences), `and ${left} more problems of the document`]
    : sentences;
}

type Refusal = CommandError | ContractError | MissingPackageError | StoreError;

const refusals = [CommandError, ContractError, MissingPackageError, StoreError];

/** What the person who typed the command can mend, by the sentence that the error carries. */
function isRefusal(error: unknown): error is Refusal {
  return refusals.some(kind => error instanceof kind);
}

function examples({ command }: Io): string {
  return `
Examples:
  $ ${command} mock                                        a mock that remembers, masks and preserves
  $ ${command} serve --dev                                 the reference server
  $ ${command} verify http://localhost:8080 --api-key K    does my server keep the contract?
  $ ${command} listen                                      what events come, and are they of who they should be?
`;
}
