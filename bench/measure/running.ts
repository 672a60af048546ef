import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../contract-tests/runner/free-port.ts';
import type { Bench } from '../benchmark.ts';
import { apiKey, type Subject, updateBodies, updatePath } from '../subject.ts';

export interface Running extends AsyncDisposable {
  readonly url: string;
  /** Milliseconds from the start of the process to its first answer to an update. */
  readonly firstAnswerMs: number;
  /** For those that are started with a channel. */
  readonly child: ChildProcess;
}

const patienceMs = 60_000;
/** Short beside any start, long enough not to take the processor away from who starts. */
const pauseMs = 2;

/** Starts a subject and waits for its first answer. What it says goes to a file, as a log would. */
export async function start(
  { label, command, env }: Subject,
  { folder, stop }: Pick<Bench, 'folder' | 'stop'>,
  { channel = false } = {},
): Promise<Running> {
  const port = await freePort();
  const logName = join(mkdtempSync(join(folder, 'log-')), 'log');
  const log = openSync(logName, 'w');
  const begin = performance.now();
  const child = spawn(process.execPath, command(port), {
    stdio: ['ignore', log, log, ...(channel ? (['ipc'] as const) : [])],
    env: { ...process.env, NO_COLOR: '1', ...env },
    signal: stop,
  });
  closeSync(log);
  // An interruption is told by the signal, and by every wait under way.
  const ended = once(child, 'exit').catch(() => undefined);
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    stop.throwIfAborted();
    if (child.exitCode !== null || performance.now() - begin > patienceMs) {
      child.kill('SIGKILL');
      throw new Error(`${label} does not answer:\n${readFileSync(logName, 'utf8').slice(-2_000)}`);
    }
    await sleep(pauseMs);
  }
  return {
    url,
    firstAnswerMs: performance.now() - begin,
    child,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      // A peer that does not stop when asked to must not stay behind.
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Over a connection of its own; false while nobody listens. */
async function answers(url: string): Promise<boolean> {
  const headers = { apiKey, 'Content-Type': 'application/json' };
  const [body] = updateBodies();
  const asked = request(`${url}${updatePath}`, { method: 'POST', headers, agent: false }).end(body);
  try {
    const [response] = await once(asked, 'response');
    response.resume();
    if (response.statusCode === 200) return true;
    throw new Error(`the first answer of ${url} is ${response.statusCode}`);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false;
    throw error;
  }
}
