import type { Report } from './report.ts';

/** A broken rule, an operation that takes no update, or a lack of what was required. */
export function fails({ summary, refused = [], missing = [] }: Report): boolean {
  return (
    summary.broken > 0 ||
    refused.some(({ always }) => always) ||
    missing.some(({ required }) => required)
  );
}
