import type { BrokenRule, Report } from '../../../src/verify/report/report.ts';
import { brokenRules, verifyServer } from '../../runner/verify-server.ts';
import type { Fault } from '../fault.ts';
import { startFaulty } from '../start-faulty.ts';

/** How a bank is run. */
export interface RunOptions {
  readonly seed: number;
  /** Cases per rule and operation. */
  readonly runs: number;
  /** Judge the rule alone that the fault breaks: quicker, and it tells nothing of other rules. */
  readonly namedOnly: boolean;
}

/** What `verify` made of one fault. */
export interface FaultResult {
  readonly fault: string;
  readonly rule: string;
  readonly seed: number;
  /** The rules that broke, the named one first. */
  readonly foundBy: readonly string[];
  /** The rule that each cause is told by, the likeliest first; null where the named rule alone was judged. */
  readonly headlines: readonly string[] | null;
  /** Requests after the baseline in the named rule's counterexample, the fewest over the operations. */
  readonly steps: number | null;
  /** What that counterexample looked at, in words. */
  readonly observation?: string;
  /** Why verify came to no verdict at all. */
  readonly error?: string;
  readonly durationMs: number;
}

/** Plants a fault into the plain server and holds it to the contract. */
export async function runFault(
  { id, rule }: Pick<Fault, 'id' | 'rule'>,
  { seed, runs, namedOnly }: RunOptions,
): Promise<FaultResult> {
  const started = performance.now();
  const found = await judged(id, { seed, runs, ...(namedOnly && { only: [rule] }) });
  return {
    fault: id,
    rule,
    seed,
    ...(found instanceof Error
      ? { foundBy: [], headlines: null, steps: null, error: found.message }
      : {
          ...blamed(brokenRules(found), rule),
          headlines: namedOnly ? null : found.causes.map(cause => cause.rule),
        }),
    durationMs: Math.round(performance.now() - started),
  };
}

async function judged(
  id: string,
  question: Parameters<typeof verifyServer>[1],
): Promise<Report | Error> {
  await using server = await startFaulty(id);
  try {
    return await verifyServer(server, question);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function blamed(found: readonly BrokenRule[], rule: string) {
  const ids = new Set(found.map(({ id }) => id));
  const [shortest] = found
    .filter(({ id }) => id === rule)
    .map(({ counterexample: { steps, observation } }) => ({
      steps: steps.filter(({ phase }) => phase === 'step').length,
      observation,
    }))
    .sort((one, other) => one.steps - other.steps);
  return {
    foundBy: [...(ids.delete(rule) ? [rule] : []), ...ids],
    steps: null,
    ...shortest,
  };
}
