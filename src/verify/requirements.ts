import type { Abilities, Ability } from './context/abilities.ts';
import type { Explored } from './explore/explore.ts';
import type { Judgement } from './judge.ts';
import type { Planned } from './plan.ts';
import type { MissingSight, Requirement } from './report/report.ts';

/** What is lacking, and so which rules could not be judged. */
export interface Lack {
  readonly requirement: Requirement;
  readonly reason: string;
  readonly rule: string;
}

/** By what each ability is called where a user asks for it. */
const requirementOf: Partial<Record<keyof Abilities, Requirement>> = {
  items: 'items',
  itemChanges: 'items',
  deliveries: 'deliveries',
  inheritance: 'deliveries',
  secondKey: 'second-key',
};

/** Why a rule could not be judged: for want of each thing that it needs, or that its unseen clauses are seen in. */
export function lacksOf(planned: Planned, judgement: Judgement): readonly Lack[] {
  if (judgement.verdict !== 'unobservable') return [];
  const { rule, heading } = planned;
  const all: Lack = { requirement: 'all', reason: judgement.reason, rule: heading.id };
  if (planned.kind === 'refused') return [all];
  const { abilities } = planned.context;
  const seenIn = new Set(judgement.unseen.map(clause => clause.seenIn));
  const needed = new Set<keyof Abilities>([
    ...rule.needs,
    ...(seenIn.has('items') ? (['items'] as const) : []),
    ...(seenIn.has('deliveries') ? (['deliveries', 'inheritance'] as const) : []),
  ]);
  const lacks = [...needed].flatMap(name => {
    const requirement = requirementOf[name];
    const ability = abilities[name];
    if (requirement === undefined || ability.offered) return [];
    return [{ requirement, reason: ability.reason, rule: heading.id }];
  });
  return [all, ...lacks];
}

/** What was required, or had test hooks given for it, and is missing; what was required comes first. */
export function missingSights(
  lacks: readonly Lack[],
  required: readonly Requirement[],
  hasTestHooks: boolean,
): readonly MissingSight[] {
  const given: readonly Requirement[] = hasTestHooks ? ['items', 'deliveries'] : [];
  const told = [...required, ...given.filter(each => !required.includes(each))];
  return told.flatMap(requirement => {
    const own = lacks.filter(lack => lack.requirement === requirement);
    return [...Map.groupBy(own, ({ reason }) => reason)].map(([reason, same]) => ({
      requirement,
      required: required.includes(requirement),
      reason,
      rules: [...new Set(same.map(({ rule }) => rule))],
    }));
  });
}

/** Why test hooks that were given do not work for an operation, or do not show everything. */
export function hooksNotWorking(explored: readonly Explored[]): readonly string[] {
  const reasons = explored
    .filter(operation => operation.kind === 'offered')
    .filter(({ update }) => update.cascade !== undefined)
    .flatMap(({ abilities: { items, itemChanges, deliveries } }) => [
      items,
      itemChanges,
      deliveries,
    ])
    .flatMap((ability: Ability) => (ability.offered ? [] : [ability.reason]));
  return [...new Set(reasons)].map(reason => `THE TEST HOOKS (--admin) DO NOT WORK: ${reason}`);
}
