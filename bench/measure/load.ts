import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench } from '../benchmark.ts';
import { apiKey, updatePath } from '../subject.ts';
import { numbersIn } from './numbers.ts';

export const connections = 32;

export interface Load {
  readonly requestsPerSecond: number;
  /** Milliseconds that 99 of 100 requests take at most. */
  readonly p99: number;
}

/** For how long, or how many requests. */
export type Extent = ({ readonly seconds: number } | { readonly requests: number }) & {
  /** Whether each of them reaches every item too. */
  readonly updateAll?: boolean;
};

const program = fileURLToPath(new URL('../load-program/main.ts', import.meta.url));

/** Sends updates over 32 connections, from a process of its own; throws when any of them fails. */
export async function load(
  { stop }: Pick<Bench, 'stop'>,
  url: string,
  extent: Extent,
): Promise<Load> {
  const order = { url: `${url}${updatePath}`, key: apiKey, connections, ...extent };
  const command = [program, JSON.stringify(order)];
  const { stdout } = await promisify(execFile)(process.execPath, command, { signal: stop });
  const told = numbersIn(stdout);
  const [completed, failed] = [told('completed'), told('failed')];
  if (failed > 0 || completed === 0)
    throw new Error(`${url}: ${failed} of ${completed + failed} requests failed`);
  return { requestsPerSecond: completed / told('seconds'), p99: told('p99') };
}
