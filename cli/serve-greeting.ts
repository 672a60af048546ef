import {
  type Authentication,
  type Credentials,
  credentialFor,
} from '../src/contract/authentication.ts';
import type { Contract, DescribedOperation } from '../src/contract/contract.ts';
import { fieldLine } from '../src/contract/security-scheme.ts';
import { shownDatabase } from '../src/store/open-store.ts';
import { inMemory, type Setup } from './serve-setup.ts';

/** What the person who started the server wants to know, and a log too. */
export interface Greeting {
  readonly updates: readonly string[];
  /** What the document has beside them and only the mock answers. */
  readonly notServed?: readonly string[];
  readonly testHooks?: string;
  readonly metrics?: string;
  readonly tenants: readonly string[];
  readonly database: string;
}

export interface Offered {
  readonly admin: boolean;
  readonly metrics: boolean;
}

/** A key is shown only when it is ours and no secret. */
export function greetingOf(
  contract: Contract,
  { keys, areKeysPublic, database }: Setup,
  url: string,
  { admin, metrics }: Offered,
): Greeting {
  const notServed = contract.resources.flatMap(({ create, list, remove }) =>
    [create, list, remove].flatMap(operation => operation ?? []).map(nameOf),
  );
  return {
    updates: contract.updates.map(({ method, path }) => `${method.toUpperCase()} ${url}${path}`),
    ...(notServed.length > 0 && { notServed }),
    ...(admin && { testHooks: `${url}/__admin` }),
    ...(metrics && { metrics: `${url}/metrics` }),
    tenants: keys.map(({ name, key }) =>
      areKeysPublic ? `${name}${shownCredentials(contract.authentication, key)}` : name,
    ),
    database: database === inMemory ? 'in memory, forgotten at the stop' : shownDatabase(database),
  };
}

function nameOf({ method, path }: DescribedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** ` (apiKey: demo)`; nothing where nothing is asked for. */
function shownCredentials({ alternatives }: Authentication, key: Credentials | string): string {
  const [requirement = []] = alternatives;
  const lines = requirement.map(scheme =>
    fieldLine(scheme, typeof key === 'string' ? key : (credentialFor(scheme, key) ?? '')),
  );
  return lines.length === 0 ? '' : ` (${lines.join(' and ')})`;
}

/** The same on a terminal. */
export function greetingLines({
  updates,
  notServed,
  testHooks,
  metrics,
  tenants,
  database,
}: Greeting): string {
  const lines = [
    ...updates.map(update => ['update', update]),
    ...(notServed === undefined ? [] : [['not served', `${notServed.join(', ')} (the mock does)`]]),
    ...(testHooks === undefined ? [] : [['test hooks', testHooks]]),
    ...(metrics === undefined ? [] : [['metrics', metrics]]),
    ['tenants', tenants.join(', ') || 'those that have a key in the database'],
    ['database', database],
  ];
  return lines.map(([name = '', text = '']) => `  ${name.padEnd(12)}${text}\n`).join('');
}
