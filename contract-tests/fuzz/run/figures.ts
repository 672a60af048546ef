import { failureOf } from './failure.ts';
import type { Trial } from './fuzz.ts';

export interface Figures {
  readonly requests: number;
  /** How often each status came, and each way to get none. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Milliseconds from opening the connection to the whole answer, of every 4xx to a whole request. */
  readonly refusalMs: {
    readonly count: number;
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly serverErrors: number;
  readonly hangs: number;
  readonly failures: readonly Trial[];
}

export interface Counter {
  add(trial: Trial): void;
  figures(): Figures;
}

export function createCounter(): Counter {
  const outcomes = new Map<string, number>();
  const refusals: number[] = [];
  const failures: Trial[] = [];
  let requests = 0;
  return {
    add(trial) {
      const { outcome, request } = trial;
      requests += 1;
      const name = outcome.kind === 'answered' ? String(outcome.answer.status) : outcome.kind;
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      if (failureOf(trial) !== null) failures.push(trial);
      if (outcome.kind !== 'answered' || !request.isWhole) return;
      const { status } = outcome.answer;
      if (status >= 400 && status < 500) refusals.push(outcome.ms);
    },
    figures() {
      const sorted = refusals.toSorted((one, other) => one - other);
      return {
        requests,
        outcomes,
        refusalMs: {
          count: sorted.length,
          p50: quantile(sorted, 0.5),
          p99: quantile(sorted, 0.99),
          max: sorted.at(-1) ?? 0,
        },
        serverErrors: failures.filter(({ outcome }) => isServerError(outcome)).length,
        hangs: outcomes.get('hung') ?? 0,
        failures,
      };
    },
  };
}

function isServerError(outcome: Trial['outcome']): boolean {
  return outcome.kind === 'answered' && outcome.answer.status >= 500;
}

/** The nearest rank: the smallest value that so many of them do not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
