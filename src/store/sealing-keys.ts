import { EnvelopeError, type Keyring } from '../secrets/keyring.ts';
import { StoreError } from './store-error.ts';

/** A key that sealed in a database, and a text that only the same key opens. */
export interface SealingKeyProof {
  readonly id: string;
  readonly proof: string;
}

/** The proof of the key that seals from now on. */
export function proofOfFirst(keyring: Keyring): SealingKeyProof {
  const [id = ''] = keyring.ids;
  return { id, proof: keyring.seal('', proofPlace(id)) };
}

/** Whether the keyring has the key; throws for another key under the same id. */
export function hasKey(
  keyring: Keyring,
  { id, proof }: SealingKeyProof,
  database: string,
): boolean {
  if (!keyring.ids.includes(id)) return false;
  try {
    keyring.open(proof, proofPlace(id));
    return true;
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    throw new StoreError(
      'wrong-keys',
      database,
      `was sealed with another key named "${id}"; give the former key, a new one needs a new id`,
    );
  }
}

/** What only a secret sealed with the key contains: JSON escapes the quotes inside any other text. */
export function startOfSealed(id: string): string {
  return `{"$secret":"${startOfMade(id)}`;
}

/** What every envelope and every code of the key begins with. */
export function startOfMade(id: string): string {
  return `v1.${id}.`;
}

/** A key may leave the ring once nothing is sealed with it, and not before. */
export function missingKey(id: string, database: string): StoreError {
  return new StoreError(
    'wrong-keys',
    database,
    `holds secrets sealed with the key "${id}"; add that key to the secret keys`,
  );
}

function proofPlace(id: string) {
  return ['', 'proof', id];
}
