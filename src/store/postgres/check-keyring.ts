import type { ClientBase } from 'pg';
import type { Keyring } from '../../secrets/keyring.ts';
import { hasKey, missingKey, proofOfFirst, startOfSealed } from '../sealing-keys.ts';
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
  for (const row of await query(client, { text: 'SELECT id, proof FROM sealing_keys' })) {
    const known = { id: textOf(row, 'id'), proof: textOf(row, 'proof') };
    if (!hasKey(keyring, known, place) && (await isInUse(client, known.id))) {
      throw missingKey(known.id, place);
    }
  }
  const { id, proof } = proofOfFirst(keyring);
  await query(client, {
    text: 'INSERT INTO sealing_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    values: [id, proof],
  });
}

async function isInUse(client: ClientBase, id: string): Promise<boolean> {
  const [found] = await query(client, {
    text: `SELECT EXISTS (SELECT FROM settings WHERE strpos(document, $1) > 0)
               OR EXISTS (SELECT FROM own_values WHERE strpos(value, $1) > 0)
               OR EXISTS (SELECT FROM broadcasts WHERE strpos(value, $1) > 0) AS used`,
    values: [startOfSealed(id)],
  });
  return found?.used === true;
}
