import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type Command,
  chosen,
  countFrom,
  parseValues,
  runCommand,
  type Surroundings,
  UsageError,
  wholeNumber,
} from '../runner/command.ts';
import { writeSection } from '../runner/marked-section.ts';
import { openRecord } from '../runner/record.ts';
import { runThreads } from '../runner/run-threads.ts';
import { spread } from '../runner/sample.ts';
import { faults } from './bank.ts';
import type { FaultResult } from './run/run-fault.ts';
import { isNamed, recordOfResults, summarise } from './run/summary.ts';
import { describeSummary, toHeadlines, toMarkdown, toSection, toText } from './run/table.ts';
import type { Job } from './run/worker.ts';

const pages = {
  bank: new URL('../../docs/faults.md', import.meta.url),
  figures: new URL('../../docs/verifier.md', import.meta.url),
};

const command = {
  name: 'faults',
  help: `Holds every wrong server of the bank to the contract and tells which of them verify finds.

  --seed N       a seed, may be repeated (default: 1)
  --seeds N      the seeds 1 to N
  --runs N       cases per rule and operation (default: 20)
  --fault ID     only this fault, may be repeated
  --rule ID      only faults that break this rule, may be repeated
  --every-rule   judge every rule, not the named one alone: slow, and tells which others break, and under
                 which rules a report has it
  --sample N     so many of them, spread evenly
  --record FILE  add each result to this file, leave out what it holds, and tell of all of it
  --json         print the results as JSON
  --write        write docs/faults.md, and the figures into docs/verifier.md; with --every-rule only those
                 of its headlines, there
  --help         show this
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options {
  readonly seeds: readonly number[];
  readonly runs: number;
  readonly wanted: typeof faults;
  readonly namedOnly: boolean;
  readonly record: string | undefined;
  readonly json: boolean;
  readonly write: boolean;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const values = parseValues(argv, {
    seed: { type: 'string', multiple: true, default: [] },
    seeds: { type: 'string' },
    runs: { type: 'string', default: '20' },
    fault: { type: 'string', multiple: true },
    rule: { type: 'string', multiple: true },
    'every-rule': { type: 'boolean', default: false },
    sample: { type: 'string' },
    record: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const ids = chosen(
    values.fault,
    faults.map(({ id }) => id),
    'fault',
  );
  const rules = chosen(values.rule, [...new Set(faults.map(({ rule }) => rule))], 'rule');
  const named = faults.filter(({ id, rule }) => ids.includes(id) && rules.includes(rule));
  const { sample } = values;
  const wanted = sample === undefined ? named : spread(named, wholeNumber(sample, 'sample'));
  if (wanted.length === 0) throw new UsageError('no such fault breaks such a rule');
  const asked = values.seed.map(seed => wholeNumber(seed, 'seed', { least: 0 }));
  const counted =
    values.seeds === undefined ? [] : countFrom(1, wholeNumber(values.seeds, 'seeds'));
  const seeds = [...asked, ...counted];
  return {
    seeds: seeds.length === 0 ? [1] : seeds,
    runs: wholeNumber(values.runs, 'runs'),
    wanted,
    namedOnly: !values['every-rule'],
    record: values.record,
    json: values.json,
    write: values.write,
  };
}

async function run(options: Options, { command, stop, print, say }: Surroundings): Promise<number> {
  const { seeds, runs, wanted, namedOnly, record, json, write } = options;
  // Told now rather than after minutes of runs.
  if (write) writeSection(pages.figures, namedOnly ? 'faults' : 'headlines', null);
  const started = performance.now();
  const { before, add } = openRecord(record, recordOfResults);
  const done = new Set(before.map(recordOfResults.keyOf));
  const jobs = seeds
    .flatMap(seed => wanted.map(({ id, rule }) => ({ id, rule, seed, runs, namedOnly })))
    .filter(({ id, seed }) => !done.has(recordOfResults.keyOf({ fault: id, seed })));
  const made = await runThreads<Job, FaultResult>(jobs, {
    script: new URL('run/worker.ts', import.meta.url),
    threads: availableParallelism(),
    stop,
    onResult: result => {
      say(progressOf(result));
      add(result);
    },
  });
  const order = faults.map(({ id }) => id);
  const results = [...before, ...made].toSorted(
    (one, other) => order.indexOf(one.fault) - order.indexOf(other.fault) || one.seed - other.seed,
  );
  const summary = summarise(results);
  // Made in parts, it is what one run of it makes.
  const whole = command.replace(/ --record \S+/, '');
  const circumstances = { command: whole, seeds, runs, durationMs: performance.now() - started };
  print(
    json
      ? JSON.stringify({ ...circumstances, ...summary, results }, null, 2)
      : `${toText(summary)}\n\n${describeSummary(summary, circumstances)}`,
  );
  if (write && !namedOnly)
    writeSection(pages.figures, 'headlines', toHeadlines(summary, circumstances));
  else if (write) {
    writeFileSync(pages.bank, toMarkdown(summary, faults, circumstances));
    writeSection(pages.figures, 'faults', toSection(summary, circumstances));
  }
  return summary.named === summary.runs ? 0 : 1;
}

function progressOf(result: FaultResult): string {
  const { fault, seed, steps, durationMs, error } = result;
  const verdict = isNamed(result) ? `${steps} steps` : `MISSED ${error ?? ''}`;
  return `${fault} (seed ${seed}): ${verdict}, ${durationMs} ms`;
}
