#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import type { Io, Output } from './io.ts';

// Half of a start is compiling, which the next start need not do again. It only sees what is imported after it.
enableCompileCache();
const { run } = await import('./program.ts');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const io: Io = {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  stop: stop.signal,
};

process.exitCode = await run(process.argv.slice(2), io);

function output(stream: NodeJS.WriteStream): Output {
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true };
}
