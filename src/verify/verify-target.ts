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
import type { Actor } from './context/rule-context.ts';
import { startRunState } from './context/run-state.ts';
import { EndedEarly, whyEnded } from './ended-early.ts';
import { type Explored, explore } from './explore/explore.ts';
import { leftBehind, removeCreated } from './explore/remove-created.ts';
import { removeMade } from './explore/remove-made.ts';
import { untilThere } from './explore/until-there.ts';
import { requireValues } from './generate/require-values.ts';
import { ruleIds } from './heading.ts';
import { type Judged, Judging, type JudgingOptions } from './judging.ts';
import { startReceiver } from './observe/receiver.ts';
import { type Planned, plan } from './plan.ts';
import { refusedIn } from './refused-baselines.ts';
import { causesOf } from './report/causes.ts';
import { createKeyMask, type KeyMask } from './report/key-mask.ts';
import type { Report, Requirement } from './report/report.ts';
import { hooksNotWorking, type Lack, missingSights } from './requirements.ts';
import { summarise } from './rule-result.ts';
import { rules } from './rules/index.ts';
import { ruleTitled } from './rules/titles.ts';
import {
  judgeSideBySide,
  type SideBySide,
  startSideBySide,
  wrongBesideAlone,
} from './side-by-side.ts';

export interface VerifyTargetOptions extends JudgingOptions {
  /** Where the words of rules come from when the contract itself names none. */
  readonly catalogue: Contract;
  readonly target: Omit<TargetOptions, 'authentication'>;
  readonly levels: readonly Level[];
  /** Only these rules; all when absent. */
  readonly only?: readonly string[];
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
  readonly sleep?: Clock['sleep'];
}

/** Requests that take longer are a server that hangs. */
const requestTimeoutMs = 30_000;

/**
 * Holds a server to the contract. Throws TargetUnreachable when nothing can be judged, and EndedEarly
 * when not everything was.
 */
export async function verifyTarget(options: VerifyTargetOptions): Promise<Report> {
  const { contract, seed, now, end, sleep = sleepUntil(end) } = options;
  requireValues(contract);
  ruleIds(options);
  const started = now();
  const http = clientFor(options, requestTimeoutMs, end);
  const client = createPatientClient(http, { now, sleep }, options.rate);
  const target = new Target({ ...options.target, authentication: contract.authentication }, client);
  const mask = createKeyMask(target.options);
  await using receiver = await startReceiver();
  const first = { target, receiver, ...startRunState(receiver, sleep) };
  let explored: readonly Explored[] = [];
  const toReport = (judged: readonly Judged[]): Report => {
    const results = judged.map(({ result }) => result);
    const lacks = judged.flatMap(one => one.lacks);
    return {
      tool: { name: 'holdfast', version: manifest.version },
      target: mask(options.target.url.href),
      seed,
      durationMs: Math.round(now() - started),
      ...refusedIn(explored, first.refused, target),
      ...missingIn(lacks, options, mask),
      summary: summarise(results),
      causes: causesOf(results, ruleTitled),
      rules: results,
    };
  };
  let judging: Judging | null = null;
  try {
    if (options.waitMs !== undefined)
      await untilThere(http, urlsOf(options.target), { now, sleep }, options.waitMs);
    const from = now();
    explored = await explore({ ...options, target, receiver, run: first });
    for (const notice of options.target.admin === undefined ? [] : hooksNotWorking(explored))
      options.onNotice?.(mask(notice));
    const requestMs = (now() - from) / Math.max(1, target.exchanges);
    const planned = plan(rules, explored, { ...options, actor: first });
    judging = new Judging(planned, target, requestMs, options);
    await using beside = judging.hasTimeTwice
      ? await sideBySideWith(first, options, { explored, requestMs, sleep })
      : null;
    const suspects = beside === null ? new Set<Planned>() : await judgeSideBySide(judging, beside);
    await judging.judgeRest();
    const notAlone = wrongBesideAlone(suspects, judging);
    if (notAlone !== null) options.onNotice?.(notAlone);
    const targets = [target, ...(beside === null ? [] : [beside.actors[1].target])];
    const left = await removeMade(target);
    if (left > 0) options.onNotice?.(stillThere(left));
    const forgiven = targets.flatMap(each => each.forgiven);
    if (forgiven.length > 0) options.onNotice?.(mask(notAgain(forgiven)));
    return toReport(judging.judged());
  } catch (error) {
    const cause = end?.aborted ? end.reason : error;
    if (judging === null && cause instanceof TargetUnreachable) throw cause;
    const unfinished = mask(whyEnded(cause));
    const judged = judging?.judged(({ heading }) => {
      const reason = `not judged: ${unfinished}`;
      const result = { ...heading, verdict: 'unobservable', cases: 0, reason, unseen: [] } as const;
      return [{ result, lacks: [] }];
    });
    throw new EndedEarly({ ...toReport(judged ?? []), unfinished }, cause);
  } finally {
    await clearUp(target, options);
    client.close();
  }
}

/** A second tenant to be judged beside the first one: a run of all rules over the network has time to gain by that. */
async function sideBySideWith(
  first: Actor,
  options: VerifyTargetOptions,
  found: Pick<Parameters<typeof startSideBySide>[2], 'explored' | 'requestMs' | 'sleep'>,
): Promise<SideBySide | null> {
  const { fetch, only, path, rate, now, end } = options;
  const isWhole = [fetch, only, path, rate].every(each => each === undefined);
  if (!isWhole || !first.target.hasSecondKey) return null;
  const client = clientFor(options, requestTimeoutMs, end);
  const patient = createPatientClient(client, { now, sleep: found.sleep });
  return startSideBySide(first, patient, { ...options, ...found });
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

/** Sleeps no longer than the run takes. */
function sleepUntil(end: AbortSignal | undefined): Clock['sleep'] {
  return async milliseconds => {
    await setTimeout(milliseconds, undefined, { signal: end }).catch(() => {
      throw new RunEnded();
    });
  };
}
