import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { entries } from './documentation/entry-exports.ts';

/** What an entry adds to an app: bytes of one module, minified and gzipped, and what that imports still. */
async function bundled(entry: string) {
  const bundle = await rolldown({ input: entries.get(entry) ?? entry, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const [{ code, imports, dynamicImports }] = output;
  return { bytes: gzipSync(code).byteLength, imports: [...imports, ...dynamicImports] };
}

test.each([
  ['holdfast/client', 4_096],
  ['holdfast/receiver', 3_072],
])('%s is no larger than %d bytes, and needs nothing beside it', async (entry, budget) => {
  const { bytes, imports } = await bundled(entry);
  expect(bytes).toBeLessThanOrEqual(budget);
  expect(bytes).toBeGreaterThan(budget / 2);
  expect(imports).toEqual([]);
});
