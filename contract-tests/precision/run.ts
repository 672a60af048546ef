import { isRecord } from '../../src/contract/json-pointer.ts';

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

/** A record of runs: one in a line, as JSON. A server that was run again with the same seed counts once. */
export function readRuns(record: string): readonly Run[] {
  const runs = record
    .split('\n')
    .filter(line => line !== '')
    .map(line => toRun(JSON.parse(line)));
  return [...new Map(runs.map(run => [`${run.server} ${run.seed}`, run])).values()];
}

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
