import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { githubSummary, largestSummary } from '../src/verify/report/github-summary.ts';
import type { Report } from '../src/verify/report/report.ts';
import type { ReporterOptions } from '../src/verify/report/reporter.ts';
import { reporters } from '../src/verify/report/reporters.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import type { ReportPlan } from './reporter-option.ts';

/** Writes every report that can be written, and only then complains of those that cannot. */
export function writeReports(
  io: Io,
  report: Report,
  { reporters: chosen, stepSummary }: ReportPlan,
  replay: string,
): void {
  const failures: string[] = [];
  const write = (path: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push(`${path} cannot be written: ${reason}`);
    }
  };
  for (const { name, path } of chosen) {
    const text = reporters[name](report, { colour: path === undefined && colours(io), replay });
    if (path === undefined) io.stdout.write(text);
    else write(path, () => writeFileSync(path, text));
  }
  if (stepSummary !== null) {
    write(stepSummary, () => appendSummary(stepSummary, report, { replay }));
  }
  if (failures.length > 0) throw new CommandError(failures.join('; '));
}

/** Earlier commands of the step may have written there; the limit is for all of it. */
function appendSummary(
  path: string,
  report: Report,
  options: Pick<ReporterOptions, 'replay'>,
): void {
  const taken = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(path, githubSummary(report, options, largestSummary - taken));
}

/** https://no-color.org: set to anything but nothing. */
function colours({ stdout, env }: Io): boolean {
  return stdout.isTerminal && (env.NO_COLOR ?? '') === '';
}
