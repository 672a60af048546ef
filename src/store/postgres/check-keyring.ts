import type { ClientBase } from 'pg';
import type { Keyring } from '../../secrets/keyring.ts';
import { createAuthenticRows } from '../authentic-rows.ts';
import { textOf } from '../columns.ts';
import { emptyHead, noTenant } from '../head.ts';
import { hasKey, missingKey, proofOfFirst, startOfMade, startOfSealed } from '../sealing-keys.ts';
import { query } from './query.ts';
import { headOf, nearestHead, saveHead } from './rows.ts';

/**
 * Finds out at start, not at the first delivery, that a secret of the database will not open.
 * Processes take turns here, so that two new ones agree on what a key's id stands for. The first to
 * open a new database begins the list of its tenants.
 */
export async function checkKeyring(
  client: ClientBase,
  keyring: Keyring,
  place: string,
): Promise<void> {
  const authentic = createAuthenticRows(keyring);
  if ((await checkKnown(client, keyring, place)) === 0) {
    const tenants = await query(client, { text: 'SELECT FROM tenants LIMIT 1' });
    // Not where there is anything: what is lost must not look as if it had never been.
    if (tenants.length === 0) {
      await query(client, saveHead(authentic.sealHead(noTenant, emptyHead(null))));
    }
  }
  const { id, proof } = proofOfFirst(keyring);
  await query(client, {
    text: 'INSERT INTO sealing_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    values: [id, proof],
  });
  authentic.findHead(noTenant, headOf(await query(client, nearestHead(noTenant))));
}

/** How many keys sealed here; throws where one of them is wanted and not at hand. */
export async function checkKnown(
  client: ClientBase,
  keyring: Keyring,
  place: string,
): Promise<number> {
  const rows = await query(client, { text: 'SELECT id, proof FROM sealing_keys' });
  for (const row of rows) {
    const known = { id: textOf(row, 'id'), proof: textOf(row, 'proof') };
    if (!hasKey(keyring, known, place) && (await isInUse(client, known.id))) {
      throw missingKey(known.id, place);
    }
  }
  return rows.length;
}

async function isInUse(client: ClientBase, id: string): Promise<boolean> {
  const [found] = await query(client, {
    text: `SELECT EXISTS (SELECT FROM settings WHERE strpos(value, $1) > 0)
               OR EXISTS (SELECT FROM own_values WHERE strpos(value, $1) > 0)
               OR EXISTS (SELECT FROM broadcasts WHERE strpos(value, $1) > 0)
               OR EXISTS (SELECT FROM tenants WHERE starts_with(code, $2))
               OR EXISTS (SELECT FROM items WHERE starts_with(code, $2))
               OR EXISTS (SELECT FROM api_keys WHERE starts_with(code, $2)) AS used`,
    values: [startOfSealed(id), startOfMade(id)],
  });
  return found?.used === true;
}
