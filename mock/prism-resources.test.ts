import { writeFile } from 'node:fs/promises';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { describe, expect, test } from 'vitest';
import { bundleDocument } from '../src/contract/bundle-document.ts';
import { membersIn } from '../src/contract/json-pointer.ts';
import bundled from '../src/generated/openapi.json' with { type: 'json' };
import { readResources } from './prism-resources.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const info = { title: 'Pets', version: '1' };

/** One that refers to another and to itself. */
const schemas = {
  Pet: {
    type: 'object',
    required: ['name'],
    properties: { name: { $ref: '#/components/schemas/Name' }, kin: { type: 'array' } },
  },
  Tree: { type: 'object', properties: { below: { $ref: '#/components/schemas/Tree' } } },
  Name: { type: 'string', minLength: 1 },
};

const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };

const paths = (schema: string) => ({
  '/pets/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    put: {
      requestBody: { content: { 'application/json': { schema: { $ref: schema } } } },
      responses: { 200: { description: 'stored', headers: { 'X-Of': { schema: {} } } } },
      callbacks: { told: { '{$request.body#/url}': { post: { responses: {} } } } },
    },
  },
  '/tree': {
    get: {
      responses: {
        200: {
          description: 'a tree',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
        },
      },
    },
  },
});

const documentOf = (openapi: string) => ({
  openapi,
  info,
  servers: [{ url: 'https://example.com/v1' }],
  security: [{ key: [] }],
  components: { schemas, securitySchemes },
  paths: paths('#/components/schemas/Pet'),
});

const swagger = {
  swagger: '2.0',
  info,
  host: 'example.com',
  basePath: '/v1',
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { basic: { type: 'basic' } },
  security: [{ basic: [] }],
  definitions: { Tree: { properties: { below: { $ref: '#/definitions/Tree' } } } },
  paths: {
    '/tree': {
      post: {
        parameters: [{ name: 'tree', in: 'body', schema: { $ref: '#/definitions/Tree' } }],
        responses: { 200: { description: 'a tree', schema: { $ref: '#/definitions/Tree' } } },
      },
    },
  },
};

describe("the operations of a document are as Prism's own reader has them", () => {
  test.each<[string, object, number]>([
    ['our own', bundled, 2],
    ['OpenAPI 2.0', swagger, 1],
    ['OpenAPI 3.0', documentOf('3.0.4'), 2],
    ['OpenAPI 3.1', documentOf('3.1.1'), 2],
    ['without paths', { openapi: '3.1.0', info, components: { schemas } }, 0],
  ])('%s', async (_, document, count) => {
    const own = await readResources(membersIn(structuredClone(document)));
    expect(own).toEqual(await getHttpOperationsFromSpec(structuredClone(document)));
    expect(own).toHaveLength(count);
  });

  test('of several files', async () => {
    using folder = temporaryFolder();
    const file = folder.file('openapi.json');
    const written = { ...documentOf('3.1.1'), paths: paths('pet.json#/Pet') };
    await writeFile(file, JSON.stringify(written));
    const Pet = { type: 'object', properties: { name: { $ref: '#/Name' } } };
    await writeFile(folder.file('pet.json'), JSON.stringify({ Pet, Name: schemas.Name }));
    const { document } = await bundleDocument(file);
    const own = await readResources(membersIn(structuredClone(document)));
    expect(own).toEqual(await getHttpOperationsFromSpec(structuredClone(membersIn(document))));
    expect(own[0]?.request?.body?.contents?.[0]?.schema).toMatchObject({
      properties: { name: { minLength: 1 } },
    });
  });
});

test.each([
  ['a reference to nothing', { $ref: '#/components/schemas/Nothing' }],
  ['a reference to a file that is not there', { $ref: 'nothing.json#/Pet' }],
])('%s is refused in the same words', async (_, schema) => {
  const document = { ...documentOf('3.1.1'), components: { schemas: { Pet: schema } } };
  const refusalOf = async (read: Promise<unknown>) => read.catch((error: unknown) => error);
  const own = await refusalOf(readResources(membersIn(structuredClone(document))));
  expect(own).toBeInstanceOf(Error);
  expect(own).toEqual(await refusalOf(getHttpOperationsFromSpec(structuredClone(document))));
});
