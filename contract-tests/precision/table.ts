import { madeBy, markdownTable, median, range, seconds } from '../runner/table.ts';
import type { Run } from './measure.ts';
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
        range(own.map(({ held }) => held)),
        range(own.map(({ broken }) => broken)),
        range(own.map(({ unobservable }) => unobservable)),
        String(own.flatMap(({ falseAlarms }) => falseAlarms).length),
        `${seconds(median(own.map(({ durationMs }) => durationMs)))} s`,
      ],
    ];
  });
  return markdownTable(columns, rows);
}

export function toSection(runs: readonly Run[], command: string): string {
  return [madeBy(command), '', toTable(runs)].join('\n');
}

export function toList(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ server, seed, falseAlarms }) =>
    falseAlarms.map(alarm => `${server}, seed ${seed}: ${alarm}`),
  );
}
