import type { LookupFunction } from 'node:net';
import type { HostPolicy } from './host-policy.ts';
import type { Resolve } from './sender.ts';

/** A host name that leads, with at least one of its addresses, where events must not go. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * The `lookup` of a connection: it hands out addresses only after all of them have been checked, and
 * the connection uses those very addresses, so a name cannot change its mind in between (DNS rebinding).
 */
export function guardedLookup(resolve: Resolve, policy: HostPolicy): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => {
      const addresses = await resolve(hostname);
      if (!addresses.every(({ address }) => policy.admitsAddress(hostname, address))) {
        throw new RefusedAddress('the host name leads to an address that is out of reach');
      }
      const [first] = addresses;
      if (first === undefined) throw new Error('the host name has no address');
      return { first, all: [...addresses] };
    };
    answer().then(
      ({ first, all }) =>
        options.all ? callback(null, all) : callback(null, first.address, first.family),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}
