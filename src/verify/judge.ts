import fc from 'fast-check';
import type { Clause, SeenIn } from './case/clause.ts';
import { Refutation, Unobserved } from './case/refutation.ts';
import { Sight } from './case/sight.ts';
import { TestCase } from './case/test-case.ts';
import { NoAnswer, RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import { type Abilities, type Ability, offered } from './context/abilities.ts';
import type { RuleContext } from './context/rule-context.ts';
import type { Rule } from './rules/rule.ts';
import { isAroundFailure, whatFailed } from './server-failure.ts';

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

export interface JudgeOptions {
  /** Cases per rule and operation, before the rule's own share. */
  readonly runs: number;
  /** For how many of all cases there is time, 1 being every one; a replayed case always runs. */
  readonly share: number;
  readonly seed: number;
  /** Replays one case that an earlier report named. */
  readonly path?: string;
  /** Milliseconds that the search for a smaller counterexample may take. */
  readonly shrinkMs: number;
  readonly now: () => number;
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
  const details = await fc.check(
    rule.property(context, check => record.run(check)),
    {
      examples: examples.map((example): [unknown] => [example]),
      numRuns: options.path === undefined ? casesOf(rule, examples, options.runs) : 1,
      seed: options.seed,
      ...(options.path !== undefined && { path: options.path }),
    },
  );
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

/** So many of the first cases run however slow the target is, as long as nothing was seen. */
const chances = 4;

/** What the cases of one rule saw; fast-check only learns whether a case failed. */
class CaseRecord {
  readonly sight: Sight;
  /** How many were run, those for a smaller counterexample not counted. */
  cases = 0;
  unobserved: string | null = null;
  smallest: Refutation | null = null;
  fatal: Error | null = null;
  readonly #clauses: readonly Clause[];
  readonly #context: RuleContext;
  readonly #options: JudgeOptions;
  #shrinkUntil = Number.POSITIVE_INFINITY;
  #index = 0;

  constructor(clauses: readonly Clause[], context: RuleContext, options: JudgeOptions) {
    this.#clauses = clauses;
    this.#context = context;
    this.sight = new Sight(context.shown);
    this.#options = options;
  }

  /** The clauses of which no case gave sight. A replayed case is looked at for itself, and shows some of them. */
  unseen(): readonly Clause[] {
    const { path } = this.#options;
    if (path !== undefined && this.#clauses.some(clause => this.sight.isGlimpsed(clause)))
      return [];
    return this.#clauses.filter(clause => !this.sight.isSeen(clause));
  }

  async run(check: (testCase: TestCase) => Promise<void>): Promise<void> {
    if (this.fatal !== null || this.#options.now() > this.#shrinkUntil) return;
    if (this.smallest === null) {
      if (!this.#hasTime()) return;
      this.cases += 1;
    }
    const { target } = this.#context;
    let before = target.losses;
    let ended = await this.#try(check);
    // A server that restarted may have lost what the case had stored: that proves nothing against it.
    for (let again = 0; again < 2 && isSaying(ended) && target.losses > before; again += 1) {
      before = target.losses;
      ended = await this.#try(check);
    }
    if (isAroundFailure(ended)) ended = await this.#againAfter(ended, check);
    if (ended !== null) await this.#settle(ended);
  }

  /**
   * A failure of the server, or none of its answers, counts where it comes again; once among thousands
   * it is passed over. What else the case finds then counts as well.
   */
  async #againAfter(
    refutation: Refutation,
    check: (testCase: TestCase) => Promise<void>,
  ): Promise<unknown> {
    for (let again = 0; again < 2; again += 1) {
      const ended = await this.#try(check);
      if (ended !== null) return ended;
    }
    this.#context.target.forgive(whatFailed(refutation));
    return null;
  }

  /**
   * Takes a share of the cases, evenly from all of them: where one stands, and so its path, stays the
   * same. Where the first sees nothing the next ones have a try.
   */
  #hasTime(): boolean {
    const { path, share } = this.#options;
    const index = this.#index++;
    if (path !== undefined || (index < chances && this.unseen().length > 0)) return true;
    return Math.ceil((index + 1) * share) > Math.ceil(index * share);
  }

  /** Runs the case; what ended it early, or null. */
  async #try(check: (testCase: TestCase) => Promise<void>): Promise<unknown> {
    const testCase = new TestCase(this.#context);
    try {
      await check(testCase);
      this.sight.add(testCase.sight);
      return null;
    } catch (error) {
      return error;
    }
  }

  async #settle(error: unknown): Promise<void> {
    if (error instanceof Unobserved) {
      this.unobserved = error.message;
      return;
    }
    // One request without an answer, from a server that answers others, is no reason to stop.
    if (error instanceof NoAnswer && (await this.#context.target.isThere())) {
      this.unobserved = `a request was left without an answer: ${error.message}`;
      return;
    }
    if (error instanceof Refutation) {
      if (this.smallest === null) this.#shrinkUntil = this.#options.now() + this.#options.shrinkMs;
      this.smallest = error;
      throw error;
    }
    this.fatal = error instanceof Error ? error : new TargetUnreachable(String(error));
  }
}

/** Says something of the rule, though perhaps only that it could not be judged. */
function isSaying(ended: unknown): boolean {
  return ended instanceof Refutation || ended instanceof Unobserved;
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
