import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { membersIn, valueAt } from '../../src/contract/json-pointer.ts';
import type { RunningServer } from '../servers/running-server.ts';

export const hasCurl = spawnSync('curl', ['--version']).status === 0;

const execute = promisify(execFile);

/** Runs printed requests in a shell, at another server than they were printed for; the last answer's body. */
export async function byHand(
  lines: readonly string[],
  printedFor: RunningServer,
  { url, apiKey, secondApiKey }: RunningServer,
): Promise<unknown> {
  // An answer ends without a line feed; the next one needs a line of its own.
  const script = lines.map(line => `${line.replaceAll(printedFor.url, url)}\necho`).join('\n');
  const { stdout } = await execute('bash', ['-c', script], {
    env: { ...process.env, HOLDFAST_API_KEY: apiKey, HOLDFAST_SECOND_API_KEY: secondApiKey },
  });
  const written = stdout.split('\n').filter(line => line.trim() !== '');
  return JSON.parse(written.at(-1) ?? 'null');
}

/** What an answer shows of the settings at the places that a counterexample is about, such as `start.url`. */
export function shownAt(answer: unknown, places: unknown): unknown {
  const view = valueAt(answer, ['webhook']) ?? valueAt(answer, ['webhooks']);
  return Object.fromEntries(
    Object.keys(membersIn(places)).map(place => [place, valueAt(view, place.split('.'))]),
  );
}
