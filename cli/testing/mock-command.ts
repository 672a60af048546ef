import { expect, onTestFinished, vi } from 'vitest';
import type { Io } from '../io.ts';
import { mockCommand } from '../mock.ts';
import { capturedOutput } from './captured-output.ts';

export interface MockCommand {
  readonly written: { readonly stdout: string; readonly stderr: string };
  /** Settles when the command has ended. */
  readonly ended: Promise<unknown>;
  readonly stop: () => void;
}

export interface RunningMockCommand extends MockCommand {
  readonly url: string;
  /** Stops it and waits until it has ended. */
  end(): Promise<void>;
  /** Resolves when stderr matches. */
  until(pattern: RegExp): Promise<void>;
}

/** Runs the command in-process until it is stopped. */
export function runMockCommand(args: readonly string[], env: Io['env'] = {}): MockCommand {
  const { stdout, stderr, written } = capturedOutput();
  const stop = new AbortController();
  const io = { stdout, stderr, env, command: 'holdfast', stop: stop.signal };
  // Also what a parser of option values throws comes as a rejection.
  const run = async () =>
    mockCommand(io)
      .exitOverride()
      .configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write })
      .parseAsync(args, { from: 'user' });
  return { written, ended: run(), stop: () => stop.abort() };
}

/** The same, as soon as it listens; ended with the test at the latest. */
export async function startMockCommand(
  args: readonly string[],
  env: Io['env'] = {},
): Promise<RunningMockCommand> {
  const running = runMockCommand(['--port', '0', ...args], env);
  const end = async () => {
    running.stop();
    await running.ended;
  };
  onTestFinished(end);
  const until = (name: keyof typeof running.written, pattern: RegExp) =>
    vi.waitFor(() => expect(running.written[name]).toMatch(pattern), { timeout: 30_000 });
  await Promise.race([until('stdout', /listening/), running.ended]);
  const [url = ''] = /http:\/\/\S+/.exec(running.written.stdout) ?? [];
  return { ...running, url, end, until: pattern => until('stderr', pattern) };
}
