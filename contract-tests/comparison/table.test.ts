import { expect, test } from 'vitest';
import type { Row } from './compare.ts';
import { toSection, toTable } from './table.ts';

const faults = (count: number) => Array.from({ length: count }, (_, index) => `fault-${index}`);
const row = (found: number, of: number): Row => ({
  ...{ tool: 'tool', label: '`a tool`', found: faults(found), of },
  ...{ falseAlarms: ['noise'], meanMs: 1249 },
});

test('a row tells how many were found, of how many, and at what price', () => {
  expect(toTable([row(30, 240)])).toBe(
    [
      '| tool | found | of | share | false alarms | seconds per server |',
      '| --- | --: | --: | --: | --: | --: |',
      '| `a tool` | 30 | 240 | 13 % | 1 | 1.2 |',
    ].join('\n'),
  );
});

test.each([
  [240, 240, '100 %'],
  [239, 240, '99.6 %'],
  [1, 240, '0.4 %'],
  [0, 240, '0 %'],
])('%d of %d is %s', (found, of, share) => {
  expect(toTable([row(found, of)])).toContain(`| ${share} |`);
});

test('the section names the command that made it', () => {
  const section = toSection([row(1, 2)], 'npm run compare -- --write', 1);
  expect(section).toContain('Made with `npm run compare -- --write`, one server at a time.');
});
