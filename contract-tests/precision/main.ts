import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withSection } from '../comparison/marked-section.ts';
import type { Report } from '../report/report.ts';
import { falseAlarms, type Measurement, measure } from './measure.ts';
import { subjects } from './subjects.ts';
import { toList, toSection, toTable } from './table.ts';

const help = `Verifies servers that keep the contract, each with many seeds. Every rule found broken is a false
alarm, and one is enough to end with 1.

  --seeds N      the seeds 1 to N (default: 50)
  --server NAME  only this one, may be repeated: ${subjects.map(({ name }) => name).join(', ')}
  --write        write the table into docs/verifier.md, between its precision marks
  --help         show this
`;

const page = new URL('../../docs/verifier.md', import.meta.url);
const argv = process.argv.slice(2);

const { values } = parseArgs({
  args: argv,
  options: {
    seeds: { type: 'string', default: '50' },
    server: { type: 'string', multiple: true, default: [] },
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
  if (!/^[1-9]\d{0,3}$/.test(values.seeds)) return 'give --seeds a whole number from 1 to 9999';
  const unknown = values.server.find(name => subjects.every(subject => subject.name !== name));
  if (unknown !== undefined) return `there is no server "${unknown}"`;
  // Told now rather than after an hour of runs.
  if (values.write && written('') === null)
    return 'docs/verifier.md has no <!-- precision --> and <!-- /precision -->; put both where the table belongs';
  return null;
}

async function run(): Promise<number> {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const chosen = subjects.filter(
    ({ name }) => values.server.length === 0 || values.server.includes(name),
  );
  const measurements: Measurement[] = [];
  for (const subject of chosen)
    measurements.push(await measure(subject, seeds, report => show(subject.name, report)));
  process.stdout.write(`${[toTable(measurements), ...toList(measurements)].join('\n')}\n`);
  const command = ['npm run precision --', ...argv].join(' ');
  const text = values.write ? written(toSection(measurements, command)) : null;
  if (text !== null) writeFileSync(page, text);
  return measurements.some(({ runs }) => falseAlarms(runs).length > 0) ? 1 : 0;
}

function written(section: string): string | null {
  return withSection(existsSync(page) ? readFileSync(page, 'utf8') : '', 'precision', section);
}

/** Progress on stderr, so that stdout holds the table alone. */
function show(name: string, { seed, summary, durationMs }: Report): void {
  const { held, broken, unobservable } = summary;
  process.stderr.write(
    `${name}, seed ${seed}: ${held} held, ${broken} broken, ${unobservable} unobservable, ${durationMs} ms\n`,
  );
}
