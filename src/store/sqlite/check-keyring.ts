import type { DatabaseSync } from 'node:sqlite';
import { EnvelopeError, type Keyring } from '../../secrets/keyring.ts';
import { StoreError } from '../store-error.ts';
import { textOf } from './columns.ts';
import { transact } from './transact.ts';

/** Finds out at start, not at the first delivery, that a secret of the database will not open. */
export function checkKeyring(database: DatabaseSync, keyring: Keyring, file: string): void {
  for (const row of database.prepare('SELECT id, proof FROM sealing_keys').all()) {
    const id = textOf(row, 'id');
    if (keyring.ids.includes(id)) requireSameKey(keyring, id, textOf(row, 'proof'), file);
    else if (isInUse(database, id)) {
      throw wrongKeys(
        file,
        `holds secrets sealed with the key "${id}"; add that key to the secret keys`,
      );
    }
  }
  registerFirst(database, keyring);
}

function requireSameKey(keyring: Keyring, id: string, proof: string, file: string): void {
  try {
    keyring.open(proof, proofPlace(id));
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    throw wrongKeys(
      file,
      `was sealed with another key named "${id}"; give the former key, a new one needs a new id`,
    );
  }
}

/** A key may leave the ring once nothing is sealed with it. */
function isInUse(database: DatabaseSync, id: string): boolean {
  // JSON escapes quotes inside texts, so that only a sealed secret can contain this.
  const start = `{"$secret":"v1.${id}.`;
  const found = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM settings WHERE instr(document, :start))
           OR EXISTS (SELECT 1 FROM own_values WHERE instr(value, :start))
           OR EXISTS (SELECT 1 FROM broadcasts WHERE instr(value, :start)) AS used`,
    )
    .get({ start });
  return found?.used === 1;
}

function registerFirst(database: DatabaseSync, keyring: Keyring): void {
  const [id = ''] = keyring.ids;
  const known = database.prepare('SELECT 1 FROM sealing_keys WHERE id = ?').get(id);
  if (known !== undefined) return;
  transact(database, 'IMMEDIATE', () => {
    database
      .prepare('INSERT INTO sealing_keys (id, proof) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(id, keyring.seal('', proofPlace(id)));
  });
}

function proofPlace(id: string) {
  return ['', 'proof', id];
}

function wrongKeys(file: string, remedy: string): StoreError {
  return new StoreError('wrong-keys', file, remedy);
}
