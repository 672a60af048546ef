#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import type { Io, Output } from './io.ts';
import { logOutput } from './log-output.ts';
import { isNpmScript, processes, whenAbandoned } from './npm-script.ts';
import { typedCommand } from './typed-command.ts';

// Half of a start is compiling, which the next start need not do again. It only sees what is imported after it.
enableCompileCache();
const { run } = await import('./program.ts');

/** Milliseconds that what was written last may take to be read once a stop is over. */
const unreadMs = 500;

const stop = new AbortController();
const signals = ['SIGINT', 'SIGTERM'] as const;
for (const signal of signals) process.on(signal, stopOnce);
if (isNpmScript(process.env)) whenAbandoned(processes, () => stop.abort());

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

process.exitCode = await run(process.argv.slice(2), io);
// Node waits for the reader of a pipe, who may never read; whoever asked for the stop does not.
if (stop.signal.aborted) setTimeout(() => process.exit(), unreadMs).unref();

/** Another signal, of either kind, then does what it does to any process. */
function stopOnce(): void {
  for (const signal of signals) process.off(signal, stopOnce);
  stop.abort();
}

function output(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough, such as `head`, is no failure of the command.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true };
}
