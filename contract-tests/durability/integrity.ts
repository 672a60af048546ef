import { DatabaseSync } from 'node:sqlite';

/**
 * What the database says of itself (https://www.sqlite.org/pragma.html#pragma_integrity_check): null
 * when it finds nothing wrong, or has no check of its own.
 */
export function integrityFault(database: string): string | null {
  if (/^postgres(ql)?:/.test(database)) return null;
  using file = new DatabaseSync(database, { readOnly: true, timeout: 5_000 });
  const found = file
    .prepare('PRAGMA integrity_check')
    .all()
    .map(row => String(row.integrity_check));
  const orphans = file.prepare('PRAGMA foreign_key_check').all();
  if (found.join() !== 'ok') return `integrity_check: ${found.join('; ')}`;
  return orphans.length > 0 ? `foreign_key_check: ${orphans.length} rows` : null;
}
