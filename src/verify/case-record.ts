import type { Clause } from './case/clause.ts';
import { Refutation, Unobserved } from './case/refutation.ts';
import { Sight } from './case/sight.ts';
import { TestCase } from './case/test-case.ts';
import { isFiring } from './case/test-hooks.ts';
import { NoAnswer, TargetUnreachable } from './client/target-unreachable.ts';
import type { RuleContext } from './context/rule-context.ts';
import type { CaseRunner } from './rules/rule.ts';
import { isAroundFailure, whatFailed } from './server-failure.ts';

export interface CaseOptions {
  /** For how many of all cases there is time, 1 being every one; a replayed case always runs. */
  readonly share: number;
  /** Only every second case, from the first or the second one on. */
  readonly half?: 0 | 1;
  /** Replays one case that an earlier report named. */
  readonly path?: string;
  /** Milliseconds that the search for a smaller counterexample may take. */
  readonly shrinkMs: number;
  readonly now: () => number;
}

/** So many of the first cases run however slow the target is, as long as nothing was seen. */
const chances = 4;

/** What the cases of one rule saw; fast-check only learns whether a case failed. */
export class CaseRecord implements CaseRunner {
  readonly sight: Sight;
  /** How many were run, those for a smaller counterexample not counted. */
  cases = 0;
  unobserved: string | null = null;
  smallest: Refutation | null = null;
  fatal: Error | null = null;
  readonly #clauses: readonly Clause[];
  readonly #context: RuleContext;
  readonly #options: CaseOptions;
  #shrinkUntil = Number.POSITIVE_INFINITY;
  #index = 0;

  constructor(clauses: readonly Clause[], context: RuleContext, options: CaseOptions) {
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

  readonly isNextWanted = (): boolean => this.fatal === null && this.#hasTime(this.#index);

  async run(check: (testCase: TestCase) => Promise<void>): Promise<void> {
    if (this.fatal !== null || this.#options.now() > this.#shrinkUntil) return;
    if (this.smallest === null) {
      const hasTime = this.#hasTime(this.#index);
      this.#index += 1;
      if (!hasTime) return;
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
    if (this.smallest === null && isAboutEvents(ended))
      ended = await this.#withoutPings(ended, check);
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
    let unobserved: unknown = null;
    for (let again = 0; again < 2; again += 1) {
      const ended = await this.#try(check);
      if (ended instanceof Unobserved) unobserved = ended;
      else if (ended !== null) return ended;
    }
    if (unobserved === null) this.#context.target.forgive(whatFailed(refutation));
    return unobserved;
  }

  /** What looks like a wrong event may be a call that came late; where such calls come, the case is judged without them. */
  async #withoutPings(
    refutation: Refutation,
    check: (testCase: TestCase) => Promise<void>,
  ): Promise<unknown> {
    const { pings } = this.#context;
    if (pings.areAwaited) return refutation;
    let again: unknown = null;
    const haveCome = await pings.await(async () => {
      again = await this.#try(check);
    });
    return haveCome ? again : refutation;
  }

  /**
   * Takes a share of the cases, evenly from all of them: where one stands, and so its path, stays the
   * same. Where the first sees nothing the next ones have a try.
   */
  #hasTime(index: number): boolean {
    const { path, share, half } = this.#options;
    if (half !== undefined && index % 2 !== half) return false;
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
      // What stood from the case before may have been changed after all: only a baseline of its own proves anything.
      this.#context.standing.forget();
      return testCase.hasStandingBaseline ? this.#try(check) : error;
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

/** Whether what a case found is of an event that it fired. */
function isAboutEvents(ended: unknown): ended is Refutation {
  const last = ended instanceof Refutation ? ended.steps.at(-1) : undefined;
  return last !== undefined && isFiring(last.request);
}
