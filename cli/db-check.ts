import { Command } from 'commander';
import { type Damage, describeDamage, remedy } from '../src/store/damage.ts';
import { dialectOf, shownDatabase } from '../src/store/open-store.ts';
import { StoreError } from '../src/store/store-error.ts';
import { serverDatabase } from './database-option.ts';
import { CommandError, type ExitCode, exitCode } from './exit.ts';
import type { Io } from './io.ts';
import { requireExisting, withDatabase } from './open-database.ts';

interface Options {
  readonly db: string;
  readonly json?: true;
}

/** `holdfast db check`: whether all that is stored is what was written. */
export function checkCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Look at every row and tell which are damaged; ends with 1 if any is.')
    .requiredOption(...serverDatabase)
    .option('--json', 'tell it as JSON')
    .action(async ({ db, json }: Options) => {
      requireExisting(db);
      const damage = await damageOf(io, db);
      const database = shownDatabase(db);
      io.stdout.write(
        json
          ? `${JSON.stringify({ database, damage: damage.map(toJson) })}\n`
          : toLines(database, damage),
      );
      if (damage.length > 0) finish(exitCode.broken);
    });
}

async function damageOf(io: Io, db: string): Promise<readonly Damage[]> {
  try {
    await requireNewest(io, db);
    return await withDatabase(io, db, store => store.check());
  } catch (error) {
    // Some damage keeps the database from being opened.
    if (!(error instanceof StoreError) || error.code !== 'damaged') throw error;
    return error.row === null
      ? [{ kind: 'structure', detail: 'is too damaged to be read' }]
      : [{ kind: 'row', row: { ...error.row, damage: 'changed' } }];
  }
}

/** To look at a database must not change it. */
async function requireNewest({ command }: Io, db: string): Promise<void> {
  const { pending } = await dialectOf(db).status(db);
  if (pending.length === 0) return;
  const shown = shownDatabase(db);
  throw new CommandError(
    `${shown} is of a former version, which has nothing to check by; bring it up with "${command} db migrate"`,
  );
}

function toJson(damage: Damage): object {
  return damage.kind === 'row' ? damage.row : { structure: damage.detail };
}

function toLines(database: string, found: readonly Damage[]): string {
  if (found.length === 0) return 'Everything is as it was written.\n';
  return found.map(damage => `${database}: ${described(damage)}\n`).join('');
}

function described(damage: Damage): string {
  return damage.kind === 'row'
    ? `${describeDamage(damage.row)}; ${remedy}`
    : `${damage.detail}; ${remedy}`;
}
