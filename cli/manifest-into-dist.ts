/**
 * `dist/package.json`, which `tsc` copies whole because its version is imported: only what Node
 * reads of it stays. Entries in a nested one lead nowhere, yet some bundlers follow them.
 */
import { writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };

const { name, version, type } = manifest;
const built = new URL('../dist/package.json', import.meta.url);
writeFileSync(built, `${JSON.stringify({ name, version, type }, null, 2)}\n`);
