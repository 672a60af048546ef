import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultContract } from '../../src/contract/load-contract.ts';
import { withSection } from '../comparison/marked-section.ts';
import { startCommand } from '../self-test/servers/process.ts';
import { corpusOf } from './mutate/corpus.ts';
import { mutated } from './mutate/mutated.ts';
import { failureOf, reproduction } from './run/failure.ts';
import { createCounter } from './run/figures.ts';
import { fuzz } from './run/fuzz.ts';
import { toMarkdown } from './run/table.ts';

const help = `Sends mutated requests to a server in a process of its own. Ends with 1 when it answers one of them
with a 5xx or with what is no problem, hangs, or hangs up on a whole request; and tells how to see it again.

  --requests N     how many (default: 10000)
  --from N         the number of the first one (default: 0)
  --seed N         what they are made from, together with their numbers (default: 1)
  --concurrency N  how many are under way at the same time (default: 8)
  --mock           to the mock instead of the reference server
  --write          write the figures into docs/fuzz.md
  --help           show this
`;

/** A server that has ended fails every request; nobody wants to read of all of them. */
const mostTold = 50;

const page = new URL('../../docs/fuzz.md', import.meta.url);
const argv = process.argv.slice(2);

const values = parsed();
if (typeof values === 'string') {
  process.stderr.write(`${values}\n\n${help}`);
  process.exitCode = 2;
} else if (values.help) process.stdout.write(help);
else process.exitCode = await run(values);

/** What the command line asks for, or the sentence that says what is wrong with it. */
function parsed() {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        requests: { type: 'string', default: '10000' },
        from: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        concurrency: { type: 'string', default: '8' },
        mock: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { requests, from, seed, concurrency, ...flags } = values;
    const numbers = { requests, from, seed, concurrency };
    const [wrong] = Object.entries(numbers).find(([, text]) => !/^\d{1,9}$/.test(text)) ?? [];
    if (wrong !== undefined) return `give --${wrong} a whole number`;
    if (Number(concurrency) < 1) return 'give --concurrency at least 1';
    return {
      requests: Number(requests),
      from: Number(from),
      seed: Number(seed),
      concurrency: Number(concurrency),
      ...flags,
    };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

type Options = Exclude<ReturnType<typeof parsed>, string>;

async function run({ requests, from, seed, concurrency, ...flags }: Options): Promise<number> {
  const command = flags.mock ? ['mock'] : ['serve', '--dev', '--admin'];
  await using server = await startCommand(...command, '--port', '0');
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
    make: index => mutated(corpus, seed, index),
    onTrial: trial => {
      counter.add(trial);
      const failure = failureOf(trial);
      if (failure === null) return;
      told += 1;
      if (told <= mostTold) process.stderr.write(`${failure}\n${reproduction(trial, again)}\n\n`);
    },
  });
  const figures = counter.figures();
  const text = toMarkdown(figures, ['npm run fuzz --', ...argv].join(' '));
  process.stdout.write(`${text}\n`);
  if (flags.write) write(flags.mock ? 'mock' : 'server', text);
  return figures.failures.length === 0 ? 0 : 1;
}

function write(name: 'mock' | 'server', text: string): void {
  const written = withSection(readFileSync(page, 'utf8'), name, text);
  if (written === null) throw new Error(`docs/fuzz.md has no <!-- ${name} --> section`);
  writeFileSync(page, written);
}
