import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { RecordForm } from '../../runner/record.ts';
import { median } from '../../runner/table.ts';
import type { FaultResult } from './run-fault.ts';

/** What became of one fault over all seeds. */
export interface FaultSummary {
  readonly fault: string;
  readonly rule: string;
  /** Rules that broke under any seed, the named one first. */
  readonly foundBy: readonly string[];
  /** The rules that causes were told by under any seed; null where the named rule alone was judged. */
  readonly headlines: readonly string[] | null;
  /** The most steps that any seed needed. */
  readonly steps: number | null;
  /** Seeds under which the named rule was not among the broken ones, with what happened instead. */
  readonly missed: readonly string[];
}

export interface BankSummary {
  readonly faults: readonly FaultSummary[];
  /** Runs: one for each fault and seed. */
  readonly runs: number;
  /** Runs that broke any rule, and the named one. */
  readonly found: number;
  readonly named: number;
  readonly medianSteps: number;
  readonly maximumSteps: number;
  /** How many causes a run tells of, and in how many the named rule is the one that tells it; null where it alone was judged. */
  readonly headlines: {
    readonly runs: number;
    readonly median: number;
    readonly maximum: number;
    readonly named: number;
    /** Those in which it is not, with the rules that tell of it instead. */
    readonly others: readonly Pick<FaultResult, 'fault' | 'rule' | 'headlines'>[];
  } | null;
}

export function summarise(results: readonly FaultResult[]): BankSummary {
  const byFault = Map.groupBy(results, ({ fault }) => fault);
  const steps = results.flatMap(({ steps }) => steps ?? []);
  return {
    faults: [...byFault].map(([fault, runs]) => summariseFault(fault, runs)),
    runs: results.length,
    found: results.filter(({ foundBy }) => foundBy.length > 0).length,
    named: results.filter(isNamed).length,
    medianSteps: steps.length === 0 ? 0 : median(steps),
    maximumSteps: Math.max(0, ...steps),
    headlines: summariseHeadlines(results),
  };
}

function summariseHeadlines(results: readonly FaultResult[]): BankSummary['headlines'] {
  const told = results.flatMap(({ fault, rule, headlines }) =>
    headlines === null ? [] : [{ fault, rule, headlines }],
  );
  if (told.length === 0) return null;
  const counts = told.map(({ headlines }) => headlines.length);
  const others = told.filter(({ rule, headlines }) => !headlines.includes(rule));
  return {
    runs: told.length,
    median: median(counts),
    maximum: Math.max(...counts),
    named: told.length - others.length,
    others,
  };
}

export function isNamed({ rule, foundBy }: FaultResult): boolean {
  return foundBy.includes(rule);
}

function summariseFault(fault: string, runs: readonly FaultResult[]): FaultSummary {
  const rule = runs[0]?.rule ?? '';
  const broken = [...new Set(runs.flatMap(({ foundBy }) => foundBy))];
  const steps = runs.flatMap(({ steps }) => steps ?? []);
  return {
    fault,
    rule,
    foundBy: [...broken.filter(id => id === rule), ...broken.filter(id => id !== rule)],
    headlines: runs.every(({ headlines }) => headlines === null)
      ? null
      : [...new Set(runs.flatMap(({ headlines }) => headlines ?? []))],
    steps: steps.length === 0 ? null : Math.max(...steps),
    missed: runs.filter(run => !isNamed(run)).map(describeMiss),
  };
}

export const recordOfResults: RecordForm<FaultResult> & {
  readonly keyOf: (result: Pick<FaultResult, 'fault' | 'seed'>) => string;
} = {
  parse(value) {
    if (!isResult(value)) throw new Error('the record holds a line that is no result');
    return value;
  },
  keyOf: ({ fault, seed }) => `${fault} ${seed}`,
};

function isResult(value: unknown): value is FaultResult {
  return isRecord(value) && typeof value.fault === 'string' && Array.isArray(value.foundBy);
}

function describeMiss({ seed, error, foundBy }: FaultResult): string {
  const instead = foundBy.length === 0 ? 'nothing broke' : `broke ${foundBy.join(', ')}`;
  return `seed ${seed}: ${error ?? instead}`;
}
