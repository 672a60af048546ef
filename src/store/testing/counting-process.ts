import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { keyringOf } from '../../secrets/testing/keyrings.ts';
import { openStore } from '../open-store.ts';
import { countUp } from './count-up.ts';

// Run as a process of its own: adds to the counter in a database that others write too.
const { positionals } = parseArgs({ allowPositionals: true });
const [database = '', times = ''] = positionals;
const store = await openStore({ database, keyring: keyringOf('first'), random: randomBytes });
await countUp(store, Number(times));
await store.close();
