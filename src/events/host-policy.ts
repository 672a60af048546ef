import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
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

/** Whether an address is of this machine alone: 127.0.0.0/8 (RFC 1122 section 3.2.1.3), also mapped into IPv6, or ::1. */
function isLoopback(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
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
