import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { browserEntries, entries, exportsOf } from './documentation/entry-exports.ts';

/** What an entry adds to an app: bytes of one module, minified and gzipped, and what that imports still. */
async function bundled(entry: string) {
  const input = browserEntries.get(entry) ?? entry;
  const bundle = await rolldown({ input, platform: 'browser', external: ['msw'] });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  const [{ code, fileName, imports, dynamicImports }] = output;
  const others = [...imports, ...dynamicImports].filter(name => name !== fileName);
  return { bytes: gzipSync(code).byteLength, imports: others };
}

test.each([
  ['holdfast/client', 4_096, []],
  ['holdfast/receiver', 3_072, []],
  ['holdfast/mock', 140_000, []],
  ['holdfast/msw', 140_000, ['msw']],
])('%s is no larger than %d bytes, and needs nothing beside %j', async (entry, budget, needed) => {
  const { bytes, imports } = await bundled(entry);
  expect(bytes).toBeLessThanOrEqual(budget);
  expect(bytes).toBeGreaterThan(budget / 2);
  expect(imports).toEqual(needed);
});

describe('what a browser has of an entry of its own', () => {
  const own = [...browserEntries].filter(([name, file]) => entries.get(name) !== file);

  test.each(own)('%s has the values that its types name', async (name, file) => {
    const named = exportsOf(entries.get(name) ?? '').filter(({ kind }) => kind !== 'type');
    const { default: none, ...there }: Record<string, unknown> = await import(file);
    expect(none).toBeUndefined();
    expect(Object.keys(there).sort()).toEqual(named.map(exported => exported.name).sort());
  });
});
