import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundleDocument } from '../../src/contract/bundle-document.ts';
import { ContractError } from '../../src/contract/contract-error.ts';
import { checkContract, loadContract } from '../../src/contract/load-contract.ts';
import { MissingPackageError } from '../../src/contract/missing-package.ts';

vi.mock(import('../../src/contract/require-packages.ts'), () => ({
  isInstalled: () => false,
  requirePackages(purpose, packages) {
    throw new MissingPackageError(purpose, packages);
  },
}));

function given(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-without-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'api.yaml');
  writeFileSync(file, content);
  return file;
}

const refused = (reading: Promise<unknown>) =>
  reading.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe('what is wrong with a file is told in the words that Redocly is given', () => {
  test.each([
    ['that is not there', () => 'no-such-file.yaml'],
    ['that is a folder', () => 'openapi'],
    ['that is no ordinary one', () => '/dev/null'],
    ['that cannot be read', () => 'LICENSE/api.yaml'],
    ['that is empty', () => given('')],
    ['that is no OpenAPI document', () => 'package.json'],
    ['that is text', () => given('about openapi')],
    ['that is a comment', () => given('# openapi')],
    ['of another version', () => given('openapi: 4.0.0')],
  ])('one %s', async (_, make) => {
    const file = make();
    const told = await refused(bundleDocument(file));
    expect(told).toBeInstanceOf(ContractError);
    expect(await refused(loadContract(file))).toEqual(told);
    expect(await checkContract({ spec: file })).toEqual([{ error: told, at: null }]);
  });
});

const large = `\n${' '.repeat(1_100_000)}`;

describe('the line that is neither YAML nor JSON is told', () => {
  test.each([
    ['a list without an end', 'openapi: 3.1.0\ninfo: [\n', '3:1'],
    ['a text without an end', 'openapi: 3.1.0\ninfo: "a', '2:9'],
    ['a tab', 'openapi: 3.1.0\ninfo:\n\ttitle: a', '3:1'],
    ['a second document', 'openapi: 3.1.0\n---\nopenapi: 3.1.0', '2:1'],
    ['a key twice', 'openapi: 3.1.0\ninfo: {}\ninfo: {}', '3:1'],
    ['a key that is no text', 'openapi: 3.1.0\n? [a]\n: b', '2:3'],
    ['JSON without a comma', '{"openapi": "3.1.0"\n"info": {}}', '2:1'],
    ['a large file of such JSON', `{"openapi": "3.1.0"${large}"info": {}}`, '2:1100001'],
  ])('%s', async (_, content, place) => {
    const file = given(content);
    const told = expect.objectContaining({
      name: 'ContractError',
      code: 'document-unreadable',
      message: expect.stringMatching(
        new RegExp(`: cannot be read \\(.+ \\(${place}\\)\\); give an OpenAPI document`),
      ),
    });
    expect(await refused(loadContract(file))).toEqual(told);
    expect(await refused(loadContract(file, ['overlay.yaml']))).toEqual(told);
  });

  test('an alias of nothing', async () => {
    const reading = loadContract(given('openapi: 3.1.0\ninfo: *nothing'));
    await expect(reading).rejects.toThrow(/cannot be read \(Unresolved alias .*nothing\); give/);
  });
});

describe('the package is asked for by what only it reads', () => {
  const referring = 'openapi: 3.1.0\npaths: { $ref: paths.yaml }';
  test.each([
    ['a URL', () => 'http://127.0.0.1:9/api.yaml'],
    ['a reference to another file', () => given(referring)],
    ['the same in large JSON', () => given(`{"openapi": "3.1.0", "a": {"$ref": "b"}${large}}`)],
    ['large YAML', () => given(`openapi: 3.1.0\n${'# a line\n'.repeat(120_000)}`)],
    ['a directive', () => given('%YAML 1.1\n---\nopenapi: 3.1.0\nx: yes')],
    ['a long key', () => given(`openapi: 3.1.0\n${'k'.repeat(1100)}: 1`)],
  ])('%s', async (_, make) => {
    await expect(loadContract(make())).rejects.toBeInstanceOf(MissingPackageError);
  });

  test('an overlay', async () => {
    const reading = loadContract('src/generated/openapi.json', ['overlay.yaml']);
    await expect(reading).rejects.toBeInstanceOf(MissingPackageError);
  });
});
