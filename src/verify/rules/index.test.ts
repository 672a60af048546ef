import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from './index.ts';

test('every rule stands in a file of its name, and every file is listed', () => {
  const files = globSync('*-*.ts', { cwd: import.meta.dirname }).map(name => name.slice(0, -3));
  expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
});
