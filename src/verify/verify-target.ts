import { setTimeout } from 'node:timers/promises';
import manifest from '../../package.json' with { type: 'json' };
import type { Contract } from '../contract/contract.ts';
import type { Level } from '../contract/rules.ts';
import type { Proxies } from './client/connections.ts';
import { createFetchClient, type Fetch } from './client/fetch-client.ts';
import { createHttpClient, type HttpClient } from './client/http-client.ts';
import type { Clock } from './client/pace.ts';
import { createPatientClient } from './client/patient-client.ts';
import { Target, type TargetOptions } from './client/target.ts';
import { RunEnded, TargetUnreachable } from './client/target-unreachable.ts';
import { startRunState } from './context/run-state.ts';
import { EndedEarly, whyEnded } from './ended-early.ts';
import { type Explored, explore } from './explore/explore.ts';
import { leftBehind, removeCreated } from './explore/remove-created.ts';
import { removeMade } from './explore/remove-made.ts';
import { untilThere } from './explore/until-there.ts';
import { requireValues } from './generate/require-values.ts';
import { ruleIds } from './heading.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import { startReceiver } from './observe/receiver.ts';
import { type Planned, plan } from './plan.ts';
import { refusedIn } from './refused-baselines.ts';
import { causesOf } from './report/causes.ts';
import { createKeyMask, type KeyMask } from './report/key-mask.ts';
import type { Progress, Report, Requirement, RuleResult } from './report/report.ts';
import { hooksNotWorking, type Lack, lacksOf, missingSights } from './requirements.ts';
import { summarise, toRuleResult } from './rule-result.ts';
import { rules } from './rules/index.ts';
import { ruleTitled } from './rules/titles.ts';
import { TimeBudget } from './time-budget.ts';

export interface VerifyTargetOptions {
  /** What the target is held to. */
  readonly contract: Contract;
  /** Where the words of rules come from when the contract itself names none. */
  readonly catalogue: Contract;
  readonly target: Omit<TargetOptions, 'authentication'>;
  readonly levels: readonly Level[];
  /** Only these rules; all when absent. */
  readonly only?: readonly string[];
  /** Cases per rule and operation. */
  readonly runs: number;
  /** Milliseconds that all cases together may take: a slow target gets fewer of them. No limit when absent. */
  readonly budgetMs?: number;
  /** Milliseconds to wait for a target that is being started. */
  readonly waitMs?: number;
  /** Answers in place of whoever is at the URL of the target, and of its test hooks. */
  readonly fetch?: Fetch;
  /** Proxies on the way to the target. */
  readonly proxies?: Proxies;
  /** Requests per second to the target, those to its test hooks included. No limit when absent. */
  readonly rate?: number;
  /** What has to be seen: what stays unobservable for want of it is in the report as missing. */
  readonly require?: readonly Requirement[];
  readonly seed: number;
  readonly path?: string;
  /** Milliseconds that the search for a smaller counterexample may take; by the pace of the target unless given. */
  readonly shrinkMs?: number;
  /** Told before each rule is judged. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told, in a sentence, what is worth knowing before the report is there. */
  readonly onNotice?: (notice: string) => void;
  /** Milliseconds, monotonic. */
  readonly now: Clock['now'];
  readonly sleep?: Clock['sleep'];
  /** Ends the run early; the reason is the name of a signal, or an error that nobody could catch. */
  readonly end?: AbortSignal;
}

/** Requests that take longer are a server that hangs. */
const requestTimeoutMs = 30_000;

/**
 * Holds a server to the contract. Throws TargetUnreachable when nothing can be judged, and EndedEarly
 * when not everything was.
 */
export async function verifyTarget(options: VerifyTargetOptions): Promise<Report> {
  const { contract, levels, seed, now, end, sleep = sleepUntil(end) } = options;
  requireValues(contract);
  ruleIds(options);
  const started = now();
  const http = clientFor(options, requestTimeoutMs, end);
  const client = createPatientClient(http, { now, sleep }, options.rate);
  const target = new Target({ ...options.target, authentication: contract.authentication }, client);
  const mask = createKeyMask(target.options);
  await using receiver = await startReceiver();
  const run = startRunState(receiver, sleep);
  let explored: readonly Explored[] = [];
  const toReport = (judged: readonly Judged[]): Report => {
    const results = judged.map(({ result }) => result);
    const lacks = judged.flatMap(one => one.lacks);
    return {
      tool: { name: 'holdfast', version: manifest.version },
      target: mask(options.target.url.href),
      seed,
      durationMs: Math.round(now() - started),
      ...refusedIn(explored, run.refused, target),
      ...missingIn(lacks, options, mask),
      summary: summarise(results),
      causes: causesOf(results, ruleTitled),
      rules: results,
    };
  };
  const judged: Judged[] = [];
  let planned: readonly Planned[] = [];
  try {
    if (options.waitMs !== undefined)
      await untilThere(http, urlsOf(options.target), { now, sleep }, options.waitMs);
    explored = await explore({ contract, target, receiver, run, levels, seed });
    for (const notice of options.target.admin === undefined ? [] : hooksNotWorking(explored))
      options.onNotice?.(mask(notice));
    const requestMs = (now() - started) / Math.max(1, target.exchanges);
    planned = plan(rules, explored, { ...options, target, receiver, run });
    await judgeAll(planned, requestMs, options, target, judged);
    const left = await removeMade(target);
    if (left > 0) options.onNotice?.(stillThere(left));
    if (target.forgiven.length > 0) options.onNotice?.(mask(notAgain(target.forgiven)));
    return toReport(judged);
  } catch (error) {
    const cause = end?.aborted ? end.reason : error;
    if (planned.length === 0 && cause instanceof TargetUnreachable) throw cause;
    const unfinished = mask(whyEnded(cause));
    const missed = planned.slice(judged.length).map(({ heading }): Judged => {
      const reason = `not judged: ${unfinished}`;
      const result = { ...heading, verdict: 'unobservable', cases: 0, reason, unseen: [] } as const;
      return { result, lacks: [] };
    });
    throw new EndedEarly({ ...toReport([...judged, ...missed]), unfinished }, cause);
  } finally {
    await clearUp(target, options);
    client.close();
  }
}

