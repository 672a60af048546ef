import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import bundled from '../generated/openapi.json' with { type: 'json' };
import { bundleDocument } from './bundle-document.ts';
import { escapeToken } from './json-pointer.ts';
import { checkContract, loadContract } from './load-contract.ts';
import { readAlone } from './read-alone.ts';
import { settingsDocument } from './testing/settings-document.ts';

function given(name: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-alone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const unusual = `openapi: 3.1.0 # a comment
info: &info { title: A, version: 1.10 }
x-info: *info
x-values: [yes, 0777, 0o17, 0x1F, 1e3, .inf, 2020-01-01, ~, Null, TRUE, 1_000, +1, -0, "\\u00e9"]
x-merged:
  <<: { a: 1, b: 2 }
  b: &list
    - one
    -   - two
        - { three: null }
  200: >-
    folded
    text
  null: a
  __proto__: b
x-empty:
x-again: *list
paths: {}
`;

const single: readonly (readonly [string, () => string])[] = [
  ['a file of JSON', () => given('api.json', JSON.stringify(bundled))],
  ['one of YAML', () => given('api.yaml', stringify(bundled, { aliasDuplicateObjects: false }))],
  ['one with aliases', () => given('api.yaml', stringify(bundled))],
  ['one with all that YAML has', () => given('api.yml', unusual)],
  ['one of Windows', () => given('api.yml', unusual.replaceAll('\n', '\r\n'))],
];

/** Pointers to what a document has; where nothing stands there is no place to tell. */
function pointersIn(node: unknown, at = ''): readonly string[] {
  if (typeof node !== 'object') return [at];
  const members = Object.entries(node ?? {});
  return [
    ...(node === null ? [] : [at]),
    ...members.flatMap(([name, below]) => pointersIn(below, `${at}/${escapeToken(name)}`)),
  ];
}

describe.each(single)('%s', (_, make) => {
  test('is read as Redocly reads it', async () => {
    const file = make();
    const bundle = await bundleDocument(file);
    const alone = await readAlone(file, readFileSync(file, 'utf8'));
    expect(alone?.document).toEqual(bundle.document);
    expect(alone?.files).toEqual(bundle.files);
    const pointers = pointersIn(bundle.document);
    for (const pointer of [...pointers, `${pointers.at(-1)}/nowhere`])
      expect(await alone?.locate(pointer), pointer).toEqual(await bundle.locate(pointer));
  });
});

test('a mark that some tools begin a file with is no part of it', async () => {
  const file = given('api.yml', `\uFEFF${unusual}`);
  const alone = await readAlone(file, readFileSync(file, 'utf8'));
  expect(alone?.document).toEqual((await bundleDocument(file)).document);
  expect(await alone?.locate('/openapi')).toEqual({ file, line: 1, column: 10 });
});

test('what is wrong is told with its place', async () => {
  const wrong = settingsDocument({ update: { patch: '$request.body#/nowhere' } });
  const file = given('api.json', JSON.stringify(wrong, null, 2));
  const line =
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex(one => /nowhere/.test(one)) + 1;
  expect(await checkContract({ spec: file })).toMatchObject([
    { at: { file, line, column: 20 }, error: { code: 'annotation-dangling' } },
  ]);
  await expect(loadContract(file)).rejects.toThrow(`${file}#/paths/~1settings/put/x-settings`);
});

test.each([
  ['of an unknown version', 'openapi: [4]\npaths: {}', 'not-openapi'],
  ['without an end', 'openapi: 3.1.0\nx: &x [*x]', 'document-unreadable'],
])('a file %s is refused by its name', async (_, content, code) => {
  const file = given('api.yaml', content);
  await expect(readAlone(file, content)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(file),
  });
});

describe('what is left to Redocly', () => {
  const elsewhere = settingsDocument({ patch: { $ref: 'other.yaml#/a' } });
  test.each([
    ['refers to another file', JSON.stringify(elsewhere)],
    ['is no YAML', 'openapi: 3.1.0\ninfo: ['],
    ['repeats a key', 'openapi: 3.1.0\ninfo: {}\ninfo: {}'],
    ['is two documents', 'openapi: 3.1.0\n---\nopenapi: 3.1.0'],
    ['has a tag of its own', 'openapi: 3.1.0\nx: !mine 1'],
    ['is YAML of a version of its own', '%YAML 1.1\n---\nopenapi: 3.1.0\nx: yes'],
    ['is large, and YAML', `openapi: 3.1.0\n${'# a line\n'.repeat(120_000)}`],
  ])('%s', async (_, content) => {
    expect(await readAlone('api.yaml', content)).toBeNull();
  });
});
