import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../faults/bank.ts';
import { compare, type Outcome } from './compare.ts';
import { writeSection } from './marked-section.ts';
import { help, type Options, parseOptions } from './options.ts';
import { startSubject } from './subject.ts';
import { toSection, toTable } from './table.ts';
import { openTools, toolIds } from './tools.ts';
import { UsageError } from './usage-error.ts';

const page = new URL('../../docs/verifier.md', import.meta.url);
const argv = process.argv.slice(2);

try {
  const options = parseOptions(argv, { faults: faults.map(({ id }) => id), tools: toolIds });
  if (options === null) process.stdout.write(help);
  else await run(options);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // What a shell gives for a command that was interrupted.
  if (error instanceof Error && error.name === 'AbortError') return 130;
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${help}`);
  return 2;
}

async function run({ faults, tools, jobs, json, write }: Options): Promise<void> {
  // Told now rather than after an hour of runs.
  if (write) writeSection(page, 'comparison', null);
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-comparison-'));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());
  try {
    const { signal: stop } = stopping;
    const rows = await compare({
      tools: await openTools(tools, { folder, env: process.env, stop }),
      faults,
      start: startSubject,
      jobs,
      stop,
      now: () => performance.now(),
      onOutcome: show,
    });
    process.stdout.write(`${json ? JSON.stringify(rows, null, 2) : toTable(rows)}\n`);
    const command = ['npm run compare --', ...argv].join(' ');
    if (write) writeSection(page, 'comparison', toSection(rows, command, jobs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Progress on stderr, so that stdout holds the table alone. */
function show({ tool, fault, findings, durationMs }: Outcome): void {
  const verdict = findings[0] === undefined ? 'not found' : `found (${findings[0]})`;
  process.stderr.write(`${tool} on ${fault}: ${verdict}, ${Math.round(durationMs)} ms\n`);
}
