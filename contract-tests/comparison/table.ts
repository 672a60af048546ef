import { markdownTable, seconds, share } from '../runner/table.ts';
import type { Row } from './compare.ts';

const titles = ['tool', 'found', 'of', 'share', 'false alarms', 'seconds per server'];

/** The comparison as a Markdown table, which a terminal can show as it is. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map(({ label, found, of, falseAlarms, meanMs }) => [
    label,
    String(found.length),
    String(of),
    share(found.length, of),
    String(falseAlarms.length),
    seconds(meanMs),
  ]);
  return markdownTable(titles, cells, 'right');
}

/** The section of the page, with how it came about. */
export function toSection(rows: readonly Row[], command: string, jobs: number): string {
  return `${toTable(rows)}

Made with \`${command}\`, ${jobs === 1 ? 'one server at a time' : `${jobs} servers at a time`}. A fault counts as found when the tool has
something against the faulty server that it has not against the conforming one. What it has against the
conforming one are its false alarms.`;
}
