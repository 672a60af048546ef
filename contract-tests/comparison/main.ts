import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../faults/bank.ts';
import { startPlainServer } from '../faults/server/plain-server.ts';
import { startFaulty } from '../faults/start-faulty.ts';
import { type Command, runCommand, type Surroundings } from '../runner/command.ts';
import { writeSection } from '../runner/marked-section.ts';
import { compare, type Outcome } from './compare.ts';
import { help, type Options, parseOptions } from './options.ts';
import { toSection, toTable } from './table.ts';
import { openTools, toolIds } from './tools.ts';

const page = new URL('../../docs/verifier.md', import.meta.url);

const command = {
  name: 'compare',
  help,
  parse: argv => parseOptions(argv, { faults: faults.map(({ id }) => id), tools: toolIds }),
  run,
} satisfies Command<Options>;

process.exitCode = await runCommand(command, process);

async function run(
  { faults, tools, jobs, json, write }: Options,
  { command, stop, print, say }: Surroundings,
): Promise<number> {
  // Told now rather than after an hour of runs.
  if (write) writeSection(page, 'comparison', null);
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-comparison-'));
  try {
    const rows = await compare({
      tools: await openTools(tools, { folder, env: process.env, stop }),
      faults,
      start: fault => (fault === null ? startPlainServer() : startFaulty(fault)),
      jobs,
      stop,
      now: () => performance.now(),
      onOutcome: outcome => say(progressOf(outcome)),
    });
    print(json ? JSON.stringify(rows, null, 2) : toTable(rows));
    if (write) writeSection(page, 'comparison', toSection(rows, command, jobs));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function progressOf({ tool, fault, findings, durationMs }: Outcome): string {
  const verdict = findings[0] === undefined ? 'not found' : `found (${findings[0]})`;
  return `${tool} on ${fault}: ${verdict}, ${Math.round(durationMs)} ms`;
}
