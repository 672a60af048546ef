import { isNoEvent } from '../case/deliveries.ts';
import { placeIn } from '../case/refutation.ts';
import { likelihoodOf, maskingRules, ofSequences } from './likelihood.ts';
import type { BrokenRule, Cause, RuleResult } from './report.ts';

/** Broken rules by the first divergence that they met, each under the rule that most likely says what is wrong. */
export function causesOf(
  results: readonly RuleResult[],
  ruleTitled: (id: string) => string = id => id,
): readonly Cause[] {
  const broken = results
    .filter(result => result.verdict === 'broken')
    .map(result => ({ ...result, id: ruleTitled(result.id), told: result.id }));
  const known = {
    masked: new Set(
      broken
        .filter(isMasking)
        .map(placeOf)
        .filter(place => place !== ''),
    ),
    ofRepeats: broken.some(result => result.id === aboutRepeats && isOwn(result)),
  };
  const rank = (result: BrokenRule) => rankOf(result, known);
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

/** More than there are places in the order of likelihood. */
const last = 1_000;

/** What other rules are broken, as far as it tells of one whether it stands first. */
interface Known {
  /** Where rules of masking found something. */
  readonly masked: ReadonlySet<string>;
  /** Whether the rule of repeats did. */
  readonly ofRepeats: boolean;
}

/** A rule whose own clause is not kept stands before all that only stumbled over something on the way. */
function rankOf(result: BrokenRule, { masked, ofRepeats }: Known): number {
  const likelihood = likelihoodOf(result);
  if (!isOwn(result)) return 2 * last + likelihood;
  // A rule that compares credentials meets a flag or a secret that the rules of masking are about.
  if (!isMasking(result) && masked.has(placeOf(result))) return last + likelihood;
  // What is found with nothing less than the same once more is what the rule of repeats is about.
  const isRepeat = result.repeated && result.id !== aboutRepeats;
  return isRepeat && ofRepeats ? last + likelihood : likelihood;
}

const aboutRepeats = 'repeat-is-idempotent';

/** The same rule on another operation, a rule that only stumbled, or one whose divergence is of the same kind. */
function explains(first: BrokenRule, result: BrokenRule): boolean {
  if (first.id === result.id || first.differs === result.differs) return true;
  return !isOwn(result) || (result.differs !== 'acceptance' && ofSequences.includes(result.id));
}

/**
 * Whether a clause of the rule is not kept, or an update refused that it allows. That no event arrived
 * says nothing of what it would have carried, and another refusal than the one that is due, which status
 * it has, is for a few rules to say.
 */
function isOwn({ id, clause, differs, counterexample }: BrokenRule): boolean {
  if (differs === 'acceptance') return true;
  if (clause === null) return false;
  const { actual } = counterexample;
  if (isNoEvent(actual)) return false;
  const isRefused = typeof actual === 'number' && actual >= 400 && actual < 500;
  return differs !== 'refusal' || !isRefused || aboutStatuses.includes(id);
}

const aboutStatuses = ['api-key-is-required', 'requests-are-strict', 'errors-are-problems'];

function isMasking({ id }: BrokenRule): boolean {
  return maskingRules.includes(id);
}

/** Where a view differs, or nowhere. */
function placeOf({ counterexample: { expected } }: BrokenRule): string {
  return placeIn(expected);
}
