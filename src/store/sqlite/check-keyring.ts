import type { DatabaseSync } from 'node:sqlite';
import type { Keyring } from '../../secrets/keyring.ts';
import { createAuthenticRows } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import { emptyHead, noTenant } from '../head.ts';
import { hasKey, missingKey, proofOfFirst, startOfMade, startOfSealed } from '../sealing-keys.ts';
import { Heads } from './heads.ts';
import { prepareRows } from './rows.ts';
import { transact } from './transact.ts';

/**
 * Finds out at start, not at the first delivery, that a secret of the database will not open. The first
 * to open a new database begins the list of its tenants.
 */
export function checkKeyring(database: DatabaseSync, keyring: Keyring, file: string): void {
  const { id, proof } = proofOfFirst(keyring);
  if (!checkKnown(database, keyring, file).includes(id)) {
    transact(database, 'IMMEDIATE', () => {
      // Another process may have been first, with another key under this id.
      if (checkKnown(database, keyring, file).length === 0) beginTenants(database, keyring);
      database
        .prepare('INSERT INTO sealing_keys (id, proof) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(id, proof);
    });
  }
  new Heads(prepareRows(database), createAuthenticRows(keyring)).find(noTenant);
}

/** The ids of the keys that sealed here. */
export function checkKnown(database: DatabaseSync, keyring: Keyring, file: string): string[] {
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

/** Not where there is anything: what is lost must not look as if it had never been. */
function beginTenants(database: DatabaseSync, keyring: Keyring): void {
  if (database.prepare('SELECT 1 FROM tenants').get() !== undefined) return;
  prepareRows(database).saveHead(createAuthenticRows(keyring).sealHead(noTenant, emptyHead(null)));
}

function isInUse(database: DatabaseSync, id: string): boolean {
  const found = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM settings WHERE instr(value, :sealed))
           OR EXISTS (SELECT 1 FROM own_values WHERE instr(value, :sealed))
           OR EXISTS (SELECT 1 FROM broadcasts WHERE instr(value, :sealed))
           OR EXISTS (SELECT 1 FROM tenants WHERE instr(code, :made) = 1)
           OR EXISTS (SELECT 1 FROM items WHERE instr(code, :made) = 1)
           OR EXISTS (SELECT 1 FROM api_keys WHERE instr(code, :made) = 1) AS used`,
    )
    .get({ sealed: startOfSealed(id), made: startOfMade(id) });
  return found?.used === 1;
}
