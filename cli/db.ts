import { Command } from 'commander';
import type { SchemaStatus } from '../src/store/migration.ts';
import { dialectOf, shownDatabase } from '../src/store/open-store.ts';
import { serverDatabase } from './database-option.ts';
import { checkCommand } from './db-check.ts';
import { type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';
import { requireExisting } from './open-database.ts';
import { existingKeyring } from './secret-keys.ts';

interface Options {
  readonly db: string;
  readonly json?: true;
}

/** `holdfast db`: brings up the schema of a database and looks for damage, apart from any server. */
export function dbCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const db = new Command('db')
    .description('Bring the schema of a database to the newest version, or look for damage.')
    .addHelpText('after', examples(io));
  db.command('status')
    .description('Tell the version of the schema and what is pending; ends with 1 if anything is.')
    .requiredOption(...serverDatabase)
    .option('--json', 'tell it as JSON')
    .action(async (options: Options) => {
      requireExisting(options.db);
      const status = await dialectOf(options.db).status(options.db);
      io.stdout.write(options.json ? json(options, status) : lines(options, status));
      if (status.pending.length > 0) finish(exitCode.broken);
    });
  db.command('migrate')
    .description('Apply what is pending; a server does the same when it starts.')
    .requiredOption(...serverDatabase)
    .option('--json', 'tell as JSON what was applied')
    .action(async (options: Options) => {
      const keyring = () => existingKeyring(io, options.db);
      const { version, pending } = await dialectOf(options.db).migrate(options.db, keyring);
      const after = { version: version + pending.length, applied: pending };
      io.stdout.write(options.json ? json(options, after) : applied(pending));
    });
  db.addCommand(checkCommand(io, finish));
  return db;
}

function json({ db }: Options, told: object): string {
  return `${JSON.stringify({ database: shownDatabase(db), ...told })}\n`;
}

function lines({ db }: Options, { version, pending }: SchemaStatus): string {
  return [
    `database  ${shownDatabase(db)}`,
    `version   ${version}`,
    ...(pending.length === 0 ? ['pending   nothing'] : pending.map(name => `pending   ${name}`)),
    '',
  ].join('\n');
}

function applied(pending: readonly string[]): string {
  if (pending.length === 0) return 'The schema is the newest already.\n';
  return pending.map(name => `Applied ${name}.\n`).join('');
}

function examples({ command }: Io): string {
  return `
Examples:
  $ ${command} db status --db settings.db
  $ ${command} db status --db postgres://holdfast@db.example/settings --json
  $ ${command} db migrate --db postgres://owner@db.example/settings
  $ ${command} db check --db settings.db

Every row is authenticated, so "check" needs the secret keys, and so does "migrate" the first time that
it finds rows from before; both take them from HOLDFAST_SECRET_KEYS.
`;
}
