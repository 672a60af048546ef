import type { Figures } from './figures.ts';

/** The figures of one run as a piece of Markdown, which reads well in a terminal too. */
export function toMarkdown(figures: Figures, command: string): string {
  const { requests, outcomes, refusalMs, serverErrors, hangs, failures } = figures;
  const sorted = [...outcomes].toSorted(([one], [other]) => one.localeCompare(other));
  const other = failures.length - serverErrors - hangs;
  return [
    `Made with \`${command}\`.`,
    '',
    `- ${count(requests)} requests: ${serverErrors} answered with a 5xx, ${hangs} hung, ${other} broken otherwise`,
    `- a refusal took ${milliseconds(refusalMs.p50)} (median), ${milliseconds(refusalMs.p99)} (99th percentile), ${milliseconds(refusalMs.max)} (longest of ${count(refusalMs.count)})`,
    '',
    '| outcome | requests |',
    '| --- | --: |',
    ...sorted.map(([name, times]) => `| ${name} | ${count(times)} |`),
  ].join('\n');
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
