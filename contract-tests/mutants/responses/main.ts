import { type Command, parseValues, runCommand, type Surroundings } from '../../runner/command.ts';
import { writeSection } from '../../runner/marked-section.ts';
import { openRecord } from '../../runner/record.ts';
import { runThreads } from '../../runner/run-threads.ts';
import { type MutantCommandOptions, mutantOptions, readMutantOptions } from '../options.ts';
import { inTwoPasses, type Passes } from '../passes.ts';
import { answers, type Mutant } from './mutants.ts';
import { reachedMutants } from './reached.ts';
import type { MutantResult } from './run-mutant.ts';
import { isFailure, recordOfResults, summarise } from './summary.ts';
import { describeSummary, toSection, toTable } from './table.ts';
import type { Job } from './worker.ts';

const page = new URL('../../../docs/verifier.md', import.meta.url);

/** Of the forbidden ones. */
const wantedShare = 0.95;

const command = {
  name: 'mutants',
  help: `Changes what the mock answers, one operator at one place at a time, and tells which of the changes
that the contract forbids make verify find a rule broken. Those that it allows are made together, an
operator at a time, and must break none.

  --seed N       the seed of every run (default: 1)
  --runs N       cases per rule and operation (default: 2)
  --threads N    so many at a time (default: 2)
  --match TEXT   only mutants whose name has this in it
  --record FILE  add each result to this file, leave out what it holds, and tell of all of it
  --quick        only the rules that such answers are looked at for, and no others where these hold
  --write        write the table into docs/verifier.md, between its mutants marks
  --help         show this
`,
  parse,
  run,
} satisfies Command<MutantCommandOptions>;

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): MutantCommandOptions | null {
  const values = parseValues(argv, { ...mutantOptions, runs: { type: 'string', default: '2' } });
  return values.help ? null : readMutantOptions({ ...values, record: values.record });
}

async function run(
  options: MutantCommandOptions,
  { stop, print, say }: Surroundings,
): Promise<number> {
  const { seed, runs, threads, match, record, quick, write } = options;
  // Told now rather than after an hour of runs.
  if (write) writeSection(page, 'mutants', null);
  const reached = await reachedMutants(seed);
  const { before, add } = openRecord(record, recordOfResults);
  const runAll: Passes<readonly string[], MutantResult>['run'] = (ids, rules, onResult) =>
    runThreads<Job, MutantResult>(
      ids.map(ids => ({ ids, seed, runs, rules })),
      {
        script: new URL('worker.ts', import.meta.url),
        threads,
        stop,
        onResult: result => {
          say(progressOf(result));
          onResult(result);
        },
      },
    );
  const done = new Set(before.flatMap(result => result.mutants));
  const wanted = reached.filter(({ id }) => id.includes(match) && !done.has(id));
  const results = await inTwoPasses(together(wanted), {
    run: runAll,
    subjectOf: ({ mutants }) => mutants,
    isDecided: ({ finding }) => isFailure(finding.kind),
    onLast: add,
    quick,
  });
  const summary = summarise(reached, [...before, ...results]);
  const { forbidden, found, missed, falseAlarms } = summary;
  print(
    [
      toTable(summary),
      '',
      ...missed.map(({ mutant, came }) => `NOT FOUND ${mutant.id}: ${came}`),
      ...falseAlarms.map(alarm => `FALSE ALARM ${alarm}`),
      describeSummary(summary),
    ].join('\n'),
  );
  // Made in parts, it is what one run of it makes.
  if (write)
    writeSection(
      page,
      'mutants',
      toSection(summary, unanswered(reached), 'npm run mutants -- --write'),
    );
  return found < wantedShare * forbidden || falseAlarms.length > 0 ? 1 : 0;
}

/** The forbidden ones each alone; allowed ones of an operator at once, since together they are allowed as well. */
function together(wanted: readonly Mutant[]): readonly (readonly string[])[] {
  const allowed = wanted.filter(({ allowance }) => allowance !== null);
  return [
    ...wanted.filter(({ allowance }) => allowance === null).map(({ id }) => [id]),
    ...[...Map.groupBy(allowed, ({ operator }) => operator).values()].map(same =>
      same.map(({ id }) => id),
    ),
  ];
}

/** The declared answers of the operations that none of the mutants is of. */
function unanswered(reached: readonly Mutant[]): readonly string[] {
  const statuses = answers
    .filter(({ operation, status }) =>
      reached.every(mutant => mutant.operation !== operation || mutant.status !== status),
    )
    .map(({ status }) => String(status));
  return [...new Set(statuses)];
}

function progressOf({ mutants, changed, finding, durationMs }: MutantResult): string {
  const name = mutants.length === 1 ? mutants[0] : `${mutants.length} allowed, ${mutants[0]}`;
  const what = finding.kind === 'broken' ? `${finding.rule}: ${finding.observation}` : finding.kind;
  return `${name}: ${what}, ${changed} answers, ${durationMs} ms`;
}
