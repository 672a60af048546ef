import { demoKeys, type NamedKey } from '../mock/tenants.ts';
import type { PathValues } from '../src/contract/addressed.ts';
import {
  type Authentication,
  type Credentials,
  credentialFor,
  wordsFor,
} from '../src/contract/authentication.ts';
import type { Contract, DescribedOperation, SettingsUpdate } from '../src/contract/contract.ts';
import { expandTemplate } from '../src/contract/path-template.ts';
import { nounOf, type SecurityScheme } from '../src/contract/security-scheme.ts';
import { readingBody } from '../src/contract/settings-read.ts';
import { curlCredentials } from '../src/contract/shell-credentials.ts';
import { statefulOperations } from '../src/contract/stateful-operation.ts';
import { visible } from '../src/verify/report/visible.ts';

export interface MockGreeting {
  readonly contract: Contract;
  readonly url: string;
  /** The tenants of the command line; without any, the mock has its demo keys. */
  readonly keys?: readonly NamedKey[];
  readonly anyKey?: true;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly stateful?: true;
  /** What was typed to start. */
  readonly command: string;
}

/** What a running mock has to say for itself: where it is, who may call it, and what to type next. */
export function mockGreeting(options: MockGreeting): string {
  const { contract, url } = options;
  if (contract.updates.length === 0) return plainGreeting(options);
  const operations = statefulOperations(contract).flatMap(({ kind, operation }) => [
    `  ${operation.method.toUpperCase()} ${url}${operation.path}`,
    ...Object.entries(kind === 'update' ? operation.guards : {}).map(
      ([key, flag]) =>
        `    ${key} counts with "${flag.join('.')}": true only; otherwise it is checked and ignored`,
    ),
  ]);
  return `A mock of "${visible(contract.title)}" is listening on ${url}

${operations.join('\n')}

Watch it in a browser:  ${url}/__admin/
Read what it promises:  ${url}/__docs

${keysLine(options)}

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

function keysLine({ contract: { authentication }, keys, anyKey }: MockGreeting): string {
  if (authentication.alternatives.length === 0)
    return 'No credentials are asked for: all callers are one tenant.';
  // Given keys are secrets of their owner; only the names are repeated.
  const known = keys
    ? `those of ${keys.map(({ name }) => name).join(', ')}`
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
  // What has to be made is not there yet.
  const [update] = [
    ...contract.resources.flatMap(({ create }) => create ?? []),
    ...contract.updates,
  ];
  if (update === undefined) return `curl -i ${url}`;
  const [example = {}] = Object.values(update.examples);
  const [requirement] = update.authentication.alternatives;
  const credentials = requirement && curlCredentials(requirement, firstCredential(options));
  const fields = (credentials?.options ?? []).map(
    ([option, value]) => `${option} ${quoted(value)} `,
  );
  const address = `${url}${expandTemplate(update.path, pathValues(update))}${credentials?.query ?? ''}`;
  return [
    `curl -i -X ${update.method.toUpperCase()} ${/[?&]/.test(address) ? quoted(address) : address} \\`,
    `    ${fields.join('')}-H 'Content-Type: ${update.mediaType}' \\`,
    `    ${dataOptions(update, example)}`,
  ].join('\n');
}

/** What sends a body: JSON as it is, a form field by field. */
function dataOptions({ form }: SettingsUpdate, body: unknown): string {
  if (form === undefined) return `-d ${quoted(JSON.stringify(body))}`;
  const pairs = [...new URLSearchParams(form.write(body) ?? '')];
  if (pairs.length === 0) return "-d ''";
  return pairs.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`).join(' ');
}

/** A value for each path parameter: one that the document shows, or some other. */
function pathValues({ parameters }: DescribedOperation): PathValues {
  return Object.fromEntries(
    parameters
      .filter(parameter => parameter.in === 'path')
      .map(({ name, example }) => [name, example === undefined ? '1' : String(example)]),
  );
}

/** What a run may not choose by itself: the things above those that it makes, or those of which it can make none. */
function verifyParameters({ updates, resources }: Contract): readonly string[] {
  const given = updates.flatMap(update => {
    const { create = update } = resources.find(({ name }) => name === update.resource) ?? {};
    return Object.entries(pathValues(create));
  });
  return [...new Map(given)].map(([name, value]) => `--param ${quoted(`${name}=${value}`)}`);
}

/** Where only an update shows the settings, nobody would guess it. */
function reading({ contract: { updates } }: MockGreeting): string {
  const [update] = updates;
  if (update === undefined || update.methodsAt(update.path).includes('GET')) return '';
  const body = readingBody(update);
  if (body === null) return '';
  return `
Read the settings, since this changes nothing and shows them:
  the same with ${dataOptions(update, body)}
`;
}

function verify(options: MockGreeting): string {
  const { contract, url, spec, overlay = [], stateful, command } = options;
  const [first = [], second = []] = [firstCredential, secondCredential].map(credentialOf =>
    credentialOptions(options, credentialOf(options)),
  );
  return [
    `${command} verify ${url}`,
    ...first.map(option => `--${option}`),
    ...second.map(option => `--second-${option}`),
    `--admin ${url}/__admin`,
    ...(spec === undefined ? [] : [`--spec ${quoted(spec)}`]),
    ...overlay.map(file => `--overlay ${quoted(file)}`),
    ...(stateful ? ['--infer'] : []),
    ...verifyParameters(contract),
  ].join(' ');
}

/** What `verify` is told a tenant's credentials with. */
function credentialOptions(
  { contract }: MockGreeting,
  credentialOf: CredentialOf | null,
): readonly string[] {
  const [requirement = []] = contract.authentication.alternatives;
  if (credentialOf === null) return [];
  return requirement.map(scheme =>
    requirement.length > 1
      ? `auth ${scheme.name}=${credentialOf(scheme)}`
      : `${scheme.kind} ${credentialOf(scheme)}`,
  );
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

type CredentialOf = (scheme: SecurityScheme) => string;

/** Given keys are secrets of their owner. */
function firstCredential({ keys }: MockGreeting): CredentialOf {
  const [demo] = demoKeys;
  return scheme => (keys === undefined ? demoCredential(scheme, demo) : placeholders[scheme.kind]);
}

function secondCredential({ keys, anyKey }: MockGreeting): CredentialOf | null {
  const [, demo] = demoKeys;
  if (keys === undefined) return scheme => demoCredential(scheme, demo);
  if (keys.length < 2 && !anyKey) return null;
  return scheme => placeholders[scheme.kind].replace('YOUR', 'ANOTHER');
}

function demoCredential(
  scheme: SecurityScheme,
  demo: (typeof demoKeys)[number] | undefined,
): string {
  return (demo && credentialFor(scheme, demo.key)) ?? '';
}

const placeholders = {
  'api-key': 'YOUR_KEY',
  bearer: 'YOUR_TOKEN',
  basic: 'YOUR_NAME:YOUR_PASSWORD',
} as const;
