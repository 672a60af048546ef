import { type Finding, firstBroken } from '../../runner/first-broken.ts';
import type { AskedRules } from '../passes.ts';
import { serveCopy } from './served.ts';

/** What is asked of `verify`. */
export interface CodeMutantOptions {
  readonly root: string;
  readonly seed: number;
  /** Cases per rule and operation. */
  readonly runs: number;
  /** For one mutant. */
  readonly deadlineMs: number;
  readonly rules: AskedRules;
}

export interface CodeMutantResult {
  readonly mutant: string;
  readonly finding: Finding;
  readonly durationMs: number;
}

/** These see most of what a server does; asked first, they spare most mutants the rest. */
const telling = [
  'update-all-copies-sent-keys',
  'any-sequence-matches-the-model',
  'errors-are-problems',
];

/** Activates one mutant in the reference server and holds it to the contract. */
export async function runCodeMutant(
  mutant: string,
  { root, seed, runs, deadlineMs, rules }: CodeMutantOptions,
): Promise<CodeMutantResult> {
  const started = performance.now();
  const finding = await find();
  return { mutant, finding, durationMs: Math.round(performance.now() - started) };

  async function find(): Promise<Finding> {
    try {
      await using server = await serveCopy({ root, mutant });
      return await firstBroken(
        server,
        { seed, runs, ...(rules === 'most-telling' && { only: telling }) },
        AbortSignal.timeout(deadlineMs),
      );
    } catch (error) {
      return { kind: 'refused', reason: `it does not start: ${error}` };
    }
  }
}
