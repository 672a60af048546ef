import type { NamedKey } from '../mock/tenants.ts';
import { fieldLine, placeOf } from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import { readingBody } from '../src/contract/settings-read.ts';
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

function keys({ contract, apiKey, anyKey }: MockGreeting): string {
  const header = `Keys, in ${placeOf(contract.authentication)}:`;
  // Given keys are secrets of their owner; only the names are repeated.
  const known = apiKey ? `those of ${apiKey.map(({ name }) => name).join(', ')}` : 'demo, demo-2';
  return `${header} ${known}${anyKey ? '; any other key is a tenant of its own' : ''}`;
}

function curl(options: MockGreeting): string {
  const { contract, url } = options;
  const [update] = contract.updates;
  if (update === undefined) return `curl -i ${url}`;
  const [example = {}] = Object.values(update.examples);
  const body = JSON.stringify(example).replaceAll("'", "'\\''");
  return [
    `curl -i -X ${update.method.toUpperCase()} ${url}${update.path} \\`,
    `    -H '${fieldLine(contract.authentication, firstKey(options))}' -H 'Content-Type: application/json' \\`,
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

function secondKey({ apiKey, anyKey }: MockGreeting): string | null {
  if (apiKey === undefined) return 'demo-2';
  return apiKey.length > 1 || anyKey ? 'ANOTHER_KEY' : null;
}
