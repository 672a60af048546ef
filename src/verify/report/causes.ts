import { ofSequences } from './likelihood.ts';
import { isOwn } from './own-clause.ts';
import { rankAmong } from './rank.ts';
import type { BrokenRule, Cause, RuleResult } from './report.ts';

/** Broken rules by the first divergence that they met, each under the rule that most likely says what is wrong. */
export function causesOf(
  results: readonly RuleResult[],
  ruleTitled: (id: string) => string = id => id,
): readonly Cause[] {
  const broken = results
    .filter(result => result.verdict === 'broken')
    .map(result => ({ ...result, id: ruleTitled(result.id), told: result.id }));
  const rank = rankAmong(broken);
  const groups: [ToldRule, ...ToldRule[]][] = [];
  for (const result of broken.toSorted((one, other) => rank(one) - rank(other))) {
    const group = groups.find(([first]) => explains(first, result));
    if (group === undefined) groups.push([result]);
    else group.push(result);
  }
  return groups.map(toCause);
}

/** By the name that our own contract has for it, and what it is called in the report. */
interface ToldRule extends BrokenRule {
  readonly told: string;
}

function toCause(group: readonly [ToldRule, ...ToldRule[]]): Cause {
  const [{ told: id }] = group;
  const byRule = Map.groupBy(group, ({ told }) => told);
  const operationsOf = (rule: string) =>
    (byRule.get(rule) ?? []).map(({ operation }) => operation).toSorted();
  return {
    rule: id,
    operations: operationsOf(id),
    alsoBroken: [...byRule.keys()]
      .filter(rule => rule !== id)
      .map(rule => ({ rule, operations: operationsOf(rule) })),
  };
}

/** The same rule on another operation, a rule that only stumbled, or one whose divergence is of the same kind. */
function explains(first: BrokenRule, result: BrokenRule): boolean {
  if (first.id === result.id || first.differs === result.differs) return true;
  return !isOwn(result) || (result.differs !== 'acceptance' && ofSequences.includes(result.id));
}
