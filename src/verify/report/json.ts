import type { Report } from './report.ts';
import { lines } from './value-text.ts';

/** The report as it is, for programs; what `visible` escapes means the same within JSON strings. */
export function json(report: Report): string {
  return `${lines(report).join('\n')}\n`;
}
