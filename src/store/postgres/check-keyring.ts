import type { ClientBase } from 'pg';
import { EnvelopeError, type Keyring } from '../../secrets/keyring.ts';
import { StoreError } from '../store-error.ts';
import { textOf } from './columns.ts';
import { query } from './query.ts';

/**
 * Finds out at start, not at the first delivery, that a secret of the database will not open.
 * Processes take turns here, so that two new ones agree on what a key's id stands for.
 */
export async function checkKeyring(
  client: ClientBase,
  keyring: Keyring,
  place: string,
): Promise<void> {
  const known = await query(client, { text: 'SELECT id, proof FROM sealing_keys' });
  for (const row of known) {
    const id = textOf(row, 'id');
    if (keyring.ids.includes(id)) requireSameKey(keyring, id, textOf(row, 'proof'), place);
    else if (await isInUse(client, id)) {
      throw wrongKeys(
        place,
        `holds secrets sealed with the key "${id}"; add that key to the secret keys`,
      );
    }
  }
  await registerFirst(client, keyring);
}

function requireSameKey(keyring: Keyring, id: string, proof: string, place: string): void {
  try {
    keyring.open(proof, proofPlace(id));
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    throw wrongKeys(
      place,
      `was sealed with another key named "${id}"; give the former key, a new one needs a new id`,
    );
  }
}

/** A key may leave the ring once nothing is sealed with it. */
async function isInUse(client: ClientBase, id: string): Promise<boolean> {
  // JSON escapes quotes inside texts, so that only a sealed secret can contain this.
  const start = `{"$secret":"v1.${id}.`;
  const [found] = await query(client, {
    text: `SELECT EXISTS (SELECT FROM settings WHERE strpos(document, $1) > 0)
               OR EXISTS (SELECT FROM own_values WHERE strpos(value, $1) > 0)
               OR EXISTS (SELECT FROM broadcasts WHERE strpos(value, $1) > 0) AS used`,
    values: [start],
  });
  return found?.used === true;
}

async function registerFirst(client: ClientBase, keyring: Keyring): Promise<void> {
  const [id = ''] = keyring.ids;
  await query(client, {
    text: 'INSERT INTO sealing_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    values: [id, keyring.seal('', proofPlace(id))],
  });
}

function proofPlace(id: string) {
  return ['', 'proof', id];
}

function wrongKeys(place: string, remedy: string): StoreError {
  return new StoreError('wrong-keys', place, remedy);
}
