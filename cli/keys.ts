import { Command } from 'commander';
import { serverDatabase } from './database-option.ts';
import type { Io } from './io.ts';
import { withDatabase } from './open-database.ts';

/** `holdfast keys`: the keys that stored secrets are sealed with. */
export function keysCommand(io: Io): Command {
  return new Command('keys')
    .description('Change the keys that the secrets of a database are sealed with.')
    .addCommand(rotateCommand(io))
    .addHelpText('after', examples(io));
}

function rotateCommand(io: Io): Command {
  return new Command('rotate')
    .description(
      'Seal every secret anew with the first key of HOLDFAST_SECRET_KEYS, while servers run.',
    )
    .requiredOption(...serverDatabase)
    .option('--json', 'print the number of changed rows as JSON')
    .action(async ({ db, json }: { readonly db: string; readonly json?: true }) => {
      const sealed = await withDatabase(io, db, store => store.reseal());
      io.stdout.write(json ? `${JSON.stringify({ sealed })}\n` : `${sealed} rows sealed anew\n`);
      io.stderr.write('Every secret is sealed with the first key; the others can go.\n');
    });
}

function examples({ command }: Io): string {
  return `
To change the key k1 for k2, without a moment in which a secret cannot be opened:
  1. Restart the server with both, the new one first:
     HOLDFAST_SECRET_KEYS="k2:NEW,k1:OLD". Where several run, first give all of them
     "k1:OLD,k2:NEW", so that each opens what another seals.
  2. ${command} keys rotate --db settings.db, with the same keys.
  3. Restart the server with HOLDFAST_SECRET_KEYS="k2:NEW".
A server refuses to start while a secret is sealed with a key that it was not given.

Examples:
  $ HOLDFAST_SECRET_KEYS="k2:$NEW,k1:$OLD" ${command} keys rotate --db settings.db
`;
}
