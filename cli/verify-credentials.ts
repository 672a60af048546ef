import type { Command } from 'commander';
import {
  type Authentication,
  type Credentials,
  credentialFor,
  keysOf,
  schemesOf,
} from '../src/contract/authentication.ts';
import type { Contract } from '../src/contract/contract.ts';
import { kindVariables, namedVariable } from '../src/contract/shell-credentials.ts';
import { collectAuth, requireSendable, schemeOption } from './credential-options.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';

/** What the command line says; `--auth` and its second by the names of schemes. */
export interface CredentialOptions {
  readonly apiKey?: string;
  readonly bearer?: string;
  readonly basic?: string;
  readonly auth?: Readonly<Record<string, string>>;
  readonly secondApiKey?: string;
  readonly secondBearer?: string;
  readonly secondBasic?: string;
  readonly secondAuth?: Readonly<Record<string, string>>;
}

export interface VerifyCredentials {
  readonly credentials: Credentials;
  /** Another tenant's. */
  readonly secondCredentials?: Credentials;
}

/** Adds the options that say who the run is. */
export function addCredentialOptions(command: Command): Command {
  return command
    .option(
      '--api-key <key>',
      "a tenant's key, else $HOLDFAST_API_KEY; its settings are overwritten",
    )
    .option('--second-api-key <key>', "another tenant's key, else $HOLDFAST_SECOND_API_KEY")
    .option('--bearer <token>', "a tenant's bearer token, else $HOLDFAST_BEARER")
    .option('--second-bearer <token>', "another tenant's, else $HOLDFAST_SECOND_BEARER")
    .option('--basic <username:password>', "a tenant's username and password, else $HOLDFAST_BASIC")
    .option('--second-basic <username:password>', "another tenant's, else $HOLDFAST_SECOND_BASIC")
    .option(
      '--auth <scheme=value>',
      "a tenant's credential for the document's security scheme of this name, else $HOLDFAST_AUTH_<SCHEME> (repeatable)",
      collectAuth,
    )
    .option(
      '--second-auth <scheme=value>',
      "another tenant's, else $HOLDFAST_SECOND_AUTH_<SCHEME> (repeatable)",
      collectAuth,
    );
}

/** The credentials of the command line, or else of the environment, where an empty one counts as none. */
export function verifyCredentials(
  { env }: Io,
  options: CredentialOptions,
  contract: Contract,
): VerifyCredentials {
  const asked = contract.authentication;
  const { apiKey, bearer, basic, auth } = options;
  const first = given(asked, { apiKey, bearer, basic, bySchemeName: auth }, name => env[name]);
  const { secondApiKey, secondBearer, secondBasic, secondAuth } = options;
  const second = given(
    asked,
    { apiKey: secondApiKey, bearer: secondBearer, basic: secondBasic, bySchemeName: secondAuth },
    name => env[name.replace('HOLDFAST_', 'HOLDFAST_SECOND_')],
  );
  const updates = contract.updates.map(({ authentication }) => authentication);
  if (!updates.some(one => one.isOptional || satisfies(one, first)))
    throw new CommandError(whatIsNeeded(asked));
  requireSendable(asked, first, option => `--${option}`);
  if (isEmpty(second)) return { credentials: first };
  requireSendable(asked, second, option => `--second-${option}`);
  if (!updates.some(one => satisfies(one, second)))
    throw new CommandError(
      `the second credentials are not complete; ${whatIsNeeded(asked).replaceAll('--', '--second-').replaceAll('HOLDFAST_', 'HOLDFAST_SECOND_')}`,
    );
  if (isSame(asked, first, second)) {
    throw new CommandError(
      isByKeyAlone(asked)
        ? "both keys are the same; give --second-api-key another tenant's key, or leave it out"
        : `both tenants have the same credentials; give another tenant's with ${optionsFor(asked, '--second-').join(' and ')}, or leave them out`,
    );
  }
  return { credentials: first, secondCredentials: second };
}

/** What the document cannot use is left out of what the environment has, which may be meant for another one. */
function given(
  asked: Authentication,
  { apiKey, bearer, basic, bySchemeName = {} }: Credentials,
  variable: (name: string) => string | undefined,
): Credentials {
  const byName = schemesOf(asked).flatMap(({ name }) => {
    const value = variable(namedVariable(name)) || undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  const ofEnvironment = (kind: keyof typeof kindVariables) =>
    schemesOf(asked).some(scheme => scheme.kind === kind)
      ? variable(kindVariables[kind]) || undefined
      : undefined;
  return {
    apiKey: apiKey ?? ofEnvironment('api-key'),
    bearer: bearer ?? ofEnvironment('bearer'),
    basic: basic ?? ofEnvironment('basic'),
    bySchemeName: { ...Object.fromEntries(byName), ...bySchemeName },
  };
}

function satisfies({ alternatives }: Authentication, credentials: Credentials): boolean {
  return alternatives.some(requirement =>
    requirement.every(scheme => (credentialFor(scheme, credentials) ?? '') !== ''),
  );
}

function isEmpty({ apiKey, bearer, basic, bySchemeName = {} }: Credentials): boolean {
  const byKind = [apiKey, bearer, basic];
  return byKind.every(value => value === undefined) && Object.keys(bySchemeName).length === 0;
}

function isSame(asked: Authentication, first: Credentials, second: Credentials): boolean {
  const keys = keysOf(asked, first);
  return keysOf(asked, second).some(key => keys.includes(key));
}

function isByKeyAlone(asked: Authentication): boolean {
  return asked.alternatives.length === 1 && optionsFor(asked, '--').join() === '--api-key';
}

function whatIsNeeded(asked: Authentication): string {
  if (isByKeyAlone(asked))
    return "a tenant's key is needed; give it with --api-key or in HOLDFAST_API_KEY";
  const [requirement = []] = asked.alternatives;
  const variables = requirement.map(scheme =>
    requirement.length > 1 ? namedVariable(scheme.name) : kindVariables[scheme.kind],
  );
  return `a tenant's credentials are needed; give them with ${optionsFor(asked, '--').join(' and ')} or in ${variables.join(' and ')}`;
}

/** What the first alternative is given with. */
function optionsFor({ alternatives: [requirement] }: Authentication, dashes: string) {
  return (requirement ?? []).map(
    (scheme, _, { length }) => `${dashes}${schemeOption(scheme, length > 1)}`,
  );
}
