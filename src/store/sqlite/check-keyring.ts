import type { DatabaseSync } from 'node:sqlite';
import type { Keyring } from '../../secrets/keyring.ts';
import { hasKey, missingKey, proofOfFirst, startOfSealed } from '../sealing-keys.ts';
import { textOf } from './columns.ts';
import { transact } from './transact.ts';

/** Finds out at start, not at the first delivery, that a secret of the database will not open. */
export function checkKeyring(database: DatabaseSync, keyring: Keyring, file: string): void {
  const { id, proof } = proofOfFirst(keyring);
  if (checkKnown(database, keyring, file).includes(id)) return;
  transact(database, 'IMMEDIATE', () => {
    database
      .prepare('INSERT INTO sealing_keys (id, proof) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(id, proof);
    // Another process may have been first, with another key under this id.
    checkKnown(database, keyring, file);
  });
}

/** The ids of the keys that sealed here. */
function checkKnown(database: DatabaseSync, keyring: Keyring, file: string): string[] {
  return database
    .prepare('SELECT id, proof FROM sealing_keys')
    .all()
    .map(row => {
      const known = { id: textOf(row, 'id'), proof: textOf(row, 'proof') };
      if (!hasKey(keyring, known, file) && isInUse(database, known.id)) {
        throw missingKey(known.id, file);
      }
      return known.id;
    });
}

function isInUse(database: DatabaseSync, id: string): boolean {
  const start = startOfSealed(id);
  const found = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM settings WHERE instr(document, :start))
           OR EXISTS (SELECT 1 FROM own_values WHERE instr(value, :start))
           OR EXISTS (SELECT 1 FROM broadcasts WHERE instr(value, :start)) AS used`,
    )
    .get({ start });
  return found?.used === 1;
}
