import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, runCommand, type Surroundings } from '../contract-tests/runner/command.ts';
import { writeSection } from '../contract-tests/runner/marked-section.ts';
import { benchmarks } from './benchmarks/benchmarks.ts';
import { isMet } from './figure.ts';
import { helpOf } from './help.ts';
import { type Options, parseOptions } from './options.ts';
import { unpackPackage } from './package.ts';
import { type Outcome, toSection, toTable } from './table.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const page = new URL('../docs/performance.md', import.meta.url);
const command = {
  name: 'bench',
  help: helpOf(benchmarks),
  parse: argv =>
    parseOptions(
      argv,
      benchmarks.map(({ name }) => name),
    ),
  run,
} satisfies Command<Options>;

process.exitCode = await runCommand(command, process);

async function run(
  { only, rounds, seconds, write }: Options,
  { command, stop, print, say }: Surroundings,
): Promise<number> {
  // Told now rather than after minutes of load.
  if (write) writeSection(page, 'bench', null);
  // Not in the system's temporary folder, which may be memory: what is durable has to cost what it costs.
  const cache = join(project, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  try {
    say('Packing the package');
    const packageFolder = await unpackPackage(project, folder, stop);
    const main = join(packageFolder, 'dist', 'cli', 'main.js');
    const holdfast = (...parameters: readonly string[]) => [main, ...parameters];
    const bench = { rounds, seconds, folder, packageFolder, holdfast, stop, say };
    const outcomes: Outcome[] = [];
    for (const { name, title, run } of benchmarks.filter(({ name }) => only.includes(name))) {
      say(`${name}: ${title}`);
      outcomes.push({ name, title, figures: await run(bench) });
    }
    print(toTable(outcomes));
    const circumstances = { command, node: process.version, cores: availableParallelism() };
    if (write) writeSection(page, 'bench', toSection(outcomes, circumstances));
    return outcomes.every(({ figures }) => figures.every(isMet)) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
