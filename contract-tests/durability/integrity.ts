import { DatabaseSync } from 'node:sqlite';

/**
 * What the database says of itself: null when it finds nothing wrong, or has no check of its own
 * (https://www.sqlite.org/pragma.html#pragma_integrity_check).
 */
export function integrityError(database: string): string | null {
  if (/^postgres(ql)?:/.test(database)) return null;
  using file = new DatabaseSync(database, { readOnly: true, timeout: 5_000 });
  try {
    const found = file.prepare('PRAGMA integrity_check').all();
    const text = found.map(row => String(row.integrity_check)).join('; ');
    if (text !== 'ok') return `integrity_check: ${text}`;
    const orphans = file.prepare('PRAGMA foreign_key_check').all();
    return orphans.length > 0 ? `foreign_key_check: ${orphans.length} rows` : null;
  } catch (error) {
    // Some damage keeps the check itself from running.
    return `integrity_check: ${error instanceof Error ? error.message : String(error)}`;
  }
}
