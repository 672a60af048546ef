import { median } from '../../runner/table.ts';
import type { FaultResult } from './run-fault.ts';

/** What became of one fault over all seeds. */
export interface FaultSummary {
  readonly fault: string;
  readonly rule: string;
  /** Rules that broke under any seed, the named one first. */
  readonly foundBy: readonly string[];
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
    steps: steps.length === 0 ? null : Math.max(...steps),
    missed: runs.filter(run => !isNamed(run)).map(describeMiss),
  };
}

function describeMiss({ seed, error, foundBy }: FaultResult): string {
  const instead = foundBy.length === 0 ? 'nothing broke' : `broke ${foundBy.join(', ')}`;
  return `seed ${seed}: ${error ?? instead}`;
}
