import { describe, expect, test } from 'vitest';
import { readContract } from '../src/contract/read-contract.ts';
import { runMock } from './testing/running-mock.ts';

const thing = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, note: { type: 'string' } },
};

const plain = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things/{id}': {
      get: {
        responses: {
          200: {
            description: 'A thing.',
            content: { 'application/json': { schema: thing, example: { name: 'a' } } },
          },
        },
      },
      put: {
        security: [{ bearer: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: { 204: { description: 'Changed.' } },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
};

const swagger = {
  swagger: '2.0',
  info: { title: 'Things', version: '1' },
  produces: ['application/json'],
  consumes: ['application/json'],
  securityDefinitions: { bearer: { type: 'apiKey', in: 'query', name: 'token' } },
  definitions: { Thing: thing },
  paths: {
    '/things/{id}': {
      get: {
        parameters: [{ in: 'path', name: 'id', type: 'integer', required: true }],
        responses: {
          200: {
            description: 'A thing.',
            schema: { $ref: '#/definitions/Thing' },
            examples: { 'application/json': { name: 'a' } },
          },
        },
      },
      put: {
        security: [{ bearer: [] }],
        parameters: [
          { in: 'path', name: 'id', type: 'integer', required: true },
          { in: 'body', name: 'b', required: true, schema: { $ref: '#/definitions/Thing' } },
        ],
        responses: { 204: { description: 'Changed.' } },
      },
    },
  },
};

describe.each([
  ['3.0', plain, { path: '/things/7', headers: { Authorization: 'Bearer a' } }],
  ['2.0', swagger, { path: '/things/7?token=a', headers: {} }],
])('a document of OpenAPI %s without annotation', (_, document, { path, headers }) => {
  const contract = readContract(document, { annotated: 'perhaps' });

  test('is answered as by plain Prism, with the document’s own security', async () => {
    const mock = await runMock({ contract });
    const got = await mock.call('/things/7', { method: 'GET', key: null });
    expect([got.status, got.body]).toEqual([200, { name: 'a' }]);
    const put = (at: string, body: unknown, sent: Readonly<Record<string, string>>) =>
      mock.call(at, { method: 'PUT', key: null, body, headers: sent });
    expect((await put('/things/7', { name: 'b' }, {})).status).toBe(401);
    expect((await put(path, { name: 'b' }, headers)).status).toBe(204);
    expect((await put(path, { name: 5 }, headers)).status).toBe(400);
  });

  test('has pages and scenarios all the same', async () => {
    const mock = await runMock({ contract });
    const slow = { 'X-Holdfast-Scenario': 'server-error' };
    const failed = await mock.call('/things/7', { method: 'GET', key: null, headers: slow });
    expect(failed.status).toBe(500);
    const docs = await mock.call('/__docs/openapi.json', { method: 'GET', key: null });
    expect([docs.status, docs.at('info', 'title')]).toEqual([200, 'Things']);
  });
});

test('is refused where only annotations give it a meaning', () => {
  expect(() => readContract(plain)).toThrow('no operation has "x-settings-update"');
});
