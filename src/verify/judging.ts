import type { Contract } from '../contract/contract.ts';
import type { Target } from './client/target.ts';
import { RunEnded } from './client/target-unreachable.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import type { Planned } from './plan.ts';
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

/** What came of a rule, or of a part of its cases. */
export interface Run {
  readonly judgement: Judgement;
  readonly durationMs: number;
}

/** What is planned, what was found of it so far, and how much time there is for the rest. */
export class Judging {
  readonly planned: readonly Planned[];
  readonly options: JudgingOptions;
  readonly #target: Target;
  readonly #requestMs: number;
  readonly #budget: TimeBudget;
  readonly #found = new Map<Planned, Judged>();
  readonly #settled = new Set<Planned>();
  #casesToCome: number;
  #noticed = false;

  /** `requestMs` is how long a request took on average while the server was explored. */
  constructor(
    planned: readonly Planned[],
    target: Target,
    requestMs: number,
    options: JudgingOptions,
  ) {
    this.planned = planned;
    this.options = options;
    this.#target = target;
    this.#requestMs = requestMs;
    const { budgetMs = Number.POSITIVE_INFINITY, now } = options;
    this.#budget = new TimeBudget(budgetMs, requestMs, now);
    this.#casesToCome = casesOf(planned);
  }

  /** In the order of the plan; what was not judged becomes what `missed` makes of it. */
  judged(missed: (planned: Planned) => readonly Judged[] = () => []): readonly Judged[] {
    return this.planned.flatMap(one => this.#found.get(one) ?? missed(one));
  }

  /** Whether there is time for every case, and for all of them once more. */
  get hasTimeTwice(): boolean {
    return this.#budget.share(2 * this.#casesToCome) === 1;
  }

  verdictOf(planned: Planned): RuleResult['verdict'] | undefined {
    return this.#found.get(planned)?.result.verdict;
  }

  /** Judges all that is not settled, one after the other and with nothing beside it. */
  async judgeRest(): Promise<void> {
    const rest = this.planned.filter(one => !this.#settled.has(one));
    this.#casesToCome = casesOf(rest);
    const { shrinkMs = Math.min(30_000, Math.max(10_000, 60 * this.#requestMs)) } = this.options;
    for (const next of rest) this.settle(next, await this.run(next, { shrinkMs }));
  }

  async run(planned: Planned, options: Partial<JudgeOptions>): Promise<Run> {
    const { now, onProgress, end } = this.options;
    if (end?.aborted) throw new RunEnded();
    const { id: rule, operation } = planned.heading;
    onProgress?.({ rule, operation, ...this.#progress() });
    const { shrinkMs = 0 } = options;
    const began = now();
    const judgement = await judgePlanned(planned, {
      ...this.options,
      share: this.#share(),
      ...options,
      shrinkMs,
    });
    this.#budget.ran(judgement.cases);
    this.#casesToCome -= planned.cases;
    return { judgement, durationMs: Math.round(now() - began) };
  }

  /** What came of it, and stands. */
  settle(planned: Planned, run: Run): void {
    this.find(planned, run);
    this.#settled.add(planned);
  }

  /** What came of it, unless something else comes of it when it is judged again. */
  find(planned: Planned, { judgement, durationMs }: Run): void {
    const { contract, seed } = this.options;
    const { heading, update } = planned;
    const around = { update, updates: contract.updates, seed, target: this.#target };
    const result = { ...toRuleResult(heading, judgement, around), durationMs };
    this.#found.set(planned, { result, lacks: lacksOf(planned, judgement) });
  }

  #progress(): Pick<Progress, 'done' | 'total' | 'broken'> {
    const total = this.planned.length;
    const all = Math.max(1, casesOf(this.planned));
    const done = Math.floor(total * (1 - Math.max(0, this.#casesToCome) / all));
    const broken = [...this.#settled].filter(one => this.verdictOf(one) === 'broken');
    return { done, total, broken: broken.length };
  }

  #share(): number {
    const { budgetMs = Number.POSITIVE_INFINITY, onNotice } = this.options;
    const share = this.#budget.share(this.#casesToCome);
    if (share < 1 && !this.#noticed) {
      onNotice?.(fewerCases(this.#requestMs, budgetMs));
      this.#noticed = true;
    }
    return share;
  }
}

function casesOf(planned: readonly Planned[]): number {
  return planned.reduce((sum, { cases }) => sum + cases, 0);
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
