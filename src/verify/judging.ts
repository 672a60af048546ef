import type { Contract } from '../contract/contract.ts';
import { RunEnded } from './client/target-unreachable.ts';
import type { Actor } from './context/actor.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import { actedBy, type Planned } from './plan.ts';
import type { Progress, RuleResult } from './report/report.ts';
import { type Lack, lacksOf } from './requirements.ts';
import { toRuleResult } from './rule-result.ts';
import { TimeBudget } from './time-budget.ts';

export interface JudgingOptions {
  /** What the target is held to. */
  readonly contract: Contract;
  /** Cases per rule and operation. */
  readonly runs: number;
  /** Milliseconds that all cases together may take: a slow target gets fewer of them. No limit when absent. */
  readonly budgetMs?: number;
  readonly seed: number;
  readonly path?: string;
  /** Milliseconds that the search for a smaller counterexample may take; by the pace of the target unless given. */
  readonly shrinkMs?: number;
  /** Told before each rule is judged. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told, in a sentence, what is worth knowing before the report is there. */
  readonly onNotice?: (notice: string) => void;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Ends the run early; the reason is the name of a signal, or an error that nobody could catch. */
  readonly end?: AbortSignal;
}

/** What was found of one rule on one operation. */
export interface Judged {
  readonly result: RuleResult;
  readonly lacks: readonly Lack[];
}

/** What is planned, what was found of it so far, and how much time there is for the rest. */
export class Judging {
  readonly planned: readonly Planned[];
  readonly #options: JudgingOptions;
  readonly #requestMs: number;
  readonly #budget: TimeBudget;
  readonly #found = new Map<Planned, Judged>();
  readonly #settled = new Set<Planned>();
  #noticed = false;

  /** `requestMs` is how long a request took on average while the server was explored. */
  constructor(planned: readonly Planned[], requestMs: number, options: JudgingOptions) {
    this.planned = planned;
    this.#options = options;
    this.#requestMs = requestMs;
    const { budgetMs = Number.POSITIVE_INFINITY, now } = options;
    this.#budget = new TimeBudget(budgetMs, requestMs, now);
  }

  /** In the order of the plan; what was not judged becomes what `missed` makes of it. */
  judged(missed: (planned: Planned) => readonly Judged[] = () => []): readonly Judged[] {
    return this.planned.flatMap(one => this.#found.get(one) ?? missed(one));
  }

  verdictOf(planned: Planned): RuleResult['verdict'] | undefined {
    return this.#found.get(planned)?.result.verdict;
  }

  /** What was found of it stands. */
  settle(planned: Planned): void {
    this.#settled.add(planned);
  }

  /** Judges all that is not settled, one after the other and with nothing beside it. */
  async judgeRest(actor: Actor): Promise<void> {
    for (const next of this.planned) {
      if (this.#settled.has(next)) continue;
      const { shrinkMs = Math.min(30_000, Math.max(10_000, 60 * this.#requestMs)) } = this.#options;
      await this.judge(next, { as: actedBy(next, actor, this.#options.seed), shrinkMs });
      this.settle(next);
    }
  }

  async judge(
    planned: Planned,
    { as = planned, shrinkMs }: { readonly as?: Planned; readonly shrinkMs: number },
  ): Promise<Judgement> {
    const { contract, seed, now, onProgress, end } = this.#options;
    if (end?.aborted) throw new RunEnded();
    const { heading, update } = planned;
    const { id: rule, operation } = heading;
    onProgress?.({ rule, operation, ...this.#progress() });
    const share = this.#share();
    const began = now();
    const judgement = await judgePlanned(as, { ...this.#options, share, shrinkMs });
    this.#budget.ran(judgement.cases);
    const durationMs = Math.round(now() - began);
    const around = { update, updates: contract.updates, seed };
    const { target } = as.actor;
    const result = { ...toRuleResult(heading, judgement, { ...around, target }), durationMs };
    this.#found.set(planned, { result, lacks: lacksOf(as, judgement) });
    return judgement;
  }

  #progress(): Pick<Progress, 'done' | 'total' | 'broken'> {
    const settled = this.planned.filter(one => this.#settled.has(one));
    const broken = settled.filter(one => this.verdictOf(one) === 'broken');
    return { done: settled.length, total: this.planned.length, broken: broken.length };
  }

  #share(): number {
    const { budgetMs = Number.POSITIVE_INFINITY, onNotice } = this.#options;
    const toCome = this.planned.filter(one => !this.#settled.has(one));
    const share = this.#budget.share(toCome.reduce((sum, { cases }) => sum + cases, 0));
    if (share < 1 && !this.#noticed) {
      onNotice?.(fewerCases(this.#requestMs, budgetMs));
      this.#noticed = true;
    }
    return share;
  }
}

async function judgePlanned(planned: Planned, options: JudgeOptions): Promise<Judgement> {
  if (planned.kind === 'offered')
    return judge(planned.rule, planned.context, planned.examples, options);
  const { rule, reason } = planned;
  return { verdict: 'unobservable', cases: 0, reason, unseen: rule.clauses };
}

function fewerCases(requestMs: number, budgetMs: number): string {
  return `a request takes ${Math.round(requestMs)} ms, so fewer cases are run, to end within about ${Math.ceil(budgetMs / 60_000)} minutes; --runs N runs them all`;
}
