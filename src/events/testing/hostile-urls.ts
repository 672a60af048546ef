import { hostileHosts } from './hostile-hosts.ts';

/** Whole urls that the contract refuses, with a port of this machine in them. */
const refused: Readonly<Record<string, (port: number) => readonly string[]>> = {
  'other schemes': port =>
    ['ftp', 'ws', 'wss', 'gopher', 'dict', 'ldap', 'file', 'jar', 'javascript', 'httpx', 'ttp'].map(
      scheme => `${scheme}://127.0.0.1:${port}/`,
    ),
  'no scheme or no host': port => [
    `127.0.0.1:${port}`,
    `//127.0.0.1:${port}/`,
    `/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}/`,
    `http:/127.0.0.1:${port}/`,
    `http:///127.0.0.1:${port}/`,
    `http://:${port}/`,
    'http://',
    '',
  ],
  credentials: port => [
    `http://user@127.0.0.1:${port}/`,
    `http://user:word@127.0.0.1:${port}/`,
    `http://:@127.0.0.1:${port}/`,
    `http://@127.0.0.1:${port}/`,
    `http://example.com@127.0.0.1:${port}/`,
    `http://example.com:80@127.0.0.1:${port}/`,
    `http://example.com%2f@127.0.0.1:${port}/`,
    `http://example.com;@127.0.0.1:${port}/`,
  ],
  backslashes: port => [
    `http:\\\\127.0.0.1:${port}\\`,
    `http://127.0.0.1:${port}\\@example.com/`,
    `http://example.com\\@127.0.0.1:${port}/`,
    `http:/\\127.0.0.1:${port}/`,
    `\\\\127.0.0.1:${port}/`,
  ],
  'spaces and control characters': port => [
    ` http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}/ `,
    `http://127.0.0.1 :${port}/`,
    `ht\ntp://127.0.0.1:${port}/`,
    `http://127.0.\t0.1:${port}/`,
    `http://127.0.0.1\r\n:${port}/`,
    `http://127.0.0.1:${port}/\r\nX-Injected: 1`,
    `http://127.0.0.1:${port}/\u0000`,
    `\u0000http://127.0.0.1:${port}/`,
    `http://127.0.0.1\u3000:${port}/`,
    `\ufeffhttp://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}/\u0085`,
    `http://127.0.0.1:${port}/\u2028`,
  ],
  'hosts that are none': port =>
    [
      '[fe80::1%lo]',
      '[fe80::1%25lo]',
      '[::1%25lo]',
      '[::1',
      '::1',
      '[127.0.0.1]',
      '[v1.::1]',
      '[::ffff:127.1]',
      '127.0.0.256',
      '127.0.0.1.1',
      '4294967297',
      '0x1000000007f000001',
      '127.0.0.08',
      '127.0.0.1%00',
      '127.0.0.1%0d%0a',
      '127.0.0.1%09',
      '127.0.0.1%20',
      '127.0.0.1%25',
      'local<host',
    ].map(host => `http://${host}:${port}/`),
  ports: port => [
    'http://127.0.0.1:65536/',
    'http://127.0.0.1:-1/',
    'http://127.0.0.1:0x50/',
    `http://127.0.0.1:${port}:80/`,
    `http://127.0.0.1:+${port}/`,
    `http://127.0.0.1:${port}.0/`,
  ],
};

export interface HostileUrl {
  readonly what: string;
  readonly url: string;
}

/** Urls that the contract lets into the settings, since only the address they lead to is wrong. */
export function storableHostileUrls(port: number): readonly HostileUrl[] {
  const named = Object.entries(hostileHosts).flatMap(([what, list]) =>
    list.flatMap(host => [
      { what, url: `http://${host}:${port}/` },
      { what, url: `HTTPS://${host}:${port}/a?b#c` },
    ]),
  );
  const ports = ['0', '22', '080', '00065535', ''].map(odd => `http://127.0.0.1:${odd}/`);
  return [...named, ...ports.map(url => ({ what: 'odd ports', url }))];
}

/** Urls that the contract refuses. */
export function unstorableHostileUrls(port: number): readonly HostileUrl[] {
  return Object.entries(refused).flatMap(([what, urls]) => urls(port).map(url => ({ what, url })));
}
