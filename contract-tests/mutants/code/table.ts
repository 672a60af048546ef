import { madeBy, markdownTable, share } from '../../runner/table.ts';
import type { CodeMutant } from './instrumented-copy.ts';
import type { CodeSummary } from './summary.ts';

export function toTable({ rooms }: CodeSummary): string {
  const rows = rooms.map(({ room, mutants, reached, telling, run, killed }) => [
    `\`${room}\``,
    ...[mutants, reached, telling, run, killed].map(String),
  ]);
  const titles = ['room', 'mutants', 'reached', 'that a request can tell', 'run', 'killed'];
  return markdownTable(titles, rows, 'right');
}

export function describeSummary({ run, killed, broken }: CodeSummary): string {
  return `killed ${killed} of ${run} mutants: ${share(killed, run)} (${broken} by a broken rule, ${killed - broken} since something could not be judged)`;
}

/** The change in a line. */
export function told({ file, line, mutator, original, replacement }: CodeMutant): string {
  return `${file}:${line} ${mutator}: ${short(original)} → ${short(replacement)}`;
}

export function toSection(summary: CodeSummary, command: string): string {
  const { survivors, untold, unreached } = summary;
  return [
    madeBy(command),
    '',
    `Verify ${describeSummary(summary)}.`,
    '',
    toTable(summary),
    '',
    ...(survivors.length === 0
      ? []
      : ['Survived:', '', ...survivors.map(({ mutant }) => `- ${asCode(told(mutant))}`), '']),
    'Reached, and not run since no request can tell:',
    '',
    ...untold.map(({ reason: { reason }, mutants }) => `- ${mutants}: ${reason}`),
    '',
    'Not reached:',
    '',
    ...unreached.map(({ reason: { reason }, mutants }) => `- ${mutants}: ${reason}`),
  ].join('\n');
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** CommonMark section 6.1: a code span is fenced by more backticks than stand in it. */
function asCode(text: string): string {
  return `\`\` ${text.replaceAll('``', "''")} \`\``;
}
