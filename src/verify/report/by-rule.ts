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

/** A likely cause with what shows it, on each operation, and what else broke with it. */
export interface CauseGroup {
  readonly headline: readonly BrokenRule[];
  readonly alsoBroken: readonly BrokenRule[];
}

export function causeGroups({ rules, causes }: Report): readonly CauseGroup[] {
  const broken = rules.filter(result => result.verdict === 'broken');
  return causes.map(cause => {
    const told = [cause, ...cause.alsoBroken].map(({ rule, operations }) =>
      broken.filter(({ id, operation }) => id === rule && operations.includes(operation)),
    );
    const [headline = [], ...others] = told;
    return { headline, alsoBroken: others.flat() };
  });
}

/** What else broke with a cause, in a line; empty where nothing did. */
export function alsoBrokenLine({ alsoBroken }: CauseGroup): string {
  const names = [...new Set(alsoBroken.map(({ id }) => id))];
  return names.length === 0 ? '' : `also broken because of this: ${names.join(', ')}`;
}

/** The rule that most likely says what is wrong, for a result that broke with it. */
export function likelyCauseOf(
  causes: readonly CauseGroup[],
  result: BrokenRule,
): BrokenRule | undefined {
  return causes.find(({ alsoBroken }) => alsoBroken.includes(result))?.headline[0];
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

/** What was missing, and so was not seen. */
export function whyUnobservable(rule: UnobservableRule): string {
  return [rule.reason, unseenOf(rule)].filter(Boolean).join('; ');
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
