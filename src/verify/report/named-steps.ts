import type { ReportedStep } from './report.ts';

export interface NamedStep {
  readonly name: string;
  readonly step: ReportedStep;
}

/** Baseline steps are lettered, so that the numbers count what it takes to refute the rule. */
export function namedSteps(steps: readonly ReportedStep[]): readonly NamedStep[] {
  let baseline = 0;
  let number = 0;
  return steps.map(step => ({
    name: step.phase === 'baseline' ? letter(baseline++) : String(++number),
    step,
  }));
}

/** a … z, aa, ab …, as columns of a sheet are named. */
function letter(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
