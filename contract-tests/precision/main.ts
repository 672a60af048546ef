import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withSection } from '../comparison/marked-section.ts';
import { measure } from './measure.ts';
import { type Run, readRuns } from './run.ts';
import { subjects } from './subjects.ts';
import { toList, toSection, toTable } from './table.ts';

const help = `Verifies servers that keep the contract, each with many seeds. Every rule found broken is a false
alarm, and one is enough to end with 1.

  --seeds N      how many seeds (default: 50)
  --from N       the first of them (default: 1)
  --server NAME  only this one, may be repeated: ${subjects.map(({ name }) => name).join(', ')}
  --record FILE  add each run to this file, and tell of all that are in it: a long measurement in parts
  --write        write the table into docs/verifier.md, between its precision marks
  --help         show this
`;

const page = new URL('../../docs/verifier.md', import.meta.url);
const argv = process.argv.slice(2);

const { values } = parseArgs({
  args: argv,
  options: {
    seeds: { type: 'string', default: '50' },
    from: { type: 'string', default: '1' },
    server: { type: 'string', multiple: true, default: [] },
    record: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const wrong = mistake();
if (values.help) process.stdout.write(help);
else if (wrong === null) process.exitCode = await run();
else {
  process.stderr.write(`${wrong}\n\n${help}`);
  process.exitCode = 2;
}

/** What is wrong with the command line, or null. */
function mistake(): string | null {
  for (const name of ['seeds', 'from'] as const)
    if (!/^[1-9]\d{0,3}$/.test(values[name])) return `give --${name} a whole number from 1 to 9999`;
  const unknown = values.server.find(name => subjects.every(subject => subject.name !== name));
  if (unknown !== undefined) return `there is no server "${unknown}"`;
  // Told now rather than after an hour of runs.
  if (values.write && written('') === null)
    return 'docs/verifier.md has no <!-- precision --> and <!-- /precision -->; put both where the table belongs';
  return null;
}

async function run(): Promise<number> {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + Number(values.from));
  const chosen = subjects.filter(
    ({ name }) => values.server.length === 0 || values.server.includes(name),
  );
  const runs: Run[] = [];
  for (const subject of chosen)
    for (const seed of seeds) {
      const found = await measure(subject, seed);
      show(found);
      if (values.record !== undefined) appendFileSync(values.record, `${JSON.stringify(found)}\n`);
      runs.push(found);
    }
  const all = values.record === undefined ? runs : readRuns(readFileSync(values.record, 'utf8'));
  process.stdout.write(`${[toTable(all), ...toList(all)].join('\n')}\n`);
  const text = values.write ? written(toSection(all, 'npm run precision -- --write')) : null;
  if (text !== null) writeFileSync(page, text);
  return all.some(({ falseAlarms }) => falseAlarms.length > 0) ? 1 : 0;
}

function written(section: string): string | null {
  return withSection(existsSync(page) ? readFileSync(page, 'utf8') : '', 'precision', section);
}

/** Progress on stderr, so that stdout holds the table alone. */
function show({ server, seed, held, broken, unobservable, durationMs }: Run): void {
  process.stderr.write(
    `${server}, seed ${seed}: ${held} held, ${broken} broken, ${unobservable} unobservable, ${durationMs} ms\n`,
  );
}
