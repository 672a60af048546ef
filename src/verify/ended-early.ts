import { TargetUnreachable } from './client/target-unreachable.ts';
import type { Report } from './report/report.ts';

/** A run that ended before every rule was judged, with a report of those that were. The cause says why. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly';
  readonly report: Report;

  constructor(report: Report, cause: unknown) {
    super(report.unfinished, { cause });
    this.report = report;
  }
}

/** Why, in words: the name of a signal, a target that went away, or a defect of our own. */
export function whyEnded(cause: unknown): string {
  if (typeof cause === 'string') return `the run was ended by ${cause}`;
  if (cause instanceof TargetUnreachable) return cause.message;
  return `holdfast itself failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
