import fc from 'fast-check';
import type { Clause, SeenIn } from './case/clause.ts';
import type { Refutation } from './case/refutation.ts';
import { type CaseOptions, CaseRecord } from './case-record.ts';
import { RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import { type Abilities, type Ability, offered } from './context/abilities.ts';
import type { RuleContext } from './context/rule-context.ts';
import type { Rule } from './rules/rule.ts';

export type Judgement =
  | { readonly verdict: 'held'; readonly cases: number }
  | {
      readonly verdict: 'broken';
      readonly cases: number;
      readonly refutation: Refutation;
      readonly path: string;
    }
  | {
      readonly verdict: 'unobservable';
      readonly cases: number;
      /** What was missing. */
      readonly reason: string;
      /** What could not be seen for want of it. */
      readonly unseen: readonly Clause[];
    };

export interface JudgeOptions extends CaseOptions {
  /** Cases per rule and operation, before the rule's own share. */
  readonly runs: number;
  readonly seed: number;
}

/** Holds one operation to one rule, by the examples first. */
export async function judge(
  rule: Rule,
  context: RuleContext,
  examples: readonly unknown[],
  options: JudgeOptions,
): Promise<Judgement> {
  const reasonNot = lacking(rule, context);
  const clauses = rule.clauses.filter(clause => clause.appliesTo(context));
  if (reasonNot !== null)
    return { verdict: 'unobservable', cases: 0, reason: reasonNot, unseen: clauses };
  const record = new CaseRecord(clauses, context, options);
  const details = await fc.check(rule.property(context, record), {
    examples: examples.map((example): [unknown] => [example]),
    numRuns: options.path === undefined ? casesOf(rule, examples, options.runs) : 1,
    seed: options.seed,
    ...(options.path !== undefined && { path: options.path }),
  });
  const { cases, smallest, fatal } = record;
  // What was found is found, though the search for a smaller one came to a sudden end.
  const isOver = fatal instanceof RunEnded || fatal instanceof TargetUnreachable;
  if (fatal !== null && !(isOver && smallest !== null)) throw fatal;
  if (smallest !== null)
    return {
      verdict: 'broken',
      cases,
      refutation: smallest,
      path: details.counterexamplePath ?? '',
    };
  const unseen = record.unseen();
  const [first] = unseen;
  if (first === undefined) return { verdict: 'held', cases };
  const reason = whyUnseen(first, record, context.abilities, options);
  return { verdict: 'unobservable', cases, reason, unseen };
}

/** How many cases it takes when there is time for all. */
export function casesOf({ effort }: Rule, examples: readonly unknown[], runs: number): number {
  return examples.length + Math.max(1, Math.round(runs * effort));
}

/** Why the rule cannot be judged at all, or null. */
export function lacking({ needs }: Rule, { abilities }: RuleContext): string | null {
  const [first] = needs.flatMap(need => {
    const ability = abilities[need];
    return ability.offered ? [] : [ability.reason];
  });
  return first ?? null;
}

/** Held means seen to hold: why a clause never came into sight. */
function whyUnseen(
  clause: Clause,
  { sight, unobserved }: CaseRecord,
  abilities: Abilities,
  { share }: JudgeOptions,
): string {
  const ability = abilityToSee(clause.seenIn, abilities);
  if (!ability.offered) return ability.reason;
  if (unobserved !== null) return unobserved;
  const missing = sight.missing(clause);
  if (missing.length > 0) return `never shown: ${missing.join(', ')}`;
  const [place] = sight.leftOut(clause);
  if (place !== undefined)
    return `left out though it was set, and shown at other times: ${place}; "absent: unset" in x-settings-update says that what is left out is unset`;
  if (sight.isHidden(clause))
    return `the answers show none of the settings that it is about${seeBy(abilities)}`;
  const later = share < 1 ? '; --runs N runs more of them' : '';
  return `no case gave sight of it${later}`;
}

function abilityToSee(seenIn: SeenIn, abilities: Abilities): Ability {
  const { items, deliveries, inheritance } = abilities;
  switch (seenIn) {
    case 'answers':
    case 'settings':
      return offered;
    case 'items':
      return items;
    case 'deliveries':
      return deliveries.offered ? inheritance : deliveries;
  }
}

function seeBy({ items, reads }: Abilities): string {
  if (!reads.offered) return `; ${reads.reason}, whose answer would show them`;
  return items.offered ? '' : '; a view in the answers, or test hooks (--admin), would show them';
}
