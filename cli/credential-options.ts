import {
  type Authentication,
  type Credentials,
  credentialFor,
  schemesOf,
  wordsFor,
} from '../src/contract/authentication.ts';
import type { SecurityScheme } from '../src/contract/security-scheme.ts';
import { CommandError } from './exit.ts';

/** How the command line gives a credential for a scheme: `api-key`, or `auth name=…` where its kind does not tell it. */
export function schemeOption({ kind, name }: SecurityScheme, byName: boolean): string {
  return byName ? `auth ${name}=VALUE` : kind;
}

/** `--auth SCHEME=VALUE`, repeatable. The value is a secret, so no sentence repeats it. */
export function collectAuth(
  text: string,
  previous: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new CommandError(
      "give --auth as SCHEME=VALUE with the document's name of a security scheme, for example --auth bearerAuth=t0ken",
    );
  if (Object.hasOwn(previous, name)) throw new CommandError(`give --auth ${name} once`);
  return { ...previous, [name]: value };
}

const kindMembers = { 'api-key': 'apiKey', bearer: 'bearer', basic: 'basic' } as const;

/** Refuses what the document has no scheme for, and what could not be sent by the schemes that it has. */
export function requireSendable(
  asked: Authentication,
  credentials: Credentials,
  spelled: (option: string) => string,
): void {
  const schemes = schemesOf(asked);
  const { bySchemeName = {} } = credentials;
  for (const kind of ['api-key', 'bearer', 'basic'] as const) {
    if (credentials[kindMembers[kind]] === undefined) continue;
    if (schemes.some(scheme => scheme.kind === kind)) continue;
    throw new CommandError(
      `${spelled(kind)} is of no use, since the document asks for ${wordsFor(asked, 'a') || 'no credentials'}; leave it out`,
    );
  }
  for (const name of Object.keys(bySchemeName)) {
    if (schemes.some(scheme => scheme.name === name)) continue;
    const known = schemes.map(scheme => scheme.name).join(', ') || 'none';
    throw new CommandError(
      `${spelled('auth')}: the operations ask for no scheme "${name}"; those that they ask for are ${known}`,
    );
  }
  for (const scheme of schemes) {
    const value = credentialFor(scheme, credentials);
    if (value === undefined) continue;
    const option = Object.hasOwn(bySchemeName, scheme.name) ? `auth ${scheme.name}` : scheme.kind;
    requireValue(scheme, value, spelled(option));
  }
}

/** Of what may stand where the scheme has it, and without the value in the sentence. */
function requireValue(scheme: SecurityScheme, value: string, option: string): void {
  const { pattern, sentence } = expectationOf(scheme);
  if (!pattern.test(value)) throw new CommandError(`give ${option} ${sentence}`);
}

function expectationOf(scheme: SecurityScheme): { pattern: RegExp; sentence: string } {
  switch (scheme.kind) {
    case 'bearer':
      return {
        pattern: /^[!-~]+$/,
        sentence: 'a token of printable ASCII without spaces, since it travels in a header',
      };
    case 'basic':
      return {
        pattern: /^[^:\p{Cc}]+:[^\p{Cc}]+$/u,
        sentence: 'as USERNAME:PASSWORD, without control characters',
      };
    case 'api-key':
      return keyExpectations[scheme.in];
  }
}

const keyExpectations = {
  // RFC 9110 section 5.5.
  header: {
    pattern: /^[!-~]([ -~]*[!-~])?$/,
    sentence: 'a key of printable ASCII without outer spaces, since it travels in a header',
  },
  query: { pattern: /^[^\p{Cc}]+$/u, sentence: 'a key without control characters' },
  // RFC 6265 section 4.1.1.
  cookie: {
    pattern: /^[!#-+\--:<-[\]-~]+$/,
    sentence:
      'a key of printable ASCII without spaces, quotes, commas, semicolons and backslashes, since it travels in a cookie',
  },
} as const;
