import { madeBy, markdownTable, share } from '../../runner/table.ts';
import {
  additionOperators,
  fieldOperators,
  mediaTypeOperators,
  statusOperators,
} from './head-operators.ts';
import { jsonOperators } from './json-operators.ts';
import type { MutantSummary } from './summary.ts';

const published = new Map(
  [
    ...statusOperators,
    ...fieldOperators,
    ...mediaTypeOperators,
    ...additionOperators,
    ...jsonOperators,
  ].map(operator => [operator.id, operator.published]),
);

/** One line per operator, in the order in which they are written. */
export function toTable({ operators }: MutantSummary): string {
  const byId = new Map(operators.map(summary => [summary.operator, summary]));
  const rows = [...published].flatMap(([id, name]) => {
    const summary = byId.get(id);
    if (summary === undefined) return [];
    const { forbidden, found, allowed } = summary;
    return [[`${id} (${name})`, String(forbidden), String(found), String(allowed)]];
  });
  return markdownTable(['operator', 'forbidden', 'found', 'allowed'], rows, 'right');
}

export function describeSummary({ forbidden, found }: MutantSummary): string {
  return `found ${found} of ${forbidden} forbidden mutants: ${share(found, forbidden)}`;
}

export function toSection(
  summary: MutantSummary,
  unanswered: readonly string[],
  command: string,
): string {
  const { missed, allowances, falseAlarms } = summary;
  return [
    madeBy(command),
    '',
    `Verify ${describeSummary(summary)}.`,
    '',
    toTable(summary),
    '',
    ...(missed.length === 0
      ? []
      : [
          'Not found:',
          '',
          ...missed.map(({ mutant: { id }, came }) => `- \`${id}\`: ${came}`),
          '',
        ]),
    'Allowed, and made together, an operator at a time:',
    '',
    ...allowances.map(({ allowance: { reason }, mutants }) => `- ${mutants}: ${reason}`),
    '',
    falseAlarms.length === 0
      ? 'None of these breaks a rule.'
      : `False alarms: ${falseAlarms.join('; ')}.`,
    '',
    `Declared, and answered to nothing that verify sends: ${unanswered.join(', ')}.`,
  ].join('\n');
}
