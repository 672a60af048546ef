import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContract, loadContractFrom } from './load-contract.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-overlay-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of the test's own. */
function given(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function overlay(name: string, ...actions: readonly object[]): string {
  const info = { title: name, version: '1' };
  return given(`${name}.json`, JSON.stringify({ overlay: '1.0.0', info, actions }));
}

describe('an overlay', () => {
  test('changes the built-in document', async () => {
    const file = overlay('title', { target: '$.info', update: { title: 'Ours' } });
    const { contract, files } = await loadContractFrom({ overlays: [file] });
    expect(contract.title).toBe('Ours');
    expect(contract.updates).toHaveLength(2);
    expect(files).toContain(file);
  });

  test('comes after the one before it, and sees what that did', async () => {
    const first = overlay('first', { target: '$.info', update: { 'x-audience': 'all' } });
    const second = overlay('second', { target: "$.info['x-audience']", remove: true });
    const { contract } = await loadContractFrom({ overlays: [first, second] });
    expect(contract.document.info).not.toHaveProperty('x-audience');
    await expect(loadContractFrom({ overlays: [second, first] })).rejects.toThrow(
      "$.info['x-audience'] selects nothing",
    );
  });

  test('may select many places at once', async () => {
    const file = overlay('many', {
      target: "$.paths[*].post.responses['500']",
      update: { description: 'Sorry.' },
    });
    const { document } = await loadContract('openapi/openapi.yaml', [file]);
    expect(JSON.stringify(document).match(/Sorry\./g)).toHaveLength(2);
  });

  test('sees in the document what stood in other files, all of which are told', async () => {
    const file = overlay('component', {
      target: '$.components.schemas.HookView',
      update: { 'x-seen': true },
    });
    const { contract, files } = await loadContractFrom({
      spec: 'openapi/openapi.yaml',
      overlays: [file],
    });
    expect(contract.document).toHaveProperty('components.schemas.HookView.x-seen', true);
    expect(files.filter(name => name.endsWith('/components/schemas/hook.yaml'))).toHaveLength(1);
    expect(files.filter(name => name.includes('#'))).toEqual([]);
  });
});

describe('an overlay that cannot be applied names the place and the remedy', () => {
  test('because it is not there', async () => {
    await expect(loadContractFrom({ overlays: ['nowhere.yaml'] })).rejects.toMatchObject({
      code: 'overlay-unreadable',
      message: 'nowhere.yaml: there is no such file; check the path',
    });
  });

  test.each([
    ['no YAML', 'a: [', 'overlay-unreadable', '); give an OpenAPI Overlay'],
    ['a text', 'Dear diary', 'overlay-invalid', 'is not an OpenAPI Overlay'],
    ['an OpenAPI document', 'openapi: 3.1.0', 'overlay-invalid', 'is not an OpenAPI Overlay'],
    ['another version', 'overlay: 2.0.0\nactions: []', 'overlay-invalid', 'it needs "overlay: 1'],
    ['no list', 'overlay: 1.0.0\nactions: {}', 'overlay-invalid', '#/actions: must be a list'],
  ])('because it is %s', async (name, text, code, sentence) => {
    const file = given(`${name}.yaml`, text);
    await expect(loadContractFrom({ overlays: [file] })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(sentence),
      place: expect.stringContaining(file),
    });
  });

  test.each([
    ['selects nothing', { target: '$.paths./hooks', update: {} }, 'overlay-invalid', ''],
    [
      'selects nothing',
      { target: "$.paths['/hooks']", update: {} },
      'overlay-target-missing',
      "/target: $.paths['/hooks'] selects nothing in the document; correct it or remove the action",
    ],
    [
      'removes nothing',
      { target: "$.paths['/hooks']", remove: true },
      'overlay-target-missing',
      'selects nothing',
    ],
    ['has no target', { update: {} }, 'overlay-invalid', ': The `target` field must be a JSONPath'],
    ['is no action', 'nonsense', 'overlay-invalid', ': An action must be an object.'],
    [
      'does not fit',
      { target: '$.info', update: { title: { en: 'Ours' } } },
      'overlay-invalid',
      ': Cannot apply object to string at',
    ],
  ])('because an action %s', async (_, action, code, sentence) => {
    const fine = { target: '$.info', update: { title: 'Ours' } };
    const info = { title: 'faulty', version: '1' };
    const actions = [fine, action];
    const file = given('faulty.json', JSON.stringify({ overlay: '1.0.0', info, actions }));
    await expect(loadContractFrom({ overlays: [file] })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(sentence),
      place: expect.stringContaining(`${file}#/actions/1`),
    });
  });
});
