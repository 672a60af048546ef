import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { withSection } from '../comparison/marked-section.ts';
import { faults } from './bank.ts';
import { runBank } from './run/run-bank.ts';
import type { FaultResult } from './run/run-fault.ts';
import { isNamed, summarise } from './run/summary.ts';
import { describeSummary, toMarkdown, toSection, toText } from './run/table.ts';

const pages = {
  bank: new URL('../../docs/faults.md', import.meta.url),
  figures: new URL('../../docs/verifier.md', import.meta.url),
};

const help = `Holds every wrong server of the bank to the contract and tells which of them verify finds.

  --seed N       a seed, may be repeated (default: 1)
  --seeds N      the seeds 1 to N
  --runs N       cases per rule and operation (default: 20)
  --fault ID     only this fault, may be repeated
  --rule ID      only faults that break this rule, may be repeated
  --every-rule   judge every rule, not the named one alone: slow, and tells which others break
  --json         print the results as JSON
  --write        write docs/faults.md, and the figures into docs/verifier.md
`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: [] },
    seeds: { type: 'string' },
    runs: { type: 'string', default: '20' },
    fault: { type: 'string', multiple: true, default: [] },
    rule: { type: 'string', multiple: true, default: [] },
    'every-rule': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(help);
else process.exitCode = await run();

async function run(): Promise<number> {
  const started = performance.now();
  const seeds = seedsOf(values.seed, values.seeds);
  const runs = Number(values.runs);
  const wanted = faults.filter(
    ({ id, rule }) =>
      (values.fault.length === 0 || values.fault.includes(id)) &&
      (values.rule.length === 0 || values.rule.includes(rule)),
  );
  const stranger = values.fault.find(id => !faults.some(fault => fault.id === id));
  if (stranger !== undefined || wanted.length === 0 || ![runs, ...seeds].every(Number.isInteger)) {
    process.stderr.write(
      `${stranger === undefined ? 'nothing to run' : `no fault is named "${stranger}"`}\n\n${help}`,
    );
    return 2;
  }
  const jobs = seeds.flatMap(seed =>
    wanted.map(({ id }) => ({ fault: id, seed, runs, namedOnly: !values['every-rule'] })),
  );
  const results = await runBank(jobs, availableParallelism(), show);
  const summary = summarise(results);
  const circumstances = {
    command: ['npm run faults --', ...process.argv.slice(2)].join(' '),
    seeds,
    runs,
    durationMs: performance.now() - started,
  };
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...circumstances, ...summary, results }, null, 2)}\n`
      : `${toText(summary)}\n\n${describeSummary(summary, circumstances)}\n`,
  );
  if (values.write) {
    writeFileSync(pages.bank, toMarkdown(summary, faults, circumstances));
    const figures = readFileSync(pages.figures, 'utf8');
    const written = withSection(figures, 'faults', toSection(summary, circumstances));
    if (written !== null) writeFileSync(pages.figures, written);
  }
  return summary.named === summary.runs ? 0 : 1;
}

function seedsOf(named: readonly string[], first: string | undefined): number[] {
  const counted = Array.from({ length: Number(first ?? 0) }, (_, index) => index + 1);
  const seeds = [...named.map(Number), ...counted];
  return seeds.length === 0 ? [1] : seeds;
}

/** Progress on stderr, so that stdout holds the table alone. */
function show(result: FaultResult): void {
  const { fault, seed, steps, durationMs, error } = result;
  const verdict = isNamed(result) ? `${steps} steps` : `MISSED ${error ?? ''}`;
  process.stderr.write(`${fault} (seed ${seed}): ${verdict}, ${durationMs} ms\n`);
}
