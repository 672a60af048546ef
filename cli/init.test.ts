import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hooksDocument } from '../mock/testing/resource-document.ts';
import { temporaryFolder } from '../mock/testing/temporary-folder.ts';
import { runCommand } from './testing/command.ts';
import { startMockCommand } from './testing/mock-command.ts';

/** The document without its annotations, as somebody has it. */
function writeDocument(folder: ReturnType<typeof temporaryFolder>): string {
  const plain = structuredClone(hooksDocument);
  Reflect.deleteProperty(plain.paths['/teams/{teamId}/hooks/{hookId}'].patch, 'x-settings-update');
  const spec = folder.file('openapi.json');
  writeFileSync(spec, JSON.stringify(plain));
  return spec;
}

describe('init', () => {
  test('writes an overlay that makes the document one that can be verified', async () => {
    using folder = temporaryFolder();
    const spec = writeDocument(folder);
    const output = folder.file('annotations.yaml');
    expect(await runCommand(['check', spec])).toMatchObject({ exit: 2 });
    expect(await runCommand(['init', spec, '--output', output])).toMatchObject({ exit: 0 });
    expect(await runCommand(['check', spec, '--overlay', output])).toMatchObject({ exit: 0 });
    const text = readFileSync(output, 'utf8');
    expect(text).toContain('# POST of /teams/{teamId}/hooks makes one');
    expect(parse(text).actions).toMatchObject([
      {
        target: "$.paths['/teams/{teamId}/hooks/{hookId}'].patch",
        update: { 'x-settings-update': { resource: 'hook', create: 'createHook' } },
      },
    ]);
  });

  test('prints it where no file is named, and nothing else', async () => {
    using folder = temporaryFolder();
    const { exit, output } = await runCommand(['init', writeDocument(folder)]);
    expect(exit).toBe(0);
    expect(parse(output)).toMatchObject({ overlay: '1.0.0' });
  });

  test('overwrites no file', async () => {
    using folder = temporaryFolder();
    const spec = writeDocument(folder);
    const { exit, errors } = await runCommand(['init', spec, '--output', spec]);
    expect(exit).toBe(2);
    expect(errors).toContain('is there already; remove it, or give another name');
  });

  test('tells what it knows as JSON', async () => {
    using folder = temporaryFolder();
    const { output } = await runCommand(['init', writeDocument(folder), '--json']);
    expect(JSON.parse(output)).toMatchObject({ title: 'Hooks', refused: [], unclear: [] });
  });

  test('ends with 2 where a document has no update', async () => {
    using folder = temporaryFolder();
    const spec = folder.file('openapi.json');
    writeFileSync(
      spec,
      JSON.stringify({ openapi: '3.1.0', info: {}, paths: { '/a': { put: {} } } }),
    );
    const { exit, errors } = await runCommand(['init', spec]);
    expect(exit).toBe(2);
    expect(errors).toContain('PUT /a: ');
  });
});

test('a mock of a document without annotations remembers with --stateful, by inference', async () => {
  using folder = temporaryFolder();
  const mock = await startMockCommand(['--spec', writeDocument(folder), '--stateful']);
  const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };
  const hooks = `${mock.url}/teams/1/hooks`;
  const body = JSON.stringify({ name: 'first' });
  await fetch(hooks, { method: 'POST', headers, body });
  const read = await fetch(`${hooks}/1`, { headers });
  expect(await read.json()).toMatchObject({ id: 1, name: 'first' });
  expect(mock.written.stderr).toContain('Remembers, by inference: hook.');
});
