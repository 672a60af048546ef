import { defaultContract } from '../../src/contract/own-contract.ts';
import {
  type Command,
  parseValues,
  runCommand,
  type Surroundings,
  wholeNumber,
} from '../runner/command.ts';
import { writeSection } from '../runner/marked-section.ts';
import { startCommand } from '../servers/process.ts';
import { corpusOf } from './mutate/corpus.ts';
import { mutated } from './mutate/mutated.ts';
import { failureOf, reproduction } from './run/failure.ts';
import { createCounter } from './run/figures.ts';
import { fuzz } from './run/fuzz.ts';
import { toMarkdown } from './run/table.ts';

/** A server that has ended fails every request; nobody wants to read of all of them. */
const mostTold = 50;

const page = new URL('../../docs/fuzz.md', import.meta.url);

const command = {
  name: 'fuzz',
  help: `Sends mutated requests to a server in a process of its own. Ends with 1 when it answers one of them
with a 5xx or with what is no problem, hangs, or hangs up on a whole request; and tells how to see it again.

  --requests N     how many (default: 10000)
  --from N         the number of the first one (default: 0)
  --seed N         what they are made from, together with their numbers (default: 1)
  --concurrency N  how many are under way at the same time (default: 8)
  --mock           to the mock instead of the reference server
  --write          write the figures into docs/fuzz.md
  --help           show this
`,
  parse,
  run,
} satisfies Command<Options>;

type Options = NonNullable<ReturnType<typeof parse>>;

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]) {
  const values = parseValues(argv, {
    requests: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '8' },
    mock: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  return {
    requests: wholeNumber(values.requests, 'requests', { least: 0 }),
    from: wholeNumber(values.from, 'from', { least: 0 }),
    seed: wholeNumber(values.seed, 'seed', { least: 0 }),
    concurrency: wholeNumber(values.concurrency, 'concurrency'),
    mock: values.mock,
    write: values.write,
  };
}

async function run(
  { requests, from, seed, concurrency, ...flags }: Options,
  { command, stop, print, say }: Surroundings,
): Promise<number> {
  const section = flags.mock ? 'mock' : 'server';
  // Told now rather than after minutes of requests.
  if (flags.write) writeSection(page, section, null);
  const served = flags.mock ? ['mock'] : ['serve', '--dev', '--admin'];
  await using server = await startCommand(...served, '--port', '0');
  const { hostname, port, host } = new URL(server.url);
  const corpus = corpusOf(defaultContract(), server.apiKey, host);
  const counter = createCounter();
  let told = 0;
  const again = `npm run fuzz --${flags.mock ? ' --mock' : ''}`;
  await fuzz({
    wire: { host: hostname, port: Number(port) },
    from,
    requests,
    concurrency,
    make(index) {
      stop.throwIfAborted();
      return mutated(corpus, seed, index);
    },
    onTrial: trial => {
      counter.add(trial);
      const failure = failureOf(trial);
      if (failure === null) return;
      told += 1;
      if (told <= mostTold) say(`${failure}\n${reproduction(trial, again)}\n`);
    },
  });
  const figures = counter.figures();
  const text = toMarkdown(figures, command);
  print(text);
  if (flags.write) writeSection(page, section, text);
  return figures.failures.length === 0 ? 0 : 1;
}
