import type { Command } from 'commander';
import type { NamedKey } from '../mock/tenants.ts';
import { type Authentication, type Credentials, keysOf } from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import { requireSendable, schemeOption } from './credential-options.ts';
import { CommandError } from './exit.ts';

/** A tenant and a value that an option gives it. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What says on the command line of a server which credentials exist; each option is repeatable. */
export interface TenantOptions {
  readonly apiKey?: readonly NamedValue[];
  readonly bearer?: readonly NamedValue[];
  readonly basic?: readonly NamedValue[];
  /** The value is `SCHEME=VALUE`. */
  readonly auth?: readonly NamedValue[];
}

/**
 * `NAME=VALUE`, repeatable. Not an InvalidArgumentError, to whose message commander adds the value that
 * it refuses: here that may be a key.
 */
function collector(option: string, form: string, example: string) {
  return (text: string, previous: readonly NamedValue[] = []): readonly NamedValue[] => {
    const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new CommandError(`give --${option} as ${form}, for example --${option} ${example}`);
    return [...previous, { name, value }];
  };
}

/** Adds the options that say which credentials exist. */
export function addTenantOptions(command: Command): Command {
  return command
    .option(
      '--api-key <name=key>',
      'a tenant and its key (repeatable)',
      collector('api-key', 'NAME=KEY', 'acme=s3cret'),
    )
    .option(
      '--bearer <name=token>',
      'a tenant and its bearer token (repeatable)',
      collector('bearer', 'NAME=TOKEN', 'acme=t0ken'),
    )
    .option(
      '--basic <name=username:password>',
      'a tenant and its username and password (repeatable)',
      collector('basic', 'NAME=USERNAME:PASSWORD', 'acme=ann:s3cret'),
    )
    .option(
      '--auth <name=scheme=value>',
      "a tenant and its credential for the document's security scheme of this name (repeatable)",
      collector('auth', 'NAME=SCHEME=VALUE', 'acme=bearerAuth=t0ken'),
    );
}

/** The tenants of the command line; undefined where it names none. */
export function tenantsOf(
  contract: Contract,
  options: TenantOptions,
): readonly NamedKey[] | undefined {
  const { apiKey, bearer, basic, auth } = options;
  const given = [apiKey, bearer, basic, auth];
  const all = given.flatMap(values => values ?? []);
  if (all.length === 0) return undefined;
  requireOnce('--api-key', apiKey);
  requireOnce('--bearer', bearer);
  requireOnce('--basic', basic);
  const names = [...new Set(all.map(({ name }) => name))];
  const tenants = names.map(name => ({ name, key: credentialsOf(name, options) }));
  // Without an annotated operation nobody but the test hooks asks for a key.
  for (const { name, key } of contract.updates.length === 0 ? [] : tenants)
    requireUsable(contract.authentication, name, key);
  requireDifferent(contract.authentication, tenants);
  return tenants;
}

function requireOnce(option: string, values: readonly NamedValue[] = []): void {
  const names = new Set(values.map(({ name }) => name));
  const keys = new Set(values.map(({ value }) => value));
  if (names.size === values.length && keys.size === values.length) return;
  const what = option === '--api-key' ? 'key' : 'value';
  throw new CommandError(`give each name and each ${what} of ${option} once`);
}

function credentialsOf(
  name: string,
  { apiKey, bearer, basic, auth = [] }: TenantOptions,
): Credentials {
  const valueIn = (values: readonly NamedValue[] = []) =>
    values.find(value => value.name === name)?.value;
  const byName = auth
    .filter(value => value.name === name)
    .map(({ value }) => /^([^=]+)=(.+)$/s.exec(value) ?? [])
    .map(([, scheme, value]) => {
      if (scheme !== undefined && value !== undefined) return [scheme, value] as const;
      throw new CommandError(
        'give --auth as NAME=SCHEME=VALUE, for example --auth acme=bearerAuth=t0ken',
      );
    });
  return {
    apiKey: valueIn(apiKey),
    bearer: valueIn(bearer),
    basic: valueIn(basic),
    bySchemeName: Object.fromEntries(byName),
  };
}

function requireUsable(asked: Authentication, name: string, credentials: Credentials): void {
  requireSendable(asked, credentials, option => `--${option}`);
  if (asked.alternatives.length === 0 || keysOf(asked, credentials).length > 0) return;
  throw new CommandError(
    `the tenant ${name} has not all credentials that a request needs; give ${tenantOption(asked)}`,
  );
}

/** Two tenants of the same credentials could not be told apart. */
function requireDifferent(
  asked: Authentication,
  tenants: readonly { readonly key: Credentials }[],
): void {
  const keys = tenants.flatMap(({ key }) => [...new Set(keysOf(asked, key))]);
  if (new Set(keys).size < keys.length)
    throw new CommandError('two tenants have the same credentials; give each of them its own');
}

/** The options that name a tenant by the first alternative: `--api-key NAME=KEY`. */
export function tenantOption({ alternatives: [requirement] }: Authentication): string {
  const [scheme, ...others] = requirement ?? [];
  if (requirement !== undefined && others.length > 0)
    return requirement
      .map(one => `--${schemeOption(one, true).replace(' ', ' NAME=')}`)
      .join(' and ');
  return tenantForms[scheme?.kind ?? 'api-key'];
}

const tenantForms = {
  'api-key': '--api-key NAME=KEY',
  bearer: '--bearer NAME=TOKEN',
  basic: '--basic NAME=USERNAME:PASSWORD',
} as const;
