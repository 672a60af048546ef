import { Command } from 'commander';
import { type Level, levels } from '../src/contract/rules.ts';
import { isLoopbackName } from '../src/http/own-host.ts';
import { headerWord } from '../src/verify/client/credential-words.ts';
import { defaultBudgetMs, defaultRuns } from '../src/verify/defaults.ts';
import { type Requirement, requirements } from '../src/verify/report/report.ts';
import { reporterNames } from '../src/verify/report/reporter-names.ts';
import { shellWord } from '../src/verify/report/shell-word.ts';
import { visibleLines } from '../src/verify/report/visible.ts';
import type { VerifyTargetOptions } from '../src/verify/verify-target.ts';
import { CommandError, describeDefect, type ExitCode, exitAfter, exitCode } from './exit.ts';
import { collectHeader } from './header-option.ts';
import type { Io } from './io.ts';
import { collect, parseAtLeast, parseHttpUrl, parseWholeNumber } from './option-values.ts';
import { collectParam } from './param-option.ts';
import { proxyEnvironment } from './proxy-environment.ts';
import { type ChosenReporter, collectReporter, planReports } from './reporter-option.ts';
import { readContract } from './serving.ts';
import {
  addCredentialOptions,
  type CredentialOptions,
  verifyCredentials,
} from './verify-credentials.ts';
import { verifyHelp } from './verify-help.ts';
import { collectRequirements, parseLevels, parseRate, parseRuns } from './verify-values.ts';

interface Options extends CredentialOptions {
  readonly admin?: URL;
  readonly level: readonly Level[];
  readonly require?: readonly Requirement[];
  readonly rule?: readonly string[];
  readonly runs?: number;
  readonly rate?: number;
  readonly wait?: number;
  readonly header?: Readonly<Record<string, string>>;
  readonly param?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly path?: string;
  readonly reporter?: readonly ChosenReporter[];
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly allowRemoteRefs?: true;
  readonly infer?: true;
  readonly yes?: true;
}

/** `holdfast verify`: proves or refutes the contract's rules on any server. */
export function verifyCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return addCredentialOptions(new Command('verify'))
    .description('Prove or refute, rule by rule, that a server keeps the contract.')
    .argument('<url>', 'base URL of the server under test', parseHttpUrl)
    .option(
      '--admin <url>',
      'base URL of the test hooks, to see items and deliveries',
      parseHttpUrl,
    )
    .option(
      '--level <levels>',
      'only rules of these levels, separated by commas',
      parseLevels,
      levels,
    )
    .option(
      '--require <sights>',
      `fail where this stays unseen: ${requirements.join(', ')}; repeatable, or separated by commas`,
      collectRequirements,
    )
    .option('--rule <id>', 'only this rule (repeatable)', collect)
    .option(
      '--runs <n>',
      `cases per rule and operation (default: ${defaultRuns}, fewer where answers are slow)`,
      parseRuns,
    )
    .option('--rate <n>', 'requests per second to the target at most', parseRate)
    .option('--wait <seconds>', 'wait so long at most until the target answers', parseAtLeast(1))
    .option(
      '--header <name=value>',
      'send this with every request, as a gateway may ask for (repeatable)',
      collectHeader,
    )
    .option(
      '--param <name=value>',
      'what a parameter of the document stands for, such as an id in a path (repeatable)',
      collectParam,
    )
    .option('--seed <n>', 'repeat the cases of an earlier run', parseWholeNumber)
    .option('--path <path>', 'with --seed and --rule: repeat one case')
    .option(
      '--reporter <name>',
      `form of the report: ${reporterNames.join(', ')}; NAME=PATH writes a file (repeatable)`,
      collectReporter,
    )
    .option('--spec <file>', 'hold the server to another annotated document (file or URL)')
    .option('--overlay <file>', 'OpenAPI Overlay to apply to the document (repeatable)', collect)
    .option('--allow-remote-refs', "let references leave the document's folder, for any address")
    .option('--infer', 'infer the updates of a document that has no annotations')
    .option(
      '--yes',
      "overwrite the tenant's settings, or use test hooks, on a host that is not this machine",
    )
    .addHelpText('after', verifyHelp(io))
    .action(async (url: URL, options: Options) => {
      requireConsent(url, options);
      finish(await runVerify(io, url, options));
    });
}

