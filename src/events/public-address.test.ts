import { describe, expect, test } from 'vitest';
import { isPublicUnicast } from './public-address.ts';

describe('public unicast addresses', () => {
  test.each([
    '8.8.8.8',
    '93.184.215.14',
    '168.63.129.15',
    '168.63.129.17',
    '2606:4700:4700::1111',
    '2001:200::5efe:1',
    '::ffff:8.8.8.8',
  ])('%s is one', address => expect(isPublicUnicast(address)).toBe(true));

  test.each([
    ['loopback', '127.0.0.1'],
    ['this network', '0.0.0.0'],
    ['private use', '10.0.0.1'],
    ['private use', '172.31.255.255'],
    ['private use', '192.168.1.1'],
    ['link-local, where clouds keep their metadata', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.5'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['unique local', 'fd00::1'],
    ['IPv6 link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped loopback in hexadecimal', '::ffff:7f00:1'],
    ['IPv4-compatible loopback', '::127.0.0.1'],
    ['NAT64 of a private address', '64:ff9b::10.0.0.1'],
    ['NAT64 of local use', '64:ff9b:1::a00:1'],
    ['6to4 of a private address', '2002:a00:1::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['ISATAP of a private address', '2600:1::5efe:a00:1'],
    ['ISATAP of a public address', '2600:1::200:5efe:808:808'],
    ['what is no address', 'example.com'],
  ])('%s (%s) is none', (_, address) => expect(isPublicUnicast(address)).toBe(false));

  /** Of IANA's IPv4 and IPv6 special-purpose address registries, an address of each block. */
  const special =
    '0.0.0.1 10.0.0.1 100.64.0.1 127.0.0.1 169.254.0.1 172.16.0.1 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10 ' +
    '192.0.0.170 192.0.0.171 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.88.99.2 192.168.0.1 192.175.48.1 ' +
    '198.18.0.1 198.51.100.1 203.0.113.1 240.0.0.1 255.255.255.255 ::1 :: ::ffff:0:1 64:ff9b::1 64:ff9b:1::1 ' +
    '100::1 100:0:0:1::1 2001::1 2001:1::1 2001:1::2 2001:1::3 2001:2::1 2001:3::1 2001:4:112::1 2001:10::1 ' +
    '2001:20::1 2001:30::1 2001:1ff::1 2001:db8::1 2002::1 2620:4f:8000::1 3fff::1 5f00::1 fc00::1 fe80::1';

  test.each(special.split(' '))('%s is for a special purpose, so it is none', address => {
    expect(isPublicUnicast(address)).toBe(false);
  });
});

describe('what a cloud tells its machines is at none', () => {
  const metadata = {
    'AWS, Azure, Google and many more': '169.254.169.254',
    'containers of AWS': '169.254.170.2',
    'AWS over IPv6': 'fd00:ec2::254',
    'Google over IPv6': 'fd20:ce::254',
    Alibaba: '100.100.100.200',
    Oracle: '192.0.0.192',
    'WireServer of Azure': '168.63.129.16',
    'services of IBM': '161.26.0.10',
    'service endpoints of IBM': '166.9.24.2',
  };

  test.each(Object.entries(metadata))('%s: %s', (_, address) => {
    for (const form of forms(address)) expect([form, isPublicUnicast(form)]).toEqual([form, false]);
  });

  /** The address, and IPv6 addresses that lead to it when it is one of IPv4. */
  function forms(address: string): readonly string[] {
    if (address.includes(':')) return [address];
    const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
    const [high, low] = [(a << 8) | b, (c << 8) | d].map(part => part.toString(16));
    const [inverseHigh, inverseLow] = [(a << 8) | b, (c << 8) | d].map(part =>
      (part ^ 0xffff).toString(16),
    );
    return [
      address,
      `::ffff:${address}`,
      `::ffff:${high}:${low}`,
      `::ffff:0:${address}`,
      `::${address}`,
      `64:ff9b::${address}`,
      `64:ff9b:1::${address}`,
      `2002:${high}:${low}::1`,
      `2001:0:1:2:3:4:${inverseHigh}:${inverseLow}`,
      `2600:1::5efe:${address}`,
    ];
  }
});
