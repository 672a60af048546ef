import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** README.md has the reasons. */
const alone = {
  sqlite: [
    'check-log.ts',
    'file-watch.ts',
    'group-commit.ts',
    'heads.ts',
    'open-files.ts',
    'owner-alone.ts',
    'pending-updates.ts',
    'session.ts',
  ],
  postgres: ['database-url.ts', 'has-committed.ts', 'query.ts'],
} as const;

test('what both databases do stands in files of the same name', () => {
  const [sqlite, postgres] = [filesOf('sqlite'), filesOf('postgres')];
  expect(sqlite.filter(name => !postgres.includes(name))).toEqual(alone.sqlite);
  expect(postgres.filter(name => !sqlite.includes(name))).toEqual(alone.postgres);
});

/** Migrations too; tests of one database alone stand beside what they test. */
function filesOf(database: keyof typeof alone): string[] {
  return readdirSync(new URL(database, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
}
