import {
  type Command,
  parseValues,
  runCommand,
  type Surroundings,
  wholeNumber,
} from '../../runner/command.ts';
import { writeSection } from '../../runner/marked-section.ts';
import { openRecord } from '../../runner/record.ts';
import { runThreads } from '../../runner/run-threads.ts';
import { spread } from '../../runner/sample.ts';
import { verifyServer } from '../../runner/verify-server.ts';
import { type MutantCommandOptions, mutantOptions, readMutantOptions } from '../options.ts';
import { inTwoPasses, type Passes } from '../passes.ts';
import { instrumentedCopy } from './instrumented-copy.ts';
import type { CodeMutantResult } from './run-code-mutant.ts';
import { serveCopy } from './served.ts';
import { isKilled, recordOfResults, summarise, worthRunning } from './summary.ts';
import { describeSummary, told, toSection, toTable } from './table.ts';
import type { Job } from './worker.ts';

const page = new URL('../../../docs/verifier.md', import.meta.url);
const wantedShare = 0.9;

const command = {
  name: 'mutants:code',
  help: `Changes the code of the reference server in a copy of it, one small change at a time (the mutants
of Stryker), and tells which of them verify alone finds. Mutants whose code no request reaches are
listed by reason, not run.

  --sample N     so many of them, spread evenly (default: all, which takes hours)
  --seed N       the seed of every run (default: 1)
  --runs N       cases per rule and operation (default: 1)
  --threads N    so many at a time (default: 2)
  --match TEXT   only mutants of files whose path has this in it
  --deadline N   seconds that one mutant may take (default: 300)
  --record FILE  add each result to this file, leave out what it holds, and tell of all of it
  --quick        only the rules that see most, and no others where these hold
  --write        write the table into docs/verifier.md, between its mutants-of-code marks
  --help         show this
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options extends MutantCommandOptions {
  readonly sample: number;
  readonly deadlineMs: number;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const values = parseValues(argv, {
    ...mutantOptions,
    sample: { type: 'string' },
    runs: { type: 'string', default: '1' },
    deadline: { type: 'string', default: '300' },
  });
  if (values.help) return null;
  const { sample, deadline, record } = values;
  return {
    ...readMutantOptions({ ...values, record }),
    sample: sample === undefined ? Number.POSITIVE_INFINITY : wholeNumber(sample, 'sample'),
    deadlineMs: 1000 * wholeNumber(deadline, 'deadline', { most: 36_000 }),
  };
}

async function run(options: Options, { command, stop, print, say }: Surroundings): Promise<number> {
  const { sample, seed, runs, threads, match, deadlineMs, record, quick, write } = options;
  // Told now rather than after hours of runs.
  if (write) writeSection(page, 'mutants-of-code', null);
  using copy = await instrumentedCopy();
  const { root, mutants } = copy;
  const reached = await reachedMutants(root, seed, runs);
  const { before, add } = openRecord(record, recordOfResults);
  const done = new Set(before.map(({ mutant }) => mutant));
  const worth = worthRunning({ mutants, reached }).filter(({ file }) => file.includes(match));
  const chosen = spread(worth, sample).filter(({ id }) => !done.has(id));
  say(
    `${mutants.length} mutants, ${reached.size} reached, ${worth.length} worth a run, ${chosen.length} to run`,
  );
  const byId = new Map(mutants.map(mutant => [mutant.id, mutant]));
  const runAll: Passes<string, CodeMutantResult>['run'] = (ids, rules, onResult) =>
    runThreads<Job, CodeMutantResult>(
      ids.map(mutant => ({ mutant, root, seed, runs, deadlineMs, rules })),
      {
        script: new URL('worker.ts', import.meta.url),
        threads,
        stop,
        onResult: result => {
          const mutant = byId.get(result.mutant);
          const { finding, durationMs } = result;
          const by = finding.kind === 'broken' ? finding.rule : '';
          if (mutant !== undefined) say(`${finding.kind} ${by} ${told(mutant)}, ${durationMs} ms`);
          onResult(result);
        },
      },
    );
  const results = await inTwoPasses(
    chosen.map(({ id }) => id),
    {
      run: runAll,
      subjectOf: ({ mutant }) => mutant,
      isDecided: ({ finding }) => isKilled(finding),
      onLast: add,
      quick,
    },
  );
  const summary = summarise({ mutants, reached, results: [...before, ...results] });
  const { survivors, killed } = summary;
  print(
    [
      toTable(summary),
      '',
      ...survivors.map(({ mutant, came }) => `SURVIVED (${came}) ${told(mutant)}`),
      describeSummary(summary),
    ].join('\n'),
  );
  // Made in parts, it is what one run of it makes.
  const whole = command.replace(/ --record \S+/, '');
  if (write) writeSection(page, 'mutants-of-code', toSection(summary, whole));
  return killed < wantedShare * summary.run ? 1 : 0;
}

/** What a whole run of verify makes the server do when no mutant is active. */
async function reachedMutants(
  root: string,
  seed: number,
  runs: number,
): Promise<ReadonlySet<string>> {
  await using server = await serveCopy({ root, mutant: null });
  const { summary } = await verifyServer(server, { seed, runs });
  if (summary.broken > 0)
    throw new Error('the instrumented copy breaks a rule with no mutant active');
  return new Set(await server.reached());
}
