import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withValueAt } from './json-pointer.ts';
import { loadContract } from './load-contract.ts';
import { readContract } from './read-contract.ts';
import { object } from './testing/settings-document.ts';

const name = { type: 'string', nullable: true };
const token = { type: 'string', nullable: true, 'x-secret': {} };
const update = { resource: 'settings', patch: '$request.body#', view: '$response.body#' };

const older = {
  openapi: '3.0.3',
  info: { title: 'Older', version: '1' },
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: {
    '/settings': {
      put: {
        'x-settings-update': update,
        requestBody: { content: { 'application/json': { schema: object({ name, token }) } } },
        responses: {
          200: { content: { 'application/json': { schema: object({ name, token }) } } },
        },
      },
    },
  },
};

const oldest = {
  swagger: '2.0',
  info: { title: 'Oldest', version: '1' },
  security: [{ key: [] }],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  definitions: {
    Settings: object({
      name: { type: 'string', 'x-nullable': true },
      token: { type: 'string', 'x-nullable': true, 'x-ms-secret': true },
    }),
  },
  paths: {
    '/settings': {
      put: {
        'x-settings-update': update,
        parameters: [{ in: 'body', name: 'body', schema: { $ref: '#/definitions/Settings' } }],
        responses: { 200: { description: 'Done.', schema: { $ref: '#/definitions/Settings' } } },
      },
    },
  },
};

describe.each([
  ['2.0', oldest],
  ['3.0', older],
])('an annotated document of OpenAPI %s', (_, document) => {
  test('is read like one of 3.1', () => {
    const { updates, authentication, written } = readContract(document);
    const [{ shape, request } = expect.fail('there is no update')] = updates;
    expect(authentication.alternatives).toEqual([
      [{ kind: 'api-key', name: 'key', in: 'header', field: 'X-Key' }],
    ]);
    expect([shape.members.name?.kind, shape.members.token?.kind]).toEqual(['value', 'secret']);
    expect(request({ name: null, token: 'a' })).toEqual([]);
    expect(request({ name: 1 })).toMatchObject([{ pointer: '#/name', code: 'wrong-type' }]);
    expect(written).toEqual(document);
  });
});

test('a problem is told by its place in the document as it was written', () => {
  const place = ['definitions', 'Settings', 'properties', 'port'];
  const broken = withValueAt(oldest, place, { type: 'integer', 'x-exclusive-by': 'host' });
  expect(() => readContract(broken)).toThrow(
    '/definitions/Settings/properties/port/x-exclusive-by: stands on a schema without properties',
  );
});

describe('a file that is no OpenAPI document, or of an unknown version', () => {
  function given(text: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-versions-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'api.yaml');
    writeFileSync(file, text);
    return file;
  }

  test.each([
    ['openapi: 4.0.0\npaths: [', '#/openapi: "4.0.0" is no version that is read; give'],
    ['{"swagger":"1.2","apis":[', '#/swagger: "1.2" is no version that is read; give'],
    ['info: [', ': is no OpenAPI document, for it has neither "openapi" nor "swagger"; give'],
    ['a: openapi', ': is no OpenAPI document'],
  ])('is refused by name, before anything else: %j', async (text, sentence) => {
    const file = given(text);
    await expect(loadContract(file)).rejects.toThrow(`${file}${sentence}`);
  });
});
