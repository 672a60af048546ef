import type { Authentication } from '../../src/contract/authentication.ts';
import type { SettingsUpdate } from '../../src/contract/contract.ts';
import type { Form } from '../../src/contract/form/form.ts';
import {
  type CurlCredentials,
  curlCredentials,
  variableFor,
} from '../../src/contract/shell-credentials.ts';
import type { Preferences } from '../preferences.ts';
import { formOptions } from './form-options.ts';
import type { Shown, ShownPart } from './shown.ts';

/** A request that can be made again: whoever does so fills in the key and the secrets. */
export interface Repeatable {
  readonly baseUrl: string;
  readonly authentication: Authentication;
  readonly method: string;
  readonly path: string;
  readonly preferences: Preferences | undefined;
  /** Null without a body, or with one that could not be read. */
  readonly body: Shown | null;
  /** How it is sent; as JSON unless given. */
  readonly sent?: Pick<SettingsUpdate, 'mediaType' | 'form'> | undefined;
}

/** One command for a POSIX shell. */
export function asCurl(request: Repeatable): string {
  const { baseUrl, authentication, method, path, preferences, body, sent } = request;
  const [requirement] = authentication.alternatives;
  const { options, query } =
    requirement === undefined
      ? nothing
      : curlCredentials(requirement, scheme => `$${variableFor(scheme, requirement)}`);
  const fields = [
    ...options.map(([option, value]) => `${option} "${value}"`),
    ...preferHeader(preferences).map(prefer => `-H 'Prefer: ${prefer}'`),
    ...(body === null ? [] : [`-H 'Content-Type: ${sent?.mediaType ?? 'application/json'}'`]),
  ];
  const data = body === null ? [] : dataOptions(sent?.form, body);
  const address = `'${url(baseUrl, path)}'${query === '' ? '' : `"${query}"`}`;
  return [`curl -i -X ${method} ${address}`, ...fields, ...data].join(' \\\n  ');
}

function dataOptions(form: Form | undefined, body: Shown): readonly string[] {
  if (form === undefined || body.kind !== 'members') return [`--data-raw ${shellText(body)}`];
  const secret = (name: string) => `"$${variable(name)}"`;
  const options = formOptions(form, body, { json: shellText, secret });
  return options.length === 0 ? ["--data-raw ''"] : options;
}

const nothing: CurlCredentials = { options: [], query: '' };

/** A module that makes the same call with the typed client. */
export function asClientCall({ baseUrl, path, body }: Repeatable): string {
  return `import { createClient } from 'holdfast/client';

// HOLDFAST_API_KEY is $HOLDFAST_API_KEY of the shell that runs this.
const client = createClient({
  baseUrl: ${JSON.stringify(baseUrl)},
  apiKey: process.env.HOLDFAST_API_KEY ?? '',
});
const { data, error } = await client.POST(${JSON.stringify(path)}, {
  body: ${body === null ? '{}' : literal(body, '  ')},
});
console.log(data ?? error);
`;
}

/** Single quotes around JSON, with variables of the shell where secrets stood. */
function shellText(body: Shown): string {
  const text = json(body, name => `"'"$${variable(name)}"'"`);
  return `'${text}'`;
}

/** What JSON may escape is escaped, so that no quote ends the word and nothing unseen is pasted. */
function json(shown: Shown, secret: (name: string) => string, name = ''): string {
  switch (shown.kind) {
    case 'plain':
      return escaped(shown.value);
    case 'secret':
      return secret(name);
    case 'hidden':
      return '"(hidden)"';
    case 'part':
      return escaped(withoutSecret(shown));
    case 'members':
      return `{${shown.members
        .map(member => `${escaped(member.name)}:${json(member.shown, secret, member.name)}`)
        .join(',')}}`;
  }
}

function literal(shown: Shown, indent: string, name = ''): string {
  switch (shown.kind) {
    case 'plain':
      return escaped(shown.value);
    case 'secret':
      return `process.env.${variable(name)} ?? ''`;
    case 'hidden':
      return "'(hidden)'";
    case 'part':
      return escaped(withoutSecret(shown));
    case 'members': {
      if (shown.members.length === 0) return '{}';
      const lines = shown.members.map(
        member =>
          `${indent}  ${property(member.name)}: ${literal(member.shown, `${indent}  `, member.name)},\n`,
      );
      return `{\n${lines.join('')}${indent}}`;
    }
  }
}

function withoutSecret({ before, after }: ShownPart): string {
  return `${before}(hidden)${after}`;
}

function escaped(value: string | number | boolean | null): string {
  return JSON.stringify(value).replace(
    /['\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function property(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' ? name : `[${escaped(name)}]`;
}

/** `password` becomes `PASSWORD`; two secrets of one name are one variable. */
function variable(name: string): string {
  return `SECRET_${name.replaceAll(/\W/g, '_').toUpperCase()}`;
}

function url(baseUrl: string, path: string): string {
  return `${baseUrl}${path.replaceAll(/[^\w./~%-]/g, encodeURIComponent).replaceAll("'", '%27')}`;
}

/** Only what could be read as a preference is repeated; an example's name must look like one. */
function preferHeader(preferences: Preferences | undefined): string[] {
  if (preferences === undefined) return [];
  const { code, example, dynamic } = preferences;
  const parts = [
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(example !== undefined && /^[\w-]{1,64}$/.test(example) ? [`example=${example}`] : []),
    ...(dynamic ? ['dynamic=true'] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}
