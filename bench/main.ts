import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSection } from '../contract-tests/comparison/marked-section.ts';
import { UsageError } from '../contract-tests/comparison/usage-error.ts';
import { benchmarks } from './benchmarks/benchmarks.ts';
import { isMet } from './figure.ts';
import { helpOf } from './help.ts';
import { type Options, parseOptions } from './options.ts';
import { unpackPackage } from './package.ts';
import { type Outcome, toSection, toTable } from './table.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const page = new URL('../docs/performance.md', import.meta.url);
const argv = process.argv.slice(2);
const help = helpOf(benchmarks);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());

try {
  const options = parseOptions(
    argv,
    benchmarks.map(({ name }) => name),
  );
  if (options === null) process.stdout.write(help);
  else process.exitCode = await run(options);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // What a shell gives for a command that was interrupted.
  if (stopping.signal.aborted) return 130;
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${help}`);
  return 2;
}

async function run({ only, rounds, seconds, write }: Options): Promise<number> {
  // Told now rather than after minutes of load.
  if (write) writeSection(page, 'bench', null);
  // Not in the system's temporary folder, which may be memory: what is durable has to cost what it costs.
  const cache = join(project, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  try {
    say('Packing the package');
    const packageFolder = await unpackPackage(project, folder, stopping.signal);
    const main = join(packageFolder, 'dist', 'src', 'cli', 'main.js');
    const holdfast = (...parameters: readonly string[]) => [main, ...parameters];
    const bench = { rounds, seconds, folder, packageFolder, holdfast, stop: stopping.signal, say };
    const outcomes: Outcome[] = [];
    for (const { name, title, run } of benchmarks.filter(({ name }) => only.includes(name))) {
      say(`${name}: ${title}`);
      outcomes.push({ name, title, figures: await run(bench) });
    }
    process.stdout.write(`${toTable(outcomes)}\n`);
    const command = ['npm run bench --', ...argv].join(' ');
    const circumstances = { command, node: process.version, cores: availableParallelism() };
    if (write) writeSection(page, 'bench', toSection(outcomes, circumstances));
    return outcomes.every(({ figures }) => figures.every(isMet)) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Progress on stderr, so that stdout holds the table alone. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
