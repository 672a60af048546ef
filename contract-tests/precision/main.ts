import {
  type Command,
  chosen,
  countFrom,
  parseValues,
  runCommand,
  type Surroundings,
  wholeNumber,
} from '../runner/command.ts';
import { writeSection } from '../runner/marked-section.ts';
import { lastOfEach, openRecord } from '../runner/record.ts';
import { runEach } from '../runner/run-each.ts';
import { measure, recordOfRuns } from './measure.ts';
import { subjects } from './subjects.ts';
import { toList, toSection, toTable } from './table.ts';

const names = subjects.map(({ name }) => name);
const page = new URL('../../docs/verifier.md', import.meta.url);

const command = {
  name: 'precision',
  help: `Verifies servers that keep the contract, each with many seeds. Every rule found broken is a false
alarm, and one is enough to end with 1.

  --seeds N      how many seeds (default: 50)
  --from N       the first of them (default: 1)
  --server NAME  only this one, may be repeated: ${names.join(', ')}
  --record FILE  add each run to this file, and tell of all that are in it: a long measurement in parts
  --write        write the table into docs/verifier.md, between its precision marks
  --help         show this
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options {
  readonly seeds: readonly number[];
  readonly servers: readonly string[];
  readonly record: string | undefined;
  readonly write: boolean;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const values = parseValues(argv, {
    seeds: { type: 'string', default: '50' },
    from: { type: 'string', default: '1' },
    server: { type: 'string', multiple: true },
    record: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const most = 9_999;
  return {
    seeds: countFrom(
      wholeNumber(values.from, 'from', { most }),
      wholeNumber(values.seeds, 'seeds', { most }),
    ),
    servers: chosen(values.server, names, 'server'),
    record: values.record,
    write: values.write,
  };
}

async function run(options: Options, { stop, print, say }: Surroundings): Promise<number> {
  const { seeds, servers, record, write } = options;
  // Told now rather than after an hour of runs.
  if (write) writeSection(page, 'precision', null);
  const recording = openRecord(record, recordOfRuns);
  const jobs = subjects
    .filter(({ name }) => servers.includes(name))
    .flatMap(subject => seeds.map(seed => ({ subject, seed })));
  const runs = await runEach(jobs, { atOnce: 1, stop }, async ({ subject, seed }) => {
    const found = await measure(subject, seed);
    const { server, held, broken, unobservable, durationMs } = found;
    say(
      `${server}, seed ${seed}: ${held} held, ${broken} broken, ${unobservable} unobservable, ${durationMs} ms`,
    );
    recording.add(found);
    return found;
  });
  const all = lastOfEach([...recording.before, ...runs], recordOfRuns.keyOf);
  print([toTable(all), ...toList(all)].join('\n'));
  // Made in parts, it is what one run of it makes.
  if (write) writeSection(page, 'precision', toSection(all, 'npm run precision -- --write'));
  return all.some(({ falseAlarms }) => falseAlarms.length > 0) ? 1 : 0;
}
