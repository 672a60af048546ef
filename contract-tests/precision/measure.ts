import { defaultContract } from '../../src/contract/load-contract.ts';
import type { BrokenRule, Report } from '../report/report.ts';
import { verify } from '../verify.ts';
import type { Subject } from './subjects.ts';

/** What one server was found to be, in one run per seed. */
export interface Measurement {
  readonly subject: Subject;
  readonly runs: readonly Report[];
}

/** A right server found wrong. */
export interface FalseAlarm {
  readonly seed: number;
  readonly rule: BrokenRule;
}

const contract = defaultContract();
/** What the command takes when told nothing. */
const runs = 20;

export async function measure(
  subject: Subject,
  seeds: readonly number[],
  onRun: (report: Report) => void,
): Promise<Measurement> {
  const reports: Report[] = [];
  for (const seed of seeds) {
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
    onRun(report);
    reports.push(report);
  }
  return { subject, runs: reports };
}

export function falseAlarms(reports: readonly Report[]): readonly FalseAlarm[] {
  return reports.flatMap(({ seed, rules }) =>
    rules.flatMap(rule => (rule.verdict === 'broken' ? [{ seed, rule }] : [])),
  );
}
