import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import type { Abilities } from './context/abilities.ts';
import type { RuleContext } from './context/rule-context.ts';
import type { RunState } from './context/run-state.ts';
import type { Explored } from './explore/explore.ts';
import { casesOf, lacking } from './judge.ts';
import type { Rule } from './rules/rule.ts';

/** One operation to be held to one rule, or why this server's cannot be. */
export type Planned = {
  readonly rule: Rule;
  readonly update: SettingsUpdate;
  /** How many cases that takes when there is time for all. */
  readonly cases: number;
} & (
  | {
      readonly kind: 'offered';
      readonly context: RuleContext;
      /** The cases that come first. To make them takes longer than to run some of them. */
      readonly examples: readonly unknown[];
    }
  | { readonly kind: 'refused'; readonly reason: string }
);

type Surroundings = Pick<RuleContext, 'target' | 'receiver' | 'levels'> & {
  readonly run: RunState;
  readonly contract: Contract;
  readonly runs: number;
  readonly seed: number;
};

/** What is to be judged, in the order of the contract. */
export function plan(
  rules: readonly Rule[],
  explored: readonly Explored[],
  { contract, target, receiver, run, levels, runs, seed }: Surroundings,
): readonly Planned[] {
  const offered = explored.filter(operation => operation.kind === 'offered');
  const known = new Map(offered.map(({ update, abilities }) => [update, abilities]));
  const abilitiesOf = (update: SettingsUpdate): Abilities => {
    const abilities = known.get(update);
    if (abilities === undefined) throw new Error(`${update.path} was not explored`);
    return abilities;
  };
  return rules.flatMap(rule =>
    explored
      .filter(({ update }) => rule.appliesTo(update, contract))
      .map((operation): Planned => {
        const { kind, update } = operation;
        if (kind === 'refused') return { rule, update, cases: 0, kind, reason: operation.reason };
        const context = {
          contract,
          update,
          others: offered.map(other => other.update).filter(other => other !== update),
          target,
          receiver,
          ...run,
          abilities: operation.abilities,
          abilitiesOf,
          levels,
        };
        const canBe = lacking(rule, context) === null;
        const examples = canBe ? rule.examples(context, seed) : [];
        const cases = canBe ? casesOf(rule, examples, runs) : 0;
        return { rule, update, cases, kind, context, examples };
      }),
  );
}
