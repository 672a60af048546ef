import ipaddr from 'ipaddr.js';

/** The only IPv6 space that is assigned as global unicast (RFC 4291 section 2.4, IANA's registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Public by every registry, but inside a cloud they lead to what it keeps for its own machines: Azure's
 * WireServer, and the services and service endpoints of IBM Cloud.
 */
const insideClouds = ['168.63.129.16/32', '161.26.0.0/16', '166.8.0.0/14'].map(block =>
  ipaddr.IPv4.parseCIDR(block),
);

/**
 * Whether an address is public unicast, by what it reaches and not by how it is written: an
 * IPv4-mapped address (RFC 4291 section 2.5.5.2) counts as the IPv4 address in it. Those that a
 * gateway would translate to IPv4 (NAT64, 6to4, Teredo, ISATAP) are refused, whatever is inside.
 */
export function isPublicUnicast(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return !insideClouds.some(block => address.match(block));
  return address.match(globalUnicast) && !isIsatap(address);
}

/** Any prefix may have them; the interface identifier tells (RFC 5214 section 6.1). */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return (parts[4] === 0 || parts[4] === 0x0200) && parts[5] === 0x5efe;
}
