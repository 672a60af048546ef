import { defaultContract } from '../../src/contract/load-contract.ts';
import type { Report } from '../report/report.ts';
import { verify } from '../verify.ts';
import type { Run } from './run.ts';
import type { Subject } from './subjects.ts';

const contract = defaultContract();
/** What the command takes when told nothing. */
const runs = 20;

/** Verifies one server, started anew, with one seed. */
export async function measure(subject: Subject, seed: number): Promise<Run> {
  await using server = await subject.start();
  const report = await verify({
    contract,
    catalogue: contract,
    target: server.target,
    levels: subject.levels,
    runs,
    seed,
    now: () => performance.now(),
  });
  const { summary, durationMs } = report;
  return { server: subject.name, seed, ...summary, durationMs, falseAlarms: falseAlarms(report) };
}

/** Each right server found wrong in a line, with what repeats it. */
function falseAlarms({ rules }: Report): readonly string[] {
  return rules.flatMap(rule => {
    if (rule.verdict !== 'broken') return [];
    const { observation, expected, actual, replay } = rule.counterexample;
    const found = JSON.stringify({ expected, actual });
    return [`${rule.id} on ${rule.operation}: ${observation} ${found} (--path ${replay.path})`];
  });
}
