import { markdownTable } from '../contract-tests/runner/table.ts';
import { type Figure, isMet } from './figure.ts';

/** What one benchmark came to. */
export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

const titles = ['benchmark', 'figure', 'measured', 'result', 'required', ''];

/** Every figure as a line of a Markdown table, which a terminal can show as it is. */
export function toTable(outcomes: readonly Outcome[]): string {
  const cells = outcomes.flatMap(({ name, figures }) =>
    figures.map(figure => [`\`${name}\``, ...row(figure)]),
  );
  return markdownTable(titles, cells);
}

function row(figure: Figure): string[] {
  const { name, measured, value, unit, bound } = figure;
  return [
    name,
    measured,
    withUnit(value, unit),
    bound === null ? 'for contrast' : `${bound.kind} ${withUnit(bound.value, unit)}`,
    bound === null ? '' : isMet(figure) ? 'met' : '**missed**',
  ];
}

function withUnit(value: number, unit: string): string {
  const digits = unit === '×' ? 2 : 1;
  return `${Number(value.toFixed(digits))} ${unit}`;
}

export interface Circumstances {
  readonly command: string;
  readonly node: string;
  readonly cores: number;
}

/** The section of the page, with how it came about. */
export function toSection(
  outcomes: readonly Outcome[],
  { command, node, cores }: Circumstances,
): string {
  const titles = outcomes.map(({ name, title }) => `- \`${name}\`: ${title}`);
  return `${toTable(outcomes)}

${titles.join('\n')}

Made with \`${command}\` on ${cores} cores with Node ${node}.`;
}
