import type { RequestListener } from 'node:http';
import type { Credentials } from '../contract/authentication.ts';
import { contractOf, type DocumentOptions } from '../contract/contract-of.ts';
import { ownContract } from '../contract/own-contract.ts';
import { levels as allLevels, type Level } from '../contract/rules.ts';
import type { ExtraHeaders } from './client/credential-words.ts';
import type { Fetch } from './client/fetch-client.ts';
import { TargetUnreachable } from './client/target-unreachable.ts';
import { defaultBudgetMs, defaultRuns } from './defaults.ts';
import { ruleIds } from './heading.ts';
import { createKeyMask } from './report/key-mask.ts';
import type { Report, Requirement } from './report/report.ts';
import { serving } from './serving.ts';
import { verifyTarget } from './verify-target.ts';

/** Which server is held to which document, as whom, and how thoroughly. */
export type VerifyOptions = DocumentOptions &
  TargetAddress & {
    /** Infers the updates of a document that has no annotations. */
    readonly infer?: boolean;
    /** The key of the tenant whose settings are overwritten: `credentials: { apiKey }`. */
    readonly apiKey?: string;
    /** That of another tenant: `secondCredentials: { apiKey }`. */
    readonly secondApiKey?: string;
    /** What the document's `security` asks for. */
    readonly credentials?: Credentials;
    /** Another tenant's: without them nobody can tell whether tenants are kept apart. */
    readonly secondCredentials?: Credentials;
    /** Base of the test hooks, where the server has them; below its URL where it is a path. */
    readonly admin?: string | URL;
    /** Sent with every request. */
    readonly headers?: ExtraHeaders;
    /** What parameters of the document stand for, by their names. */
    readonly params?: Readonly<Record<string, string>>;
    /** All unless given. */
    readonly levels?: readonly Level[];
    /** Only the rules of these ids. */
    readonly rules?: readonly string[];
    /** What has to be seen: what stays unobservable for want of it fails the run. */
    readonly require?: readonly Requirement[];
    /** Cases per rule and operation: 20 unless given, and fewer where answers are slow. */
    readonly runs?: number;
    /** Repeats the cases of an earlier run, whose report has it; any other unless given. */
    readonly seed?: number;
    /** With `seed` and one of `rules`: repeats one case. */
    readonly path?: string;
    /** Ends the run early. */
    readonly signal?: AbortSignal;
  };

/**
 * A server that listens; an app in this process that answers by `fetch`, which `url` says what to call with; or a
 * listener of Node's `http`, such as an Express app, which is served while it is asked.
 */
type TargetAddress =
  | { readonly url: string | URL; readonly fetch?: never; readonly listener?: never }
  | { readonly url?: string | URL; readonly fetch: Fetch; readonly listener?: never }
  | { readonly url?: never; readonly fetch?: never; readonly listener: RequestListener };

/**
 * Holds a server to its document, as `holdfast verify` does, and overwrites the settings of its tenant. What
 * comes of it is in the report; `expectHolds` makes a failing test of that.
 *
 * By `fetch` an app answers in this process, without a socket. Events reach our receiver over one, on this
 * machine: an app that sends none has those rules unobservable, and nothing else is.
 *
 * @throws {ContractError} for the document, {MissingPackageError} for the optional package that may read it,
 *   {TargetUnreachable} where nothing could be judged, {EndedEarly} where not everything was.
 * @example
 * import { createMock } from 'holdfast/mock';
 * import { expectHolds, verify } from 'holdfast/verify';
 *
 * await using mock = await createMock();
 * const rules = ['omitted-auth-is-kept'];
 * const report = await verify({ fetch: mock.fetch, apiKey: 'demo', rules });
 * expectHolds(report);
 * console.log(report.summary.broken); // 0
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { apiKey, secondApiKey, credentials, secondCredentials, headers, params } = options;
  const { infer = false, rules, runs, fetch, levels = allLevels } = options;
  const contract = await contractOf(options, { annotated: 'certainly', infer });
  const catalogue = ownContract();
  const known = ruleIds({ contract, catalogue });
  for (const id of rules ?? [])
    if (!known.includes(id))
      throw new TypeError(`there is no rule "${id}"; the rules are ${known.join(', ')}`);
  await using served = options.listener === undefined ? null : await serving(options.listener);
  const url = new URL(served?.url ?? options.url ?? 'http://localhost');
  const second = {
    ...secondCredentials,
    ...(secondApiKey !== undefined && { apiKey: secondApiKey }),
  };
  const target = {
    url,
    credentials: { ...credentials, ...(apiKey !== undefined && { apiKey }) },
    ...(Object.keys(second).length > 0 && { secondCredentials: second }),
    ...(options.admin !== undefined && { admin: new URL(options.admin, url) }),
    ...(headers !== undefined && { headers }),
    ...(params !== undefined && { params }),
  };
  try {
    return await verifyTarget({
      contract,
      catalogue,
      target,
      levels,
      ...(fetch !== undefined && { fetch }),
      ...(rules !== undefined && { only: rules }),
      ...(options.require !== undefined && { require: options.require }),
      runs: runs ?? defaultRuns,
      ...(runs === undefined && { budgetMs: defaultBudgetMs }),
      seed: options.seed ?? crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
      ...(options.path !== undefined && { path: options.path }),
      ...(options.signal !== undefined && { end: options.signal }),
      now: () => performance.now(),
    });
  } catch (error) {
    // It may quote what the server said.
    if (error instanceof TargetUnreachable)
      throw new TargetUnreachable(createKeyMask(target)(error.message), { cause: error.cause });
    throw error;
  }
}
