import ipaddr from 'ipaddr.js';

/** Whether an address is of this machine alone: 127.0.0.0/8 (RFC 1122 section 3.2.1.3), also mapped into IPv6, or ::1. */
export function isLoopback(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
}
