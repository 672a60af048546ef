import { expect, onTestFinished, vi } from 'vitest';
import type { Io } from '../io.ts';
import { run } from '../program.ts';
import { capturedOutput } from './captured-output.ts';

export interface RunningListenCommand {
  readonly url: string;
  readonly written: { readonly stdout: string; readonly stderr: string };
  /** What it printed, one event a line; with `--json` only. */
  events(): readonly unknown[];
  end(): Promise<unknown>;
}

/** Runs `holdfast listen` in this process, until the test is over at the latest. */
export async function startListenCommand(
  args: readonly string[],
  env: Io['env'] = {},
): Promise<RunningListenCommand> {
  const { stdout, stderr, written } = capturedOutput();
  const stop = new AbortController();
  const io = { stdout, stderr, env, command: 'holdfast', stop: stop.signal };
  const ended = run(['listen', '--port', '0', ...args], io);
  const end = () => {
    stop.abort();
    return ended;
  };
  onTestFinished(() => void end());
  const listening = vi.waitFor(() => expect(written.stderr).toMatch(/listening/), {
    timeout: 30_000,
  });
  await Promise.race([listening, ended]);
  const [url = ''] = /http:\/\/\S+/.exec(written.stderr) ?? [];
  const lines = () => written.stdout.split('\n').filter(line => line !== '');
  return { url, written, events: () => lines().map(line => JSON.parse(line)), end };
}
