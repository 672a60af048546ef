import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import bundled from '../generated/openapi.json' with { type: 'json' };
import { bundleDocument } from './bundle-document.ts';
import { withValueAt } from './json-pointer.ts';
import { loadContract } from './load-contract.ts';

const operation = ['paths', '/webhooks', 'post'];
const schemas = ['components', 'schemas'];

/** A file of the test's own, removed after it. */
function given(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('an address is refused', () => {
  it('where nobody answers', async () => {
    await expect(bundleDocument('http://127.0.0.1:1/api.yaml')).rejects.toThrow(
      'http://127.0.0.1:1/api.yaml: no server answers there in time; check the address',
    );
  });

  it('where a server takes the request and never answers it', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => server.closeAllConnections());
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const reading = bundleDocument(`http://127.0.0.1:${port}/api.yaml`, [], 100);
    await expect(reading).rejects.toThrow('no server answers there in time; check the address');
  });
});

describe('a file is refused with its name', () => {
  it('and the line that is no YAML, also when that name is openapi.yaml', async () => {
    const file = given('openapi.yaml', 'openapi: 3.1.0\ninfo: [\n');
    await expect(bundleDocument(file)).rejects.toMatchObject({
      code: 'document-unreadable',
      message: expect.stringMatching(/openapi\.yaml: cannot be read \(.+\(3:1\)\); give/),
    });
  });

  const schema = 'paths/~1webhooks/post/requestBody/content/application~1json/schema';

  it.each([
    [
      'an annotation',
      [...operation, 'x-settings-update', 'patch'],
      '$request.body#/hooks',
      'paths/~1webhooks/post/x-settings-update/patch: ',
    ],
    [
      'a type',
      [...schemas, 'HookPatch', 'properties', 'url', 'type'],
      'text',
      `${schema}: the schema cannot be compiled (`,
    ],
    [
      'a pattern',
      [...schemas, 'HookPatch', 'properties', 'url', 'pattern'],
      '(',
      `${schema}: the schema cannot be compiled (`,
    ],
    [
      'a reference',
      [...operation, 'requestBody', 'content', 'application/json', 'schema'],
      { $ref: '#/nowhere' },
      `${schema}: Can't resolve $ref; correct it`,
    ],
    [
      'a subscription',
      [...schemas, 'HookPatch', 'x-event-subscription', 'url'],
      'address',
      'paths/~1webhooks/post/start/x-event-subscription/url: ',
    ],
  ])('and the place of %s that is wrong in it', async (_, path, value, message) => {
    const file = given('api.json', JSON.stringify(withValueAt(bundled, path, value)));
    await expect(loadContract(file)).rejects.toThrow(`${file}#/${message}`);
  });

  it.each([
    ['no-such-file.yaml', 'document-unreadable', 'no such file'],
    ['package.json', 'not-openapi', 'OpenAPI'],
    ['LICENSE', 'document-unreadable', 'OpenAPI'],
    ['openapi/admin.yaml', 'annotation-missing', 'x-settings-update'],
  ])('%s', async (file, code, remedy) => {
    const reading = loadContract(file);
    await expect(reading).rejects.toMatchObject({
      name: 'ContractError',
      code,
      message: expect.stringContaining(remedy),
    });
  });
});
