import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import bundled from '../generated/openapi.json' with { type: 'json' };
import { bundleDocument } from './bundle-document.ts';
import type { Contract } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { valueAt, withValueAt } from './json-pointer.ts';
import { defaultContract, loadContract } from './load-contract.ts';
import { readContract } from './read-contract.ts';

const operation = ['paths', '/webhooks', 'post'];
const schemas = ['components', 'schemas'];

/** The error that reading the document gives, as code and sentence. */
function refusal(document: unknown): { code: string; message: string } {
  try {
    readContract(document);
  } catch (error) {
    if (error instanceof ContractError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the document was read');
}

describe("the platform's contract", () => {
  it('has both endpoints with their hooks, cascades and guards', () => {
    const updates = defaultContract().updates.map(({ path, shape, cascade, guards }) => [
      path,
      Object.keys(shape.members),
      cascade?.to,
      Object.keys(guards),
    ]);
    expect(updates).toEqual([
      ['/webhooks', ['start', 'submission', 'updates', 'auth'], 'assessments', ['auth']],
      ['/ai-interviews/settings/webhooks', ['start', 'submission', 'auth'], 'aiInterviews', []],
    ]);
  });

  it('reads the same from the sources as from the bundle', async () => {
    const { updates, rules, events } = await loadContract('openapi/openapi.yaml');
    const bundle = defaultContract();
    expect(JSON.stringify({ updates, rules, events })).toBe(
      JSON.stringify({ updates: bundle.updates, rules: bundle.rules, events: bundle.events }),
    );
  });
});

describe('a secret', () => {
  const credentials = ['components', 'schemas', 'BasicCredentialsPatch', 'properties'];
  const marked = (annotation: object) =>
    readContract(
      withValueAt(bundled, [...credentials, 'password'], { type: 'string', ...annotation }),
    );
  const password = (contract: Contract) =>
    valueAt(contract.updates[0]?.shape, [
      'members',
      'auth',
      'branches',
      'basic',
      'members',
      'password',
      'kind',
    ]);

  it('may be marked with x-ms-secret, which is x-secret without a flag', () => {
    expect(password(marked({ 'x-ms-secret': true }))).toBe('secret');
    expect(password(marked({ 'x-secret': {} }))).toBe('secret');
  });

  it('is none with x-ms-secret: false', () => {
    expect(password(marked({ 'x-ms-secret': false }))).toBe('value');
  });
});

describe('a document is refused with the place and the remedy', () => {
  const annotation = [...operation, 'x-settings-update'];

  it.each([
    ['no object', [], 'not-openapi', 'OpenAPI 3.1'],
    ['no OpenAPI', { title: 'x' }, 'not-openapi', '/openapi'],
    ['Swagger 2', { swagger: '2.0', paths: {} }, 'not-openapi', '/openapi'],
    ['no paths', { openapi: '3.1.0' }, 'not-openapi', '/paths'],
    ['no annotation', { openapi: '3.1.0', paths: {} }, 'annotation-missing', 'x-settings-update'],
    [
      'a patch that is not there',
      withValueAt(bundled, [...annotation, 'patch'], '$request.body#/hooks'),
      'annotation-dangling',
      'name one of webhooks',
    ],
    [
      'a view that is not there',
      withValueAt(bundled, [...annotation, 'view'], '$response.body#/hooks'),
      'annotation-dangling',
      'name one of status, message, webhook',
    ],
    [
      'a flag that is not there',
      withValueAt(bundled, [...annotation, 'cascade', 'when'], '$request.body#/all'),
      'annotation-dangling',
      'cascade/when',
    ],
    [
      'a guard of no key',
      withValueAt(bundled, [...annotation, 'guards'], { token: '$request.body#/updateAuth' }),
      'annotation-dangling',
      '"token" is no key',
    ],
    [
      'no runtime expression',
      withValueAt(bundled, [...annotation, 'patch'], 'webhooks'),
      'annotation-invalid',
      '/patch',
    ],
    [
      'an unknown annotation member',
      withValueAt(bundled, [...annotation, 'patches'], 1),
      'annotation-invalid',
      'x-settings-update',
    ],
    [
      'a subscription to no member',
      withValueAt(bundled, [...schemas, 'HookPatch', 'x-event-subscription', 'url'], 'address'),
      'annotation-dangling',
      '"address"',
    ],
    [
      'a discriminator that is not there',
      withValueAt(bundled, [...schemas, 'AuthPatch', 'x-exclusive-by'], 'kind'),
      'annotation-dangling',
      '"kind"',
    ],
    [
      'a flag of a secret that no view shows',
      withValueAt(
        bundled,
        [...schemas, 'BasicCredentialsPatch', 'properties', 'password', 'x-secret'],
        { presence: 'isSet' },
      ),
      'annotation-dangling',
      '"isSet"',
    ],
    [
      'a member that no view shows',
      withValueAt(bundled, [...schemas, 'HookPatch', 'properties', 'note'], { type: 'string' }),
      'annotation-dangling',
      'start/note',
    ],
    [
      'an event of no hook',
      withValueAt(bundled, ['webhooks', 'assessmentStart', 'post', 'x-event', 'hook'], 'begin'),
      'annotation-dangling',
      '"begin"',
    ],
    [
      'a rule of another level',
      withValueAt(bundled, [...operation, 'x-rules', 'hook-fields-merge', 'level'], 'security'),
      'annotation-dangling',
      'hook-fields-merge',
    ],
    [
      'a reference to nowhere',
      withValueAt(bundled, [...schemas, 'AssessmentWebhooksPatch', 'properties', 'start'], {
        $ref: '#/nowhere',
      }),
      'document-invalid',
      '',
    ],
    [
      'a schema that contains itself',
      withValueAt(bundled, [...schemas, 'HookPatch', 'properties', 'status'], {
        $ref: '#/components/schemas/HookPatch',
      }),
      'annotation-dangling',
      '',
    ],
  ])('%s', (_, document, code, place) => {
    const { code: actual, message } = refusal(document);
    expect(actual).toBe(code);
    expect(message).toContain(place);
    expect(message).not.toContain('\n');
  });
});

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
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-contract-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'openapi.yaml');
    writeFileSync(file, 'openapi: 3.1.0\ninfo: [\n');
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
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-contract-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'api.json');
    writeFileSync(file, JSON.stringify(withValueAt(bundled, path, value)));
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
