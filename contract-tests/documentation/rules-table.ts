/** The rules of the document as README.md lists them; run by itself it writes them there. */
import { readFileSync, writeFileSync } from 'node:fs';
import document from '../../src/generated/openapi.json' with { type: 'json' };
import { withSection } from '../runner/marked-section.ts';

export const readme = new URL('../../README.md', import.meta.url);

/** A line for each rule: its id, its level and the first sentence of its statement. */
export function rulesTable(): string {
  const rules = Object.entries(document['x-rules']).map(([id, { level, statement }]) => [
    `\`${id}\``,
    level,
    firstSentence(statement),
  ]);
  const rows = [['rule', 'level', 'what it says'], ...rules];
  // As the formatter pads the cells of a table.
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = '', ...body] = rows.map(row =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [head, line(widths.map(width => '-'.repeat(width))), ...body].join('\n');
}

function firstSentence(statement: string): string {
  const [sentence = statement] = statement.split(/(?<=\.) (?=[A-Z(])/);
  return sentence.replaceAll('|', '\\|');
}

/** README.md with the rules as the document has them. */
export function readmeWithRules(): string {
  const page = withSection(readFileSync(readme, 'utf8'), 'rules', rulesTable());
  if (page === null) throw new Error('README.md has no <!-- rules --> and <!-- /rules -->');
  return page;
}

if (import.meta.main) writeFileSync(readme, readmeWithRules());
