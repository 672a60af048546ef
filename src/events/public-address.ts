import ipaddr from 'ipaddr.js';

/** The only IPv6 space that is assigned as global unicast (RFC 4291 section 2.4, IANA's registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is public unicast, by what it reaches and not by how it is written: an
 * IPv4-mapped address (RFC 4291 section 2.5.5.2) counts as the IPv4 address in it. Those that a
 * gateway would translate to IPv4 (NAT64, 6to4, Teredo) are refused, whatever is inside.
 */
export function isPublicUnicast(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
