import { madeBy, markdownTable, seconds, share } from '../../runner/table.ts';
import type { Fault } from '../fault.ts';
import type { BankSummary, FaultSummary } from './summary.ts';

/** How the table came about. */
export interface Circumstances {
  readonly command: string;
  readonly seeds: readonly number[];
  readonly runs: number;
  readonly durationMs: number;
}

export function describeSummary(summary: BankSummary, { durationMs }: Circumstances): string {
  const { faults, runs, found, named, medianSteps, maximumSteps, headlines } = summary;
  return [
    `${faults.length} faults, ${runs} runs: found ${found} of ${runs}, the named rule among the broken ones in ${named}`,
    `steps to show a fault: median ${medianSteps}, maximum ${maximumSteps}`,
    ...(headlines === null
      ? []
      : [
          `causes told of a fault: median ${headlines.median}, maximum ${headlines.maximum}, the named rule the headline of one in ${headlines.named} of ${headlines.runs}`,
        ]),
    `took ${seconds(durationMs)} s`,
  ].join('\n');
}

/** The figures alone, for a page that tells of more than the bank. */
export function toSection(summary: BankSummary, circumstances: Circumstances): string {
  const figures = describeSummary(summary, circumstances).split('\n');
  return [madeBy(circumstances.command), '', ...figures.map(listed)].join('\n');
}

/** Under which rules a report has a fault, and where that is not the one that it breaks. */
export function toHeadlines(summary: BankSummary, circumstances: Circumstances): string {
  const { headlines, faults } = summary;
  if (headlines === null) return 'Only the named rules were judged.';
  const { runs, median, maximum, named, others } = headlines;
  return [
    madeBy(circumstances.command),
    '',
    listed(`${faults.length} faults, ${runs} runs of every rule`),
    listed(`causes told of a fault: median ${median}, maximum ${maximum}`),
    listed(
      `the rule that the fault breaks is the headline of one in ${named} of ${runs}: ${share(named, runs)}`,
    ),
    ...others.map(({ fault, rule, headlines }) =>
      listed(`\`${fault}\` breaks \`${rule}\` and is told by ${(headlines ?? []).join(', ')}`),
    ),
  ].join('\n');
}

function listed(line: string): string {
  return `- ${line}`;
}

/** One line per fault, in columns. */
export function toText({ faults }: BankSummary): string {
  const rows = faults.map(({ fault, rule, foundBy, steps, missed }) => [
    missed.length === 0 ? 'found' : 'MISSED',
    fault,
    rule,
    String(steps ?? '-'),
    missed.length === 0 ? foundBy.filter(id => id !== rule).join(', ') : missed.join('; '),
  ]);
  const widths = [0, 1, 2, 3].map(column =>
    Math.max(0, ...rows.map(row => row[column]?.length ?? 0)),
  );
  return rows
    .map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map(line => line.trimEnd())
    .join('\n');
}

/** The page `docs/faults.md`. */
export function toMarkdown(
  summary: BankSummary,
  bank: readonly Fault[],
  circumstances: Circumstances,
): string {
  const { command, seeds, runs } = circumstances;
  const stories = new Map(bank.map(({ id, story }) => [id, story]));
  const row = ({ fault, rule, foundBy, headlines, steps }: FaultSummary) => [
    `\`${fault}\``,
    escaped(stories.get(fault) ?? ''),
    `\`${rule}\``,
    foundBy.map(id => `\`${id}\``).join(', '),
    ...(headlines === null ? [] : [headlines.map(id => `\`${id}\``).join(', ')]),
    String(steps ?? 'missed'),
  ];
  const told = summary.headlines === null ? [] : ['headlines'];
  const titles = [
    'fault',
    'how a real server comes to do this',
    'rule',
    'found by',
    ...told,
    'steps',
  ];
  return `# The bank of faults

Every row is a server that keeps the contract but for one switch: \`contract-tests/faults/\`, a file for each rule. The verifier
has to find each of them, with the rule that the fault breaks among the rules that it blames. *Steps* are
the requests after the baseline in the counterexample of that rule, the most over all seeds.

Made with \`${command}\`: ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}, ${runs} cases per rule and operation.

${describeSummary(summary, circumstances).split('\n').map(listed).join('\n')}

${markdownTable(titles, summary.faults.map(row))}
`;
}

/** Text for a cell of a table: nothing in it ends the cell or turns into markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\|<>*_[\]]/g, character => `\\${character}`);
}
