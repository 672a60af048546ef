import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type KillResult, runKillCycles } from './kill-cycles.ts';

const usage = `npm run kill -- [--cycles N] [--db FILE or postgres://…]

Starts "holdfast serve", kills it at random moments under load, and compares what it holds after each
restart with what it had acknowledged. Ends with 1 at the first fault. Without --db it takes a file of
its own, which it keeps when there was a fault. To run twice on one database, give the same
HOLDFAST_SECRET_KEYS.
`;

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    db: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const cycles = Number(values.cycles);
const isWatched = process.stderr.isTTY;

if (values.help || !Number.isSafeInteger(cycles) || cycles < 1) {
  process.stderr.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const folder = values.db === undefined ? mkdtempSync(join(tmpdir(), 'holdfast-kill-')) : null;
  const database = values.db ?? join(folder ?? '', 'settings.db');
  const started = performance.now();
  const result = await runKillCycles({
    cycles,
    database,
    secretKeys: process.env.HOLDFAST_SECRET_KEYS ?? `k1:${randomBytes(32).toString('base64')}`,
    report: now => {
      if (isWatched) process.stderr.write(`\r${sentence(now)}`);
    },
  });
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  if (isWatched) process.stderr.write('\n');
  process.stdout.write(`${sentence(result)}; ${minutes} minutes\n`);
  for (const fault of result.faults) process.stdout.write(`${fault}\n`);
  if (result.faults.length > 0) process.exitCode = 1;
  else if (folder !== null) rmSync(folder, { recursive: true });
}

function sentence({
  cycles: done,
  acknowledged,
  landedUnacknowledged,
  faults,
}: KillResult): string {
  return `${done} kills, ${acknowledged} acknowledged writes, ${landedUnacknowledged} landed without their acknowledgement, ${faults.length} faults`;
}
