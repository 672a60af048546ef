import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentTitles } from '../../src/verify/rules/titles.ts';

test('docs/verifier.md has every rule that documents of others are held to, as it is told', () => {
  const page = readFileSync(new URL('../../docs/verifier.md', import.meta.url), 'utf8');
  for (const { id, level, statement } of Object.values(documentTitles))
    expect(page).toContain(`| \`${id}\` | ${level} | ${statement} |`);
});
