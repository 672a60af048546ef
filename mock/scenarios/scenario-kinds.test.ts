import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureOrder } from './effect.ts';
import type { Parameter } from './parameters.ts';
import { scenarioKinds } from './scenario-kinds.ts';

test('the table of the README has every scenario as it is, in the order in which failures count', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = /^## Scenarios$(.*?)^## /ms.exec(readme) ?? [];
  const rows = (section.match(/^\| `.*$/gm) ?? []).map(cellsOf);
  const rowOf = (wanted: string) =>
    scenarioKinds
      .filter(({ name }) => name === wanted)
      .map(({ name, parameters, sentence }) => [
        `\`${name}\``,
        parameters.flatMap(told).join(', '),
        sentence,
      ]);
  expect(rows).toEqual([...failureOrder, 'leaky', 'slow'].flatMap(rowOf));
  expect(rows).toHaveLength(scenarioKinds.length);
});

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

/** Every scenario takes `times`, which stands below the table. */
function told(parameter: Parameter): string[] {
  const { name } = parameter;
  if (parameter.kind === 'choice') return [`\`${name}\`, an id of \`leaky-rules.ts\``];
  const { fallback, unit } = parameter;
  if (fallback === undefined) return [];
  return [`\`${name}=${fallback}\`${unit === undefined ? '' : ` ${unit}`}`];
}
