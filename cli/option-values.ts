import { InvalidArgumentError } from 'commander';
import { CommandError } from './exit.ts';

/** `--port`: 0 lets the system choose. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
}

/** `--allow-host NAME`, repeatable: what may stand in a URL between the slashes and the port. */
export function collectHost(text: string, previous: readonly string[] = []): readonly string[] {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const url = URL.parse(`http://${bare.includes(':') ? `[${bare}]` : bare}/`);
  if (url !== null && url.host === url.hostname && url.pathname === '/') return [...previous, text];
  throw new CommandError('give --allow-host a host name or an IP address, without a port');
}

/**
 * `--cors ORIGIN`, repeatable: what a browser sends in `Origin` (RFC 6454 section 6.2), also of an app
 * with a scheme of its own such as capacitor://localhost; or `*`. Kept in the browser's spelling.
 */
export function collectOrigin(text: string, previous: readonly string[] = []): readonly string[] {
  const url = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s\\*,]+$/i.test(text) ? URL.parse(text) : null;
  if (text === '*') return [...previous, text];
  if (url !== null && url.host !== '') return [...previous, `${url.protocol}//${url.host}`];
  throw new CommandError(
    "give --cors an origin, scheme and host and port alone, for example https://app.example or http://192.0.2.7:3000; or '*' for every origin",
  );
}

/** A file that may have to be made, and a key beside it: what has no name would leave a key for nothing. */
export function parseFileName(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('Give the name of a file.');
}

/** A repeatable option whose values are kept as they come. */
export function collect(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

export function parseHttpUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.username !== '' || url.password !== '')) {
    // Not an InvalidArgumentError, which would repeat the value, as reports would.
    throw new CommandError('a URL with credentials in it is refused; give it without');
  }
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidArgumentError('Give an http or https URL, for example http://localhost:4010.');
}

/** A whole number of at least `least`, for example of seconds. */
export function parseAtLeast(least: number): (text: string) => number {
  return text => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= 1_000_000) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to 1000000.`);
  };
}

/** Seeds may be negative. */
export function parseWholeNumber(text: string): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Give a whole number.');
}
