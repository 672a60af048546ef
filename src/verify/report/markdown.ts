import { prose } from './prose.ts';
import { visible } from './visible.ts';

/** Text that stays text in Markdown, in a table too: any ASCII punctuation may be escaped (CommonMark 2.4). */
export function markdownText(text: string): string {
  return visible(text).replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** The words of a rule or of its source, whose names in backticks stay code. */
export function markdownProse(text: string): string {
  return prose(text)
    .map(({ text, isCode }) => (isCode ? `\`${visible(text)}\`` : markdownText(text)))
    .join('');
}

/** A fence is longer than every run of backticks within it (CommonMark 4.5). */
export function codeFence(language: string, lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
