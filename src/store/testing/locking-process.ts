import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';

// Run as a process of its own: begins to write to a database file, and stays in the middle of it until
// the process that started it lets go.
const { positionals } = parseArgs({ allowPositionals: true });
const [file = ''] = positionals;
const database = new DatabaseSync(file, { timeout: 5_000 });
database.exec('BEGIN IMMEDIATE');
database.exec("INSERT INTO settings (tenant, resource, value) VALUES ('acme', 'unfinished', '{}')");
process.send?.('locked');
await once(process, 'disconnect');
database.exec('ROLLBACK');
database.close();
