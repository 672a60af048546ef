import { defaultContract } from '../../../src/contract/load-contract.ts';
import { levels } from '../../../src/contract/rules.ts';
import type { Report } from '../../report/report.ts';
import { verify } from '../../verify.ts';
import { type Fault, planted } from '../fault.ts';
import { startPlainServer } from '../server/plain-server.ts';
import { conformingSteps } from '../server/steps.ts';

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
  /** Requests after the baseline in the named rule's counterexample, the fewest over the operations. */
  readonly steps: number | null;
  /** What that counterexample looked at, in words. */
  readonly observation?: string;
  /** Why verify came to no verdict at all. */
  readonly error?: string;
  readonly durationMs: number;
}

const contract = defaultContract();

/** Plants a fault into the plain server and holds it to the contract. */
export async function runFault(fault: Fault, options: RunOptions): Promise<FaultResult> {
  const { seed, runs, namedOnly } = options;
  const started = performance.now();
  const outcome = await judged(fault, seed, runs, namedOnly);
  const { id, rule } = fault;
  const durationMs = Math.round(performance.now() - started);
  if (outcome instanceof Error) {
    const error = outcome.message;
    return { fault: id, rule, seed, foundBy: [], steps: null, error, durationMs };
  }
  const broken = outcome.rules.filter(result => result.verdict === 'broken');
  const ids = [...new Set(broken.map(result => result.id))];
  const named = broken.filter(result => result.id === rule);
  const [shortest] = named
    .map(({ counterexample: { steps, observation } }) => ({
      steps: steps.filter(({ phase }) => phase === 'step').length,
      observation,
    }))
    .sort((one, other) => one.steps - other.steps);
  return {
    fault: id,
    rule,
    seed,
    foundBy: [...ids.filter(name => name === rule), ...ids.filter(name => name !== rule)],
    steps: null,
    ...shortest,
    durationMs,
  };
}

async function judged(
  fault: Fault,
  seed: number,
  runs: number,
  namedOnly: boolean,
): Promise<Report | Error> {
  await using server = await startPlainServer(planted(fault, conformingSteps));
  try {
    return await verify({
      contract,
      catalogue: contract,
      target: {
        url: new URL(server.url),
        apiKey: 'first-key',
        secondApiKey: 'second-key',
        admin: new URL(`${server.url}/__admin`),
      },
      levels,
      ...(namedOnly && { only: [fault.rule] }),
      runs,
      seed,
      now: () => performance.now(),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
