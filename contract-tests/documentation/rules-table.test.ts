import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import document from '../../src/generated/openapi.json' with { type: 'json' };
import { readme, readmeWithRules, rulesTable } from './rules-table.ts';

test('README.md lists the rules as the document has them; "npm run generate" writes them', () => {
  expect(readFileSync(readme, 'utf8')).toBe(readmeWithRules());
});

test('the table has a line for every rule, with its level', () => {
  const rows = rulesTable().split('\n').slice(2);
  expect(rows.map(row => row.split(/ +\| +/).slice(0, 2))).toEqual(
    Object.entries(document['x-rules']).map(([id, { level }]) => [`| \`${id}\``, level]),
  );
});
