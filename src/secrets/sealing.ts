import { Secret } from '../settings/secret.ts';
import type { Place, Sealing } from '../settings/settings-json.ts';
import type { Keyring } from './keyring.ts';

/**
 * When a secret is opened. By `reading`, it is found out at once that one does not open. By `reveal`,
 * what nobody asks for stays sealed, as it does in most updates.
 */
export type OpenedBy = 'reading' | 'reveal';

/** A secret that goes back to the place it came from keeps its envelope, unless the first key is another one by now. */
export function createSealing(keyring: Keyring, openedBy: OpenedBy): Sealing {
  const sealed = new WeakMap<Secret, { readonly envelope: string; readonly place: Place }>();
  return {
    seal(secret, place) {
      const kept = sealed.get(secret);
      return kept !== undefined && keyring.isCurrent(kept.envelope) && isSame(kept.place, place)
        ? kept.envelope
        : keyring.seal(secret.reveal(), place);
    },
    open(envelope, place) {
      const open = () => keyring.open(envelope, place);
      const secret = new Secret(openedBy === 'reading' ? open() : open);
      sealed.set(secret, { envelope, place });
      return secret;
    },
  };
}

function isSame(one: Place, other: Place): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
