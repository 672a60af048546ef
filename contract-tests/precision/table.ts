import type { Report } from '../report/report.ts';
import { falseAlarms, type Measurement } from './measure.ts';

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
export function toTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ subject, runs }) => [
    subject.name,
    subject.levels.length === 3 ? 'all' : subject.levels.join(', '),
    String(runs.length),
    range(runs, ({ summary }) => summary.held),
    range(runs, ({ summary }) => summary.broken),
    range(runs, ({ summary }) => summary.unobservable),
    String(falseAlarms(runs).length),
    `${(median(runs.map(({ durationMs }) => durationMs)) / 1000).toFixed(1)} s`,
  ]);
  return [columns, columns.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export function toSection(measurements: readonly Measurement[], command: string): string {
  return ['Made by', '', '```sh', command, '```', '', toTable(measurements)].join('\n');
}

/** Each false alarm in a line, with what repeats it. */
export function toList(measurements: readonly Measurement[]): readonly string[] {
  return measurements.flatMap(({ subject, runs }) =>
    falseAlarms(runs).map(({ seed, rule }) => {
      const { observation, expected, actual, replay } = rule.counterexample;
      const found = JSON.stringify({ expected, actual });
      return `${subject.name}, seed ${seed}: ${rule.id} on ${rule.operation}: ${observation} ${found} (--path ${replay.path})`;
    }),
  );
}

function range(runs: readonly Report[], of: (report: Report) => number): string {
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
