import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import type { ApiKeyEntry } from '../src/store/api-keys.ts';
import { shownDatabase } from '../src/store/open-store.ts';
import { visible } from '../src/verify/report/visible.ts';
import { serverDatabase } from './database-option.ts';
import { CommandError } from './exit.ts';
import type { Io } from './io.ts';
import { withDatabase, withNewDatabase } from './open-database.ts';

interface DatabaseOptions {
  readonly db: string;
  readonly json?: true;
}

/** `holdfast apikey`: the keys by which tenants call the reference server. */
export function apikeyCommand(io: Io): Command {
  return new Command('apikey')
    .description('Create, list and revoke the API keys of tenants.')
    .addCommand(createCommand(io))
    .addCommand(listCommand(io))
    .addCommand(revokeCommand(io))
    .addHelpText('after', examples(io));
}

function createCommand(io: Io): Command {
  return new Command('create')
    .description('Create a key and print it, once: the database keeps a digest alone.')
    .requiredOption('--tenant <name>', 'whose key it is', parseTenant)
    .requiredOption(...serverDatabase)
    .option('--json', 'print the key, its id and its tenant as JSON')
    .action(async ({ tenant, db, json }: DatabaseOptions & { readonly tenant: string }) => {
      if (db === ':memory:') {
        throw new CommandError('a key in memory is forgotten at once; give --db a file or a URL');
      }
      const { digestOf } = await import('../src/http/key-digest.ts');
      const id = randomBytes(8).toString('hex');
      // The prefix lets scanners of repositories and logs recognise one that got lost.
      const key = `holdfast_${randomBytes(32).toString('base64url')}`;
      const createdAt = new Date();
      await withNewDatabase(io, db, store =>
        store.apiKeys.add({ id, tenant, digest: digestOf(key), createdAt }),
      );
      io.stdout.write(json ? `${JSON.stringify({ id, tenant, key, createdAt })}\n` : `${key}\n`);
      io.stderr.write(`This is the key of ${visible(tenant)}, shown this once. Its id is ${id}.\n`);
    });
}

function listCommand(io: Io): Command {
  return new Command('list')
    .description(
      'List the keys of a database, revoked ones included. The keys themselves are not known.',
    )
    .requiredOption(...serverDatabase)
    .option('--json', 'print them as JSON')
    .action(async ({ db, json }: DatabaseOptions) => {
      const keys = await withDatabase(io, db, store => store.apiKeys.list());
      io.stdout.write(json ? `${JSON.stringify(keys, null, 2)}\n` : table(keys));
    });
}

function revokeCommand(io: Io): Command {
  return new Command('revoke')
    .description('Revoke a key; every server on the database refuses it from then on.')
    .argument('<id>', `what "${io.command} apikey list" calls it`)
    .requiredOption(...serverDatabase)
    .action(async (id: string, { db }: DatabaseOptions) => {
      const wasInForce = await withDatabase(io, db, store => store.apiKeys.revoke(id, new Date()));
      if (!wasInForce) {
        throw new CommandError(
          `${shownDatabase(db)} has no key in force with this id; "${io.command} apikey list" shows them`,
        );
      }
      io.stderr.write(`The key ${id} is revoked.\n`);
    });
}

function table(keys: readonly ApiKeyEntry[]): string {
  const rows = keys.map(({ id, tenant, createdAt, revokedAt }) => [
    id,
    createdAt.toISOString(),
    revokedAt === null ? 'in force' : `revoked ${revokedAt.toISOString()}`,
    tenant,
  ]);
  return rows.map(row => `${visible(row.join('  '))}\n`).join('');
}

/** It is shown in lists and logs, each on one line. */
function parseTenant(text: string): string {
  if (/^[^\p{Cc}]{1,100}$/u.test(text)) return text;
  throw new InvalidArgumentError('Give a name of 1 to 100 characters without control characters.');
}

function examples({ command }: Io): string {
  return `
The secret keys of the server are needed, in HOLDFAST_SECRET_KEYS or in the file that "serve --dev"
made. Servers need no restart: they look a key up at each request.

Examples:
  $ ${command} apikey create --tenant acme --db settings.db
  $ KEY=$(${command} apikey create --tenant acme --db settings.db 2>/dev/null)
  $ ${command} apikey list --db settings.db --json
  $ ${command} apikey revoke 9f86d081884c7d65 --db settings.db
`;
}
