import { isIP } from 'node:net';
import { isLoopback } from './loopback-address.ts';
import { isPublicUnicast } from './public-address.ts';
import type { Reach } from './sender.ts';

/** Which hosts events may go to, so that a hook's url cannot make the sender reach its own network. */
export interface HostPolicy {
  /** Whether a URL's host is refused as it stands; a name is not, its addresses are checked later. */
  refusesLiteral(hostname: string): boolean;
  /** Whether a connection to this host may use this address. */
  admitsAddress(hostname: string, address: string): boolean;
}

export function createHostPolicy(
  allowHosts: readonly string[],
  reach: Reach = 'public',
): HostPolicy {
  const allowed = new Set(allowHosts.map(normalHost));
  const isWithinReach = reach === 'public' ? isPublicUnicast : isLoopback;
  return {
    refusesLiteral: hostname => {
      const literal = withoutBrackets(hostname);
      return isIP(literal) !== 0 && !allowed.has(hostname) && !isWithinReach(literal);
    },
    admitsAddress: (hostname, address) => allowed.has(hostname) || isWithinReach(address),
  };
}

/** `URL` writes an IPv6 host in brackets; the rest of Node wants it without. */
export function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/** A host as `URL` writes it, so that `LOCALHOST`, `0x7f.1` and `0:0::1` are found again. */
function normalHost(host: string): string {
  const bare = withoutBrackets(host);
  const url = URL.parse(`http://${bare.includes(':') ? `[${bare}]` : bare}/`);
  if (url === null || url.host !== url.hostname) {
    throw new TypeError(`allowHosts: "${host}" is neither a host name nor an IP address`);
  }
  return url.hostname;
}
