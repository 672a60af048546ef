import type { BrokenRule, HeldRule, Report, RuleResult, UnobservableRule } from './report.ts';

/** Results that belong under one heading, of one rule on one or more operations. */
export interface RuleGroup<Result extends RuleResult> {
  readonly first: Result;
  readonly results: readonly Result[];
}

export function brokenRules({ rules }: Report): readonly RuleGroup<BrokenRule>[] {
  const broken = rules.filter(result => result.verdict === 'broken');
  return grouped(broken, ({ id }) => id);
}

/** What was missing may differ from operation to operation. */
export function unobservableRules({ rules }: Report): readonly RuleGroup<UnobservableRule>[] {
  const unobservable = rules.filter(result => result.verdict === 'unobservable');
  return grouped(unobservable, ({ id, reason }) => `${id} ${reason}`);
}

/** The same under what was missing, since one missing thing hides many rules. */
export function unobservableByReason(
  report: Report,
): readonly { readonly reason: string; readonly groups: readonly RuleGroup<UnobservableRule>[] }[] {
  const byReason = Map.groupBy(unobservableRules(report), ({ first }) => first.reason);
  return [...byReason].map(([reason, groups]) => ({ reason, groups }));
}

/** What a rule says that could not be seen, as far as some of it was looked at. */
export function unseenOf({ cases, unseen }: UnobservableRule): string {
  return cases === 0 || unseen.length === 0
    ? ''
    : `not seen: ${unseen.map(({ statement }) => statement).join('; ')}`;
}

export function heldRules({ rules }: Report): readonly RuleGroup<HeldRule>[] {
  const held = rules.filter(result => result.verdict === 'held');
  return grouped(held, ({ id }) => id);
}

function grouped<Result extends RuleResult>(
  results: readonly Result[],
  by: (result: Result) => string,
): readonly RuleGroup<Result>[] {
  return [...Map.groupBy(results, by).values()].flatMap(results => {
    const [first] = results;
    return first === undefined ? [] : [{ first, results }];
  });
}

export function operationsOf({ results }: RuleGroup<RuleResult>): string {
  return results.map(({ operation }) => operation).join(', ');
}

export function casesOf({ results }: RuleGroup<RuleResult>): string {
  const cases = results.reduce((sum, { cases }) => sum + cases, 0);
  return cases === 1 ? '1 case' : `${cases} cases`;
}
