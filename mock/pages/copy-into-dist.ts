/** What the pages are made of, put where the built package looks for it: `tsc` copies no such files. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../', import.meta.url));
const built = fileURLToPath(new URL('../../dist/mock/', import.meta.url));

for (const page of ['console/page', 'docs/page']) {
  mkdirSync(join(built, page), { recursive: true });
  for (const name of readdirSync(join(sources, page)).filter(name => !name.endsWith('.json')))
    copyFileSync(join(sources, page, name), join(built, page, name));
}

// With the licences of everything that is in the bundle.
const { resolve } = createRequire(import.meta.url);
for (const name of ['redoc.standalone.js', 'redoc.standalone.js.LICENSE.txt'])
  copyFileSync(resolve(`redoc/bundles/${name}`), join(built, 'docs', name));
