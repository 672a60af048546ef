import type { DeliveryCredentials } from '../contract/credentials.ts';
import { bytesOf, fromBase64, isSame } from './bytes.ts';
import type { CredentialFault } from './expected.ts';

/** Null for the credentials that are expected. */
export async function credentialFault(
  expected: DeliveryCredentials,
  field: (name: string) => string | null,
): Promise<CredentialFault | null> {
  switch (expected.scheme) {
    case 'none':
      return null;
    case 'header': {
      const value = field(expected.name);
      if (value === null) return 'missing';
      if (value === '') return 'malformed';
      return (await isSame(bytesOf(value), bytesOf(expected.value))) ? null : 'wrong';
    }
    case 'basic': {
      const value = field('authorization');
      if (value === null) return 'missing';
      // RFC 7617 section 2; a colon ends the username.
      const [, packed = ''] = /^basic +([a-z0-9+/]+=*)$/i.exec(value) ?? [];
      const given = fromBase64(packed);
      if (given === null || !given.includes(colon)) return 'malformed';
      const userPass = bytesOf(`${expected.username}:${expected.password}`);
      return (await isSame(given, userPass)) ? null : 'wrong';
    }
  }
}

const colon = 58;
