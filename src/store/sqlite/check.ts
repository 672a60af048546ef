import type { DatabaseSync } from 'node:sqlite';
import type { AuthenticRows } from '../authentic-rows.ts';
import { checkRows } from '../check-rows.ts';
import { textOf } from '../columns.ts';
import type { Damage } from '../damage.ts';
import { doNow } from '../steps.ts';
import { prepareWalk } from './walk.ts';

/** Looks at the structure of the file and at every row; within a transaction, so that all are of one moment. */
export function checkAll(database: DatabaseSync, authentic: AuthenticRows): readonly Damage[] {
  const broken = integrityOf(database);
  // What is read out of a broken structure says little, and may not end.
  return broken.length > 0 ? broken : doNow(checkRows(prepareWalk(database), authentic));
}

function integrityOf(database: DatabaseSync): readonly Damage[] {
  return database
    .prepare('PRAGMA integrity_check')
    .all()
    .map(row => textOf(row, 'integrity_check'))
    .filter(detail => detail !== 'ok')
    .map(detail => ({ kind: 'structure', detail }));
}
