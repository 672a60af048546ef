import { demoKeys, type NamedKey } from '../mock/tenants.ts';
import {
  type Authentication,
  type Credentials,
  credentialFor,
  wordsFor,
} from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import { nounOf, type SecurityScheme } from '../src/contract/security-scheme.ts';
import { readingBody } from '../src/contract/settings-read.ts';
import { curlCredentials } from '../src/contract/shell-credentials.ts';
import { visible } from '../src/verify/report/visible.ts';

export interface MockGreeting {
  readonly contract: Contract;
  readonly url: string;
  /** The keys of the command line; without any, the mock has its demo keys. */
  readonly apiKey?: readonly NamedKey[];
  readonly anyKey?: true;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  /** What was typed to start. */
  readonly command: string;
}

/** What a running mock has to say for itself: where it is, who may call it, and what to type next. */
export function mockGreeting(options: MockGreeting): string {
  const { contract, url } = options;
  if (contract.updates.length === 0) return plainGreeting(options);
  const operations = contract.updates.flatMap(({ method, path, guards }) => [
    `  ${method.toUpperCase()} ${url}${path}`,
    ...Object.entries(guards).map(
      ([key, flag]) =>
        `    ${key} counts with "${flag.join('.')}": true only; otherwise it is checked and ignored`,
    ),
  ]);
  return `A mock of "${visible(contract.title)}" is listening on ${url}

${operations.join('\n')}

Watch it in a browser:  ${url}/__admin/
Read what it promises:  ${url}/__docs

${keys(options)}

Send it something:
  ${curl(options)}
${reading(options)}
Prove that it keeps the contract:
  ${verify(options)}
`;
}

/** Nothing is stored, so that no key is needed and nothing can be proved. */
function plainGreeting({ contract, url }: MockGreeting): string {
  return `A mock of "${visible(contract.title)}" is listening on ${url}

No operation has "x-settings-update": all are answered from their examples and schemas, and nothing is
remembered. openapi/README.md says how to annotate them.

Watch it in a browser:  ${url}/__admin/
Read what it promises:  ${url}/__docs
`;
}

function keys({ contract: { authentication }, apiKey, anyKey }: MockGreeting): string {
  if (authentication.alternatives.length === 0)
    return 'No credentials are asked for: all callers are one tenant.';
  // Given keys are secrets of their owner; only the names are repeated.
  const known = apiKey
    ? `those of ${[...new Set(apiKey.map(({ name }) => name))].join(', ')}`
    : demoKeys.map(({ key }) => demoValues(authentication, key)).join(', ');
  return `${keysHeading(authentication)}: ${known}${anyKey ? '; any other key is a tenant of its own' : ''}`;
}

function keysHeading(authentication: Authentication): string {
  const [requirement = [], ...others] = authentication.alternatives;
  const [scheme, ...more] = requirement;
  if (scheme === undefined || others.length > 0 || more.length > 0)
    return `Credentials, ${wordsFor(authentication, 'a')}`;
  return nounOf(scheme)
    .replace(/^\w/, letter => letter.toUpperCase())
    .replace(/^Key /, 'Keys, ');
}

/** What a demo tenant sends, as far as it is asked for. */
function demoValues({ alternatives }: Authentication, key: Credentials): string {
  const [requirement = []] = alternatives;
  return requirement.map(scheme => credentialFor(scheme, key)).join(' and ');
}

function curl(options: MockGreeting): string {
  const { contract, url } = options;
  const [update] = contract.updates;
  if (update === undefined) return `curl -i ${url}`;
  const [example = {}] = Object.values(update.examples);
  const body = JSON.stringify(example).replaceAll("'", "'\\''");
  const [requirement] = update.authentication.alternatives;
  const credentials = requirement && curlCredentials(requirement, credentialOf(options));
  const fields = (credentials?.options ?? []).map(
    ([option, value]) => `${option} ${quoted(value)} `,
  );
  const address = `${url}${update.path}${credentials?.query ?? ''}`;
  return [
    `curl -i -X ${update.method.toUpperCase()} ${/[?&]/.test(address) ? quoted(address) : address} \\`,
    `    ${fields.join('')}-H 'Content-Type: application/json' \\`,
    `    -d '${body}'`,
  ].join('\n');
}

/** Where only an update shows the settings, nobody would guess it. */
function reading({ contract: { updates } }: MockGreeting): string {
  const [update] = updates;
  if (update === undefined || update.methodsAt(update.path).includes('GET')) return '';
  const body = readingBody(update);
  if (body === null) return '';
  return `
Read the settings, since this changes nothing and shows them:
  the same with -d '${JSON.stringify(body)}'
`;
}

function verify(options: MockGreeting): string {
  const { url, spec, overlay = [], command } = options;
  const second = secondKey(options);
  return [
    `${command} verify ${url}`,
    `--api-key ${firstKey(options)}`,
    ...(second === null ? [] : [`--second-api-key ${second}`]),
    `--admin ${url}/__admin`,
    ...(spec === undefined ? [] : [`--spec ${quoted(spec)}`]),
    ...overlay.map(file => `--overlay ${quoted(file)}`),
  ].join(' ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function firstKey({ apiKey }: MockGreeting): string {
  return apiKey === undefined ? 'demo' : 'YOUR_KEY';
}

function credentialOf({ apiKey }: MockGreeting): (scheme: SecurityScheme) => string {
  const [demo] = demoKeys;
  return scheme =>
    (apiKey === undefined && demo && credentialFor(scheme, demo.key)) || placeholders[scheme.kind];
}

const placeholders = { 'api-key': 'YOUR_KEY', bearer: 'YOUR_TOKEN', basic: 'USERNAME:PASSWORD' };

function secondKey({ apiKey, anyKey }: MockGreeting): string | null {
  if (apiKey === undefined) return 'demo-2';
  return apiKey.length > 1 || anyKey ? 'ANOTHER_KEY' : null;
}
