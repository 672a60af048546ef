import { parseArgs } from 'node:util';
import { countUp } from './count-up.ts';
import { openSqlite } from './stores.ts';

// Run as a process of its own: adds to the counter in a database file that others write too.
const { positionals } = parseArgs({ allowPositionals: true });
const [file = '', times = ''] = positionals;
const store = openSqlite(file);
await countUp(store, Number(times));
await store.close();
