import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bundleDocument } from './bundle-document.ts';

/** A document in a folder of its own with a schema that refers elsewhere, and files around it. */
function documentWith($ref: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-references-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const named = JSON.stringify({ A: { type: 'string' } });
  for (const name of ['api/parts', 'api-of-others'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['other.json', 'api/parts/near.json', 'api-of-others/other.json'])
    writeFileSync(join(folder, name), named);
  symlinkSync(join(folder, 'other.json'), join(folder, 'api', 'link.json'));
  const file = join(folder, 'api', 'openapi.json');
  const content = { 'application/json': { schema: { $ref } } };
  const paths = { '/a': { get: { responses: { 200: { description: 'Done.', content } } } } };
  const info = { title: 'A test', version: '1' };
  writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info, paths }));
  return file;
}

describe("a reference that leads outside of the document's folder", () => {
  test.each([
    '../other.json#/A',
    '../api-of-others/other.json#/A',
    './parts/../../other.json#/A',
    'link.json#/A',
    'http://127.0.0.1:9/other.json#/A',
  ])('to %s is refused at its place, with the remedy', async $ref => {
    const file = documentWith($ref);
    await expect(bundleDocument(file)).rejects.toMatchObject({
      code: 'document-invalid',
      place: `${file}#/paths/~1a/get/responses/200/content/application~1json/schema`,
      remedy: expect.stringMatching(/^it leads to .+, which is outside .+ --allow-remote-refs$/),
    });
  });

  test('is followed where that is allowed', async () => {
    const file = documentWith('../other.json#/A');
    const { files } = await bundleDocument(file, [], { allowRemoteRefs: true });
    expect(files).toHaveLength(2);
  });
});

test('a reference to a file below it is followed', async () => {
  const { files } = await bundleDocument(documentWith('./parts/near.json#/A'));
  expect(files).toHaveLength(2);
});

test('an overlay that was given may stand anywhere', async () => {
  const file = documentWith('./parts/near.json#/A');
  const overlay = join(file, '..', '..', 'overlay.json');
  const actions = [{ target: '$.info', update: { title: 'B' } }];
  const info = { title: 'An overlay', version: '1' };
  writeFileSync(overlay, JSON.stringify({ overlay: '1.0.0', info, actions }));
  const { document } = await bundleDocument(file, [overlay]);
  expect(document).toMatchObject({ info: { title: 'B' } });
});
