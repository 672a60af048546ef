import type { Figure } from './figure.ts';
import type { Subject } from './subject.ts';

/** One thing to find out, and how. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  run(circumstances: Bench): Promise<readonly Figure[]>;
}

/** What every benchmark has at hand. */
export interface Bench {
  readonly rounds: number;
  readonly seconds: number;
  /** On a real disk, removed in the end. */
  readonly folder: string;
  /** The package as it is published, unpacked where its dependencies are found. */
  readonly packageFolder: string;
  /** `holdfast ARGS` of that package, as an argument list for Node. */
  readonly holdfast: (...parameters: readonly string[]) => readonly string[];
  /** Aborts when the run is interrupted; every process that was started ends with it. */
  readonly stop: AbortSignal;
  /** Progress, for people. */
  readonly say: (line: string) => void;
}

export type SubjectOf = (bench: Bench) => Subject;
