#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import type { Io, Output } from './io.ts';

// Half of a start is compiling, which the next start need not do again. It only sees what is imported after it.
enableCompileCache();
const { describeUncaught, exitCode } = await import('./exit.ts');
const { logOutput } = await import('./log-output.ts');
const { isNpmScript, processes, whenAbandoned } = await import('./npm-script.ts');
const { run } = await import('./program.ts');
const { typedCommand } = await import('./typed-command.ts');

/** Milliseconds that what was written last may take to be read once a stop is over. */
const unreadMs = 500;
/** Milliseconds that a command has to save what it can after an error that nobody caught. */
const lastWordsMs = 5_000;

const stop = new AbortController();
const signals = ['SIGINT', 'SIGTERM'] as const;
for (const signal of signals) process.on(signal, stopOnce);
if (isNpmScript(process.env)) whenAbandoned(processes, () => stop.abort('SIGHUP'));

const io: Io = {
  stdout: output(process.stdout),
  stderr: logOutput(process.stderr),
  env: process.env,
  command: typedCommand({
    node: process.argv0,
    script: process.argv[1] ?? '',
    folder: process.cwd(),
    env: process.env,
  }),
  stop: stop.signal,
};

let failed = false;
// Rejections that nobody handles come here as well.
process.on('uncaughtException', fail);

const exit = await run(process.argv.slice(2), io);
process.exitCode = failed ? exitCode.defect : exit;
// Node waits for the reader of a pipe, who may never read; whoever asked for the stop does not.
if (stop.signal.aborted) setTimeout(() => process.exit(), unreadMs).unref();

/** Another signal, of either kind, then does what it does to any process. */
function stopOnce(signal: NodeJS.Signals): void {
  for (const name of signals) process.off(name, stopOnce);
  stop.abort(signal);
}

/** Nothing is certain any more: what there is to save is saved, which has its time. */
function fail(error: unknown): void {
  io.stderr.write(describeUncaught(error));
  if (failed) process.exit(exitCode.defect);
  failed = true;
  stop.abort(error);
  setTimeout(() => process.exit(exitCode.defect), lastWordsMs).unref();
}

function output(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough, such as `head`, is no failure of the command.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true };
}
