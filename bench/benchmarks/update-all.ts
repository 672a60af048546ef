import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench, Benchmark } from '../benchmark.ts';
import { atMost, type Bound, type Figure } from '../figure.ts';
import { toldMs } from '../measure/durations.ts';
import { load } from '../measure/load.ts';
import { type Memory, startProbed, toldBytes } from '../measure/memory.ts';
import { numbersIn } from '../measure/numbers.ts';
import { holdfastServeOn } from '../subjects.ts';

const count = 1_000_000;
const program = fileURLToPath(new URL('../items/main.ts', import.meta.url));
export const updateAll: Benchmark = {
  name: 'update-all',
  title: `updateAll and reads with ${count.toLocaleString('en')} items in SQLite, and with one`,
  async run(bench) {
    const folder = mkdtempSync(join(bench.folder, 'items-'));
    const command = [program, folder, String(count), String(bench.rounds)];
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      signal: bench.stop,
    });
    const ms = numbersIn(stdout);
    const ratio = (name: string, value: string, base: string, bound: Bound | null): Figure => ({
      name,
      measured: `${toldMs(ms(value))} ÷ ${toldMs(ms(base))}`,
      value: ms(value) / ms(base),
      unit: '×',
      bound,
    });
    const gap = (name: string, which: string, bound: Bound | null): Figure => ({
      name,
      measured: 'longest event-loop gap',
      value: ms(which),
      unit: 'ms',
      bound,
    });
    return [
      ratio('updateAll at 1,000,000 items ÷ at 1', 'updateMany', 'updateOne', atMost(1.5)),
      gap('updateAll at 1,000,000 items', 'gapMany', atMost(15)),
      gap('one UPDATE of 1,000,000 plain rows', 'gapPlain', null),
      ratio(
        'an item with what decides over it ÷ its own plain rows, the queries',
        'effectiveRow',
        'ownRow',
        // Missed since rows are authenticated: that takes one query more.
        atMost(1.3),
      ),
      ratio('a whole item from the store ÷ a plain row decoded', 'readItem', 'readPlain', null),
      ...(await memoryFigures(bench, folder)),
    ];
  },
};

/** Of the server itself, after it has served updates that reach every item. */
async function memoryFigures(bench: Bench, folder: string): Promise<readonly Figure[]> {
  const [one, many] = [
    await memoryWith(bench, join(folder, 'one.db')),
    await memoryWith(bench, join(folder, 'many.db')),
  ];
  const kinds = [
    ['heap', 'heap', 1.1],
    // SQLite maps its log, and how much the allocator gives back is up to it.
    ['rss', 'whole process', 1.2],
  ] as const;
  return kinds.map(([kind, name, most]) => ({
    name: `server, ${name} after garbage collection, 1,000,000 items ÷ 1`,
    measured: `${toldBytes(many[kind])} ÷ ${toldBytes(one[kind])}`,
    value: many[kind] / one[kind],
    unit: '×',
    bound: atMost(most),
  }));
}

async function memoryWith(bench: Bench, file: string): Promise<Memory> {
  await using server = await startProbed(holdfastServeOn(bench, file), bench);
  await load(bench, server.url, { requests: 20_000, updateAll: true });
  return server.memory();
}
