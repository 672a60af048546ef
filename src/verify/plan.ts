import type { SettingsUpdate } from '../contract/contract.ts';
import type { Abilities } from './context/abilities.ts';
import type { Actor, RuleContext } from './context/rule-context.ts';
import type { Explored } from './explore/explore.ts';
import { levelsFor } from './generate/refusals.ts';
import { type Documents, type Heading, headingOf } from './heading.ts';
import { casesOf, lacking } from './judge.ts';
import type { Rule } from './rules/rule.ts';

/** One operation to be held to one rule, or why this server's cannot be. */
export type Planned = {
  readonly rule: Rule;
  readonly heading: Heading;
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

type Surroundings = Pick<RuleContext, 'levels'> &
  Documents & {
    /** As whom it is judged. */
    readonly actor: Actor;
    /** Only rules that are called so; all when absent. */
    readonly only?: readonly string[];
    readonly runs: number;
    readonly seed: number;
  };

/** What is to be judged: the rules of the wanted levels and names, in the order of the contract. */
export function plan(
  rules: readonly Rule[],
  explored: readonly Explored[],
  surroundings: Surroundings,
): readonly Planned[] {
  const { contract, actor, levels, only, runs, seed } = surroundings;
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
      .flatMap((operation): readonly Planned[] => {
        const { kind, update } = operation;
        const heading = headingOf(rule, update, surroundings);
        if (heading === null || !levels.includes(heading.level)) return [];
        if (only !== undefined && !only.includes(heading.id)) return [];
        if (kind === 'refused')
          return [{ rule, heading, update, cases: 0, kind, reason: operation.reason }];
        const { onlyWith } = rule;
        if (onlyWith !== undefined && !operation.abilities[onlyWith].offered) return [];
        const context = {
          contract,
          update,
          others: othersOf(update, offered),
          ...actor,
          abilities: operation.abilities,
          abilitiesOf,
          levels: levelsFor(update, levels),
        };
        const canBe = lacking(rule, context) === null;
        const examples = canBe ? rule.examples(context, seed) : [];
        const cases = canBe ? casesOf(rule, examples, runs) : 0;
        return [{ rule, heading, update, cases, kind, context, examples }];
      }),
  );
}

/** The same as another, who is to run half of the cases. */
export function halfOf<T extends Planned & { kind: 'offered' }>(
  planned: T,
  actor: Actor,
  seed: number,
): T {
  const context = { ...planned.context, ...actor };
  // They differ by where events are to arrive.
  const isSame = actor.receiver === planned.context.receiver;
  const examples = isSame ? planned.examples : planned.rule.examples(context, seed);
  return { ...planned, context, examples, cases: planned.cases / 2 };
}

/** One operation for each other resource: what several operations of one store is one state. */
function othersOf(
  { resource }: SettingsUpdate,
  offered: readonly Pick<Explored, 'update'>[],
): readonly SettingsUpdate[] {
  const others = offered.map(({ update }) => update).filter(other => other.resource !== resource);
  return [
    ...new Map(others.toReversed().map(other => [other.resource, other])).values(),
  ].toReversed();
}
