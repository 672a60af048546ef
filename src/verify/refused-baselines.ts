import type { Target } from './client/target.ts';
import type { RefusedBaselines } from './context/refused-baselines.ts';
import type { Explored } from './explore/explore.ts';
import { nameOf } from './generate/require-values.ts';
import { toCurl } from './report/counterexample.ts';
import type { Report, ReportedRefusal } from './report/report.ts';

/** Operations that take no complete, valid update, and those that refuse some; absent where there are none. */
export function refusedIn(
  explored: readonly Explored[],
  refused: RefusedBaselines,
  target: Target,
): Pick<Report, 'refused'> {
  const always = explored.flatMap((operation): readonly ReportedRefusal[] => {
    if (operation.kind !== 'refused' || operation.step === null) return [];
    const { update, reason, step } = operation;
    return [{ operation: nameOf(update), always: true, reason, curl: toCurl(step, target) }];
  });
  const some = refused.all.map(({ operation, times, first }): ReportedRefusal => {
    const { status } = first.response;
    const what = times === 1 ? 'a complete, valid update' : `${times} complete, valid updates`;
    const reason = `the target answered ${what} with ${status}, which cases start from`;
    return { operation, always: false, reason, curl: toCurl(first, target) };
  });
  const all = [...always, ...some];
  return all.length === 0 ? {} : { refused: all };
}
