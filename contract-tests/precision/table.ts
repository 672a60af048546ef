import type { Run } from './run.ts';
import { subjects } from './subjects.ts';

const columns = [
  'server',
  'levels',
  'seeds',
  'held',
  'broken',
  'unobservable',
  'false alarms',
  'median time',
];

/** One line per server; what differs from seed to seed stands as a range. */
export function toTable(runs: readonly Run[]): string {
  const rows = subjects.flatMap(({ name, levels }) => {
    const own = runs.filter(({ server }) => server === name);
    if (own.length === 0) return [];
    return [
      [
        name,
        levels.length === 3 ? 'all' : levels.join(', '),
        String(own.length),
        range(own, ({ held }) => held),
        range(own, ({ broken }) => broken),
        range(own, ({ unobservable }) => unobservable),
        String(own.flatMap(({ falseAlarms }) => falseAlarms).length),
        `${(median(own.map(({ durationMs }) => durationMs)) / 1000).toFixed(1)} s`,
      ],
    ];
  });
  return [columns, columns.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export function toSection(runs: readonly Run[], command: string): string {
  return ['Made by', '', '```sh', command, '```', '', toTable(runs)].join('\n');
}

export function toList(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ server, seed, falseAlarms }) =>
    falseAlarms.map(alarm => `${server}, seed ${seed}: ${alarm}`),
  );
}

function range(runs: readonly Run[], of: (run: Run) => number): string {
  const values = runs.map(of);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? String(least) : `${least}–${most}`;
}

/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