/** Milliseconds that a deletion may take where the run is to end. */
const lastMs = 5_000;

/** What was created is deleted though the run is to end, after which its own client sends nothing more. */
async function clearUp(target: Target, options: VerifyTargetOptions): Promise<void> {
  const { end, onNotice } = options;
  if (target.created.left.length === 0) return;
  const another = end?.aborted ? clientFor(options, lastMs) : null;
  const left = await removeCreated(another === null ? target : target.through(another));
  another?.close();
  if (left.length > 0) onNotice?.(createKeyMask(target.options)(leftBehind(left)));
}

function clientFor(
  { fetch, proxies }: VerifyTargetOptions,
  timeoutMs: number,
  end?: AbortSignal,
): HttpClient {
  return fetch === undefined
    ? createHttpClient(timeoutMs, end, proxies)
    : createFetchClient(fetch, timeoutMs, end);
}

/** What was found of one rule on one operation. */
interface Judged {
  readonly result: RuleResult;
  readonly lacks: readonly Lack[];
}

function urlsOf({ url, admin }: VerifyTargetOptions['target']): readonly URL[] {
  return admin === undefined ? [url] : [url, admin];
}

/** Absent where nothing is. */
function missingIn(
  lacks: readonly Lack[],
  { require = [], target }: VerifyTargetOptions,
  mask: KeyMask,
): Pick<Report, 'missing'> {
  const missing = missingSights(lacks, require, target.admin !== undefined);
  if (missing.length === 0) return {};
  return { missing: missing.map(one => ({ ...one, reason: mask(one.reason) })) };
}

async function judgeAll(
  planned: readonly Planned[],
  requestMs: number,
  options: VerifyTargetOptions,
  target: Target,
  judged: Judged[],
): Promise<void> {
  const { budgetMs = Number.POSITIVE_INFINITY, now } = options;
  const budget = new TimeBudget(budgetMs, requestMs, now);
  let noticed = false;
  for (const [index, next] of planned.entries()) {
    if (options.end?.aborted) throw new RunEnded();
    const { heading } = next;
    options.onProgress?.({
      rule: heading.id,
      operation: heading.operation,
      done: index,
      total: planned.length,
      broken: judged.filter(({ result }) => result.verdict === 'broken').length,
    });
    const share = budget.share(planned.slice(index).reduce((sum, { cases }) => sum + cases, 0));
    if (share < 1 && !noticed) {
      options.onNotice?.(fewerCases(requestMs, budgetMs));
      noticed = true;
    }
    const { shrinkMs = Math.min(30_000, Math.max(10_000, 60 * requestMs)) } = options;
    const began = now();
    const judgement = await judgePlanned(next, { ...options, share, shrinkMs });
    budget.ran(judgement.cases);
    const durationMs = Math.round(now() - began);
    const { updates } = options.contract;
    const around = { update: next.update, updates, target, seed: options.seed };
    const result = { ...toRuleResult(heading, judgement, around), durationMs };
    judged.push({ result, lacks: lacksOf(next, judgement) });
  }
}

async function judgePlanned(planned: Planned, options: JudgeOptions): Promise<Judgement> {
  if (planned.kind === 'offered')
    return judge(planned.rule, planned.context, planned.examples, options);
  const { rule, reason } = planned;
  return { verdict: 'unobservable', cases: 0, reason, unseen: rule.clauses };
}

function stillThere(count: number): string {
  const what =
    count === 1 ? 'an item that this run made is' : `${count} items that this run made are`;
  return `${what} still there; the test hooks remove items by a reset alone, which would take those of others along`;
}

function notAgain(failures: readonly string[]): string {
  const [first = ''] = failures;
  const more = failures.length === 1 ? '' : ` and ${failures.length - 1} more`;
  return `${first}${more} did not come again when the same was asked once more, and counts for no rule`;
}

function fewerCases(requestMs: number, budgetMs: number): string {
  return `a request takes ${Math.round(requestMs)} ms, so fewer cases are run, to end within about ${Math.ceil(budgetMs / 60_000)} minutes; --runs N runs them all`;
}

/** Sleeps no longer than the run takes. */
function sleepUntil(end: AbortSignal | undefined): Clock['sleep'] {
  return async milliseconds => {
    await setTimeout(milliseconds, undefined, { signal: end }).catch(() => {
      throw new RunEnded();
    });
  };
}