async function runVerify(io: Io, url: URL, options: Options): Promise<ExitCode> {
  const { verifyTarget } = await import('../src/verify/verify-target.ts');
  const { TargetUnreachable } = await import('../src/verify/client/target-unreachable.ts');
  const { EndedEarly } = await import('../src/verify/ended-early.ts');
  const { createKeyMask } = await import('../src/verify/report/key-mask.ts');
  const { createProgress } = await import('../src/verify/report/progress-line.ts');
  const { fails } = await import('../src/verify/report/fails.ts');
  const { writeReports } = await import('./write-reports.ts');
  const plan = planReports(options.reporter ?? [], io.env);
  const settings = await verifyOptions(io, url, options);
  const progress = createProgress(io.stderr);
  try {
    const onNotice = (notice: string) => {
      progress.clear();
      io.stderr.write(`${visibleLines(notice)}\n`);
    };
    const report = await verifyTarget({
      ...settings,
      end: io.stop,
      onProgress: progress.show,
      onNotice,
    });
    progress.end();
    writeReports(io, report, plan, replayCommand(io, url, options));
    return fails(report) ? exitCode.broken : exitCode.ok;
  } catch (error) {
    progress.end();
    const cause = error instanceof EndedEarly ? error.cause : error;
    if (error instanceof EndedEarly)
      writeReports(io, error.report, plan, replayCommand(io, url, options));
    // An error may quote what the server said.
    const mask = createKeyMask(settings.target);
    if (cause instanceof TargetUnreachable)
      throw new CommandError(mask(cause.message), exitCode.unreachable);
    if (!(error instanceof EndedEarly)) throw error;
    if (io.stop.aborted) {
      io.stderr.write(`holdfast: ${error.message}; the report has what was judged until then\n`);
      return exitAfter(cause);
    }
    io.stderr.write(mask(describeDefect(cause)));
    return exitCode.defect;
  }
}

async function verifyOptions(io: Io, url: URL, options: Options): Promise<VerifyTargetOptions> {
  const { defaultContract } = await import('../src/contract/own-contract.ts');
  const { ruleIds } = await import('../src/verify/heading.ts');
  const catalogue = defaultContract();
  const contract = await readContract(options);
  const known = ruleIds({ contract, catalogue });
  for (const id of options.rule ?? []) requireRule(id, known);
  const proxies = proxyEnvironment(io);
  return {
    contract,
    catalogue,
    target: {
      url,
      ...verifyCredentials(io, options, contract),
      ...(options.admin !== undefined && { admin: options.admin }),
      ...(options.header !== undefined && { headers: options.header }),
      ...(options.param !== undefined && { params: options.param }),
    },
    ...(options.wait !== undefined && { waitMs: options.wait * 1000 }),
    ...(proxies !== undefined && { proxies }),
    levels: options.level,
    ...(options.require !== undefined && { require: options.require }),
    ...(options.rule !== undefined && { only: options.rule }),
    runs: options.runs ?? defaultRuns,
    // A wish for so many cases is a wish for the time that they take.
    ...(options.runs === undefined && { budgetMs: defaultBudgetMs }),
    ...(options.rate !== undefined && { rate: options.rate }),
    seed: options.seed ?? crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
    ...(options.path !== undefined && { path: options.path }),
    now: () => performance.now(),
  };
}

/** The tenant is overwritten with its own key; on somebody else's machine that takes a word, for the test hooks too. */
function requireConsent(url: URL, { admin, yes }: Options): void {
  const hosts = new Set(
    [url, ...(admin ? [admin] : [])].filter(isElsewhere).map(({ host }) => host),
  );
  if (hosts.size === 0 || yes) return;
  throw new CommandError(
    `verify sends the key to ${[...hosts].join(' and ')} and overwrites the settings of its tenant there; add --yes if that is meant`,
  );
}

function isElsewhere({ hostname }: URL): boolean {
  return !isLoopbackName(hostname);
}

function requireRule(id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  throw new CommandError(`there is no rule "${id}"; the rules are ${known.join(', ')}`);
}

/** Keys stay in the environment, so that a pasted command shows none. */
function replayCommand({ command }: Io, url: URL, options: Options): string {
  const parts = [`${command} verify`, shellWord(url.href)];
  if (options.admin !== undefined) parts.push(`--admin ${shellWord(options.admin.href)}`);
  if (options.spec !== undefined) parts.push(`--spec ${shellWord(options.spec)}`);
  for (const overlay of options.overlay ?? []) parts.push(`--overlay ${shellWord(overlay)}`);
  if (options.infer) parts.push('--infer');
  // What else is judged decides what a case may send.
  if (options.level.length < levels.length) parts.push(`--level ${options.level.join(',')}`);
  for (const name of Object.keys(options.header ?? {}))
    parts.push(`--header ${name}="${headerWord(name)}"`);
  for (const [name, value] of Object.entries(options.param ?? {}))
    parts.push(`--param ${shellWord(`${name}=${value}`)}`);
  if (options.rate !== undefined) parts.push(`--rate ${options.rate}`);
  if (options.yes) parts.push('--yes');
  return parts.join(' ');
}
