import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Command,
  parseValues,
  runCommand,
  type Surroundings,
  wholeNumber,
} from '../runner/command.ts';
import { type KillResult, runKillCycles } from './kill-cycles.ts';

const command = {
  name: 'kill',
  help: `Starts "holdfast serve", kills it at random moments under load, and compares what it holds after each
restart with what it had acknowledged. Ends with 1 at the first anomaly.

  --cycles N  how many kills (default: 20)
  --db WHERE  FILE or postgres://… (default: a file of its own, kept when there was an anomaly); to run
              twice on one database, give the same HOLDFAST_SECRET_KEYS
  --help      show this
`,
  parse,
  run,
} satisfies Command<Options>;

interface Options {
  readonly cycles: number;
  readonly db: string | undefined;
}

process.exitCode = await runCommand(command, process);

function parse(argv: readonly string[]): Options | null {
  const { cycles, db, help } = parseValues(argv, {
    cycles: { type: 'string', default: '20' },
    db: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  return help ? null : { cycles: wholeNumber(cycles, 'cycles'), db };
}

async function run({ cycles, db }: Options, { print }: Surroundings): Promise<number> {
  const isWatched = process.stderr.isTTY;
  const folder = db === undefined ? mkdtempSync(join(tmpdir(), 'holdfast-kill-')) : null;
  const started = performance.now();
  const result = await runKillCycles({
    cycles,
    database: db ?? join(folder ?? '', 'settings.db'),
    secretKeys: process.env.HOLDFAST_SECRET_KEYS ?? `k1:${randomBytes(32).toString('base64')}`,
    report: now => {
      if (isWatched) process.stderr.write(`\r${sentence(now)}`);
    },
  });
  if (isWatched) process.stderr.write('\n');
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  print([`${sentence(result)}; ${minutes} minutes`, ...result.anomalies].join('\n'));
  if (result.anomalies.length > 0) return 1;
  if (folder !== null) rmSync(folder, { recursive: true });
  return 0;
}

function sentence({
  cycles: done,
  acknowledged,
  landedUnacknowledged,
  anomalies,
}: KillResult): string {
  return `${done} kills, ${acknowledged} acknowledged writes, ${landedUnacknowledged} landed without their acknowledgement, ${anomalies.length} anomalies`;
}
