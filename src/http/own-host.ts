/** Whether a host, as a `Host` or `Origin` field gives it, means this server. */
export type OwnHost = (host: string | null, localAddress: string | undefined) => boolean;

/**
 * DNS rebinding makes a foreign name lead to this machine, and the browser then takes that name's
 * page for one of ours. So only names that no stranger can own count: the loopback ones, the address
 * that the connection came in on, and what was allowed by hand.
 */
export function ownHosts(allowHosts: readonly string[]): OwnHost {
  const allowed = new Set(allowHosts.map(normalHost));
  return (host, localAddress) => {
    const name = host === null ? null : hostnameOf(host);
    if (name === null) return false;
    return isLoopbackName(name) || name === addressName(localAddress) || allowed.has(name);
  };
}

/** RFC 6761 section 6.3: `localhost` and what ends in it lead to this machine only. */
export function isLoopbackName(name: string): boolean {
  return /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$/.test(name) || name === '[::1]';
}

/** The name in a `Host` field (RFC 9110 section 7.2) without its port, as `URL` writes it; null for none. */
function hostnameOf(host: string): string | null {
  const url = URL.parse(`http://${host}/`);
  const isHostAlone =
    url !== null &&
    url.pathname === '/' &&
    url.username === '' &&
    url.search === '' &&
    url.hash === '';
  return isHostAlone ? url.hostname : null;
}

/** An IPv6 address stands in brackets, and nothing else can. */
function normalHost(host: string): string {
  return hostnameOf(`[${host}]`) ?? hostnameOf(host) ?? host;
}

/** A socket that listens on IPv6 tells IPv4 addresses as mapped ones. */
function addressName(address: string | undefined): string | null {
  if (address === undefined) return null;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return hostnameOf(`[${plain}]`) ?? plain;
}
