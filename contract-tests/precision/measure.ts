import { isRecord } from '../../src/contract/json-pointer.ts';
import type { BrokenRule } from '../../src/verify/report/report.ts';
import type { RecordForm } from '../runner/record.ts';
import { brokenRules, verifyServer } from '../runner/verify-server.ts';
import type { ConformingServer } from './subjects.ts';

/** What one server was found to be with one seed. */
export interface Run {
  readonly server: string;
  readonly seed: number;
  /** How many rules, counted for each operation. */
  readonly held: number;
  readonly broken: number;
  readonly unobservable: number;
  readonly durationMs: number;
  readonly falseAlarms: readonly string[];
}

/** Verifies one server, started anew, with one seed. */
export async function measure(
  { name, levels, start }: ConformingServer,
  seed: number,
): Promise<Run> {
  await using server = await start();
  const report = await verifyServer(server, { levels, seed });
  const { summary, durationMs } = report;
  const falseAlarms = brokenRules(report).map(described);
  return { server: name, seed, ...summary, durationMs, falseAlarms };
}

/** A right server found wrong in a line, with what repeats it. */
function described({ id, operation, counterexample }: BrokenRule): string {
  const { observation, expected, actual, replay } = counterexample;
  const found = JSON.stringify({ expected, actual });
  return `${id} on ${operation}: ${observation} ${found} (--path ${replay.path})`;
}

/** A server that was run again with the same seed counts once. */
export const recordOfRuns: RecordForm<Run> = {
  parse: toRun,
  keyOf: ({ server, seed }) => `${server} ${seed}`,
};

function toRun(value: unknown): Run {
  if (!isRecord(value) || typeof value.server !== 'string' || !Array.isArray(value.falseAlarms))
    throw new Error('the record holds a line that is no run');
  return {
    server: value.server,
    seed: Number(value.seed),
    held: Number(value.held),
    broken: Number(value.broken),
    unobservable: Number(value.unobservable),
    durationMs: Number(value.durationMs),
    falseAlarms: value.falseAlarms.map(String),
  };
}
