import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { Finding } from '../../runner/first-broken.ts';
import type { RecordForm } from '../../runner/record.ts';
import type { Reason } from './equivalent/changes.ts';
import type { CodeMutant } from './instrumented-copy.ts';
import { mutatedRooms } from './instrumented-copy.ts';
import { reasonOf } from './reasons.ts';
import type { CodeMutantResult } from './run-code-mutant.ts';

/** What is known of all mutants, whether they were run or not. */
export interface Measured {
  readonly mutants: readonly CodeMutant[];
  /** Those whose code ran in a run of verify. */
  readonly reached: ReadonlySet<string>;
  readonly results: readonly CodeMutantResult[];
}

export interface RoomSummary {
  readonly room: string;
  readonly mutants: number;
  readonly reached: number;
  /** Reached ones that a request could tell, and so may be run. */
  readonly telling: number;
  readonly run: number;
  readonly killed: number;
}

export interface CodeSummary {
  readonly rooms: readonly RoomSummary[];
  readonly run: number;
  /** By a broken rule, or since something could not be judged: either way `verify --require all` fails. */
  readonly killed: number;
  readonly broken: number;
  readonly survivors: readonly { readonly mutant: CodeMutant; readonly came: string }[];
  /** Reached ones that no request can tell. */
  readonly untold: readonly { readonly reason: Reason; readonly mutants: number }[];
  /** By file, what never ran. */
  readonly unreached: readonly { readonly reason: Reason; readonly mutants: number }[];
}

const otherBranch: Reason = {
  id: 'other',
  reason: 'branches that this configuration or these requests do not take',
};

/** The mutants that are worth a run: their code runs, and a request could tell. */
export function worthRunning({
  mutants,
  reached,
}: Omit<Measured, 'results'>): readonly CodeMutant[] {
  return mutants.filter(mutant => reached.has(mutant.id) && reasonOf(mutant) === null);
}

/** `verify --require all` fails: a rule is broken, or something could not be judged, as all of the server can be. */
export function isKilled({ kind }: Finding): boolean {
  return kind !== 'held';
}

export function summarise(measured: Measured): CodeSummary {
  const { mutants, reached } = measured;
  const telling = worthRunning(measured);
  const byId = new Map(measured.results.map(result => [result.mutant, result]));
  const run = telling.filter(({ id }) => byId.has(id));
  const kindOf = ({ id }: CodeMutant) => byId.get(id)?.finding.kind;
  const killed = ({ id }: CodeMutant) => {
    const result = byId.get(id);
    return result !== undefined && isKilled(result.finding);
  };
  const isIn = (room: string) => (mutant: CodeMutant) => mutant.file.startsWith(`${room}/`);
  return {
    rooms: mutatedRooms.map(room => ({
      room,
      mutants: mutants.filter(isIn(room)).length,
      reached: mutants.filter(isIn(room)).filter(({ id }) => reached.has(id)).length,
      telling: telling.filter(isIn(room)).length,
      run: run.filter(isIn(room)).length,
      killed: run.filter(isIn(room)).filter(killed).length,
    })),
    run: run.length,
    killed: run.filter(killed).length,
    broken: run.filter(mutant => kindOf(mutant) === 'broken').length,
    survivors: run
      .filter(mutant => !killed(mutant))
      .map(mutant => ({ mutant, came: kindOf(mutant) ?? '' })),
    untold: byReason(mutants.filter(({ id }) => reached.has(id))),
    unreached: byReason(
      mutants.filter(({ id }) => !reached.has(id)),
      otherBranch,
    ),
  };
}

function byReason(
  mutants: readonly CodeMutant[],
  otherwise: Reason | null = null,
): CodeSummary['untold'] {
  const reasons = mutants.flatMap(mutant => reasonOf(mutant) ?? otherwise ?? []);
  return [...Map.groupBy(reasons, ({ id }) => id).values()].flatMap(same =>
    same.slice(0, 1).map(reason => ({ reason, mutants: same.length })),
  );
}

export const recordOfResults: RecordForm<CodeMutantResult> = {
  parse(value) {
    if (!isResult(value)) throw new Error('the record holds a line that is no result');
    return value;
  },
  keyOf: result => result.mutant,
};

function isResult(value: unknown): value is CodeMutantResult {
  return isRecord(value) && typeof value.mutant === 'string' && isRecord(value.finding);
}
