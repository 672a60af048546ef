import { symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoKeys } from '../../mock/tenants.ts';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { startMock } from '../servers/mock-server.ts';
import { root } from './code-blocks.ts';
import { entries, exportsOf } from './entry-exports.ts';
import { inCheckout } from './in-checkout.ts';
import { run } from './shell.ts';

/** The generated types are named after the document, which describes them. */
const generated = new Set(['components', 'paths', 'webhooks']);

describe.each([...entries])('%s', (name, file) => {
  const exported = exportsOf(file);

  test('exports what it did, and nothing else', async () => {
    const lines = exported.map(({ name, kind, signature }) => `${kind} ${name}${signature ?? ''}`);
    const snapshot = `${name.replace('/', '-')}.exports.txt`;
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(snapshot);
  });

  test.each(exported.filter(({ name }) => !generated.has(name)))(
    'says what $name is, by itself',
    ({ kind, description, examples }) => {
      expect(description).toMatch(/\S/);
      expect(description).not.toMatch(/^The same\b/);
      if (kind === 'function') expect(examples).not.toEqual([]);
    },
  );

  test('exports the errors that it says it throws', () => {
    const classes = exported.filter(({ kind }) => kind === 'class').map(({ name }) => name);
    expect(classes).toEqual(expect.arrayContaining(exported.flatMap(({ errors }) => errors)));
  });

  test('has examples that run', async () => {
    await using mock = await startMock(undefined, demoKeys);
    using folder = temporaryFolder();
    const examples = exported.flatMap(({ examples }) => examples);
    expect(examples.length).toBeGreaterThan(0);
    symlinkSync(`${root}node_modules`, folder.file('node_modules'));
    const isTest = name.endsWith('/vitest');
    const files = examples.map((example, index) => {
      const path = folder.file(`example-${index}${isTest ? '.test' : ''}.ts`);
      writeFileSync(path, inCheckout(example, mock));
      return path;
    });
    if (isTest) {
      const { code, output } = await run(`vitest run --root '${folder.file('.')}'`);
      expect(code, output).toBe(0);
      return;
    }
    const script = files.map(path => `await import(${JSON.stringify(path)});`).join('\n');
    const all = folder.file('all.ts');
    writeFileSync(all, `${script}\nprocess.stdout.write('all of them ran', () => process.exit());`);
    const { code, output } = await run(`node '${all}'`);
    expect(output).toContain('all of them ran');
    expect(code).toBe(0);
  });
});
