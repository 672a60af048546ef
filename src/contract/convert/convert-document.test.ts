import { describe, expect, test } from 'vitest';
import { isRecord, parsePointer, valueAt } from '../json-pointer.ts';
import { convertDocument } from './convert-document.ts';

const info = { title: 'A test', version: '1' };

function converted(written: Readonly<Record<string, unknown>>) {
  const before = structuredClone(written);
  const { document, writtenAt } = convertDocument(written);
  expect(written).toEqual(before);
  return { at: (pointer: string) => valueAt(document, parsePointer(pointer)), document, writtenAt };
}

describe('keywords of OpenAPI 3.0', () => {
  const schema = (written: unknown) =>
    converted({ openapi: '3.0.3', info, paths: {}, components: { schemas: { A: written } } });

  test.each<[unknown, unknown]>([
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [{ type: 'string', nullable: false }, { type: 'string' }],
    [
      { type: 'string', nullable: true, enum: ['a'], 'x-secret': {} },
      { type: ['string', 'null'], enum: ['a'], 'x-secret': {} },
    ],
    [
      { $ref: '#/components/schemas/B', nullable: true },
      { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
    ],
    [
      { allOf: [{ type: 'string' }], nullable: true, description: 'A' },
      { anyOf: [{ allOf: [{ type: 'string' }] }, { type: 'null' }], description: 'A' },
    ],
    [
      { oneOf: [{ type: 'string' }], nullable: true },
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    [{ nullable: true }, {}],
    [
      {
        $ref: '#/components/schemas/B',
        type: 'number',
        maximum: 3,
        description: 'A',
        'x-secret': {},
      },
      { $ref: '#/components/schemas/B', description: 'A', 'x-secret': {} },
    ],
    [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    [{ maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    [
      { properties: { nullable: { type: 'string' } }, default: { nullable: true } },
      { properties: { nullable: { type: 'string' } }, default: { nullable: true } },
    ],
  ])('%j is %j', (before, after) => {
    expect(schema(before).at('/components/schemas/A')).toEqual(after);
  });

  test('in a default response, and inside of one that has moved, are told by the place where they are written', () => {
    const inner = { allOf: [{ type: 'string' }], nullable: true };
    const content = {
      'application/json': { schema: { allOf: [{ properties: { a: inner } }], nullable: true } },
    };
    const { at, writtenAt } = converted({
      openapi: '3.0.0',
      info,
      paths: { '/a': { get: { responses: { default: { content } } } } },
    });
    const top = '/paths/~1a/get/responses/default/content/application~1json/schema';
    const moved = `${top}/anyOf/0/allOf/0/properties/a/anyOf/0/allOf/0/type`;
    expect(at(moved)).toBe('string');
    expect(writtenAt(moved)).toBe(`${top}/allOf/0/properties/a/allOf/0/type`);
  });
});

const swagger = {
  swagger: '2.0',
  info,
  host: 'api.example.com',
  basePath: '/v1',
  consumes: ['application/json'],
  produces: ['application/json', 'application/xml'],
  security: [{ key: [] }],
  securityDefinitions: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key', 'x-mine': 1 },
    basic: { type: 'basic', 'x-mine': 1 },
    oauth: { type: 'oauth2', flow: 'accessCode', tokenUrl: '/t', scopes: { a: 'A' } },
  },
  definitions: { A: { type: 'object', properties: { b: { $ref: '#/definitions/B' } } }, B: {} },
  parameters: {
    Body: { in: 'body', name: 'b', required: true, schema: { $ref: '#/definitions/A' } },
    Page: { in: 'query', name: 'page', type: 'integer', minimum: 1, exclusiveMinimum: true },
  },
  responses: { Done: { description: 'Done.', schema: { 'x-nullable': true, type: 'string' } } },
  paths: {
    '/a': {
      parameters: [{ $ref: '#/parameters/Page' }, { in: 'header', name: 'X-A', type: 'string' }],
      put: {
        'x-mine': { kept: true },
        parameters: [
          { $ref: '#/parameters/Body' },
          { in: 'query', name: 'page', type: 'array', items: { type: 'string' } },
        ],
        responses: { 200: { $ref: '#/responses/Done' }, 204: { description: 'Nothing.' } },
      },
      post: {
        consumes: ['multipart/form-data'],
        produces: ['text/plain'],
        parameters: [
          { in: 'formData', name: 'file', type: 'file', required: true },
          { in: 'formData', name: 'note', type: 'string', 'x-secret': {} },
        ],
        responses: {
          200: {
            description: 'Done.',
            schema: { type: 'file' },
            headers: { 'X-Left': { type: 'integer', description: 'How many are left.' } },
            examples: { 'text/plain': 'a' },
          },
        },
      },
    },
  },
};

describe('a document of OpenAPI 2.0', () => {
  const { at, document, writtenAt } = converted(swagger);

  test.each<[string, unknown]>([
    ['/openapi', '3.1.1'],
    ['/swagger', undefined],
    ['/servers', [{ url: 'https://api.example.com/v1' }]],
    ['/security', [{ key: [] }]],
    ['/components/schemas/A/properties/b', { $ref: '#/components/schemas/B' }],
    ['/components/securitySchemes/key', swagger.securityDefinitions.key],
    ['/components/securitySchemes/basic', { type: 'http', scheme: 'basic', 'x-mine': 1 }],
    [
      '/components/securitySchemes/oauth',
      { type: 'oauth2', flows: { authorizationCode: { tokenUrl: '/t', scopes: { a: 'A' } } } },
    ],
    ['/paths/~1a/put/x-mine', { kept: true }],
    [
      '/paths/~1a/put/parameters',
      [
        {
          in: 'query',
          name: 'page',
          schema: { type: 'array', items: { type: 'string' } },
          style: 'form',
          explode: false,
        },
        { in: 'header', name: 'X-A', schema: { type: 'string' } },
      ],
    ],
    [
      '/paths/~1a/put/requestBody',
      {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
      },
    ],
    [
      '/paths/~1a/put/responses',
      {
        200: {
          description: 'Done.',
          content: {
            'application/json': { schema: { 'x-nullable': true, type: ['string', 'null'] } },
            'application/xml': { schema: { 'x-nullable': true, type: ['string', 'null'] } },
          },
        },
        204: { description: 'Nothing.' },
      },
    ],
    [
      '/paths/~1a/post/parameters/0',
      { in: 'query', name: 'page', schema: { type: 'integer', exclusiveMinimum: 1 } },
    ],
    [
      '/paths/~1a/post/requestBody',
      {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: {
                file: { type: 'string', format: 'binary' },
                note: { type: 'string', 'x-secret': {} },
              },
            },
          },
        },
      },
    ],
    [
      '/paths/~1a/post/responses/200',
      {
        description: 'Done.',
        headers: { 'X-Left': { description: 'How many are left.', schema: { type: 'integer' } } },
        content: { 'text/plain': { schema: { type: 'string', format: 'binary' }, example: 'a' } },
      },
    ],
  ])('has its %s', (pointer, value) => {
    expect(at(pointer)).toEqual(value);
  });

  test.each([
    ['/components/schemas/A/properties/b', '/definitions/A/properties/b'],
    ['/components/securitySchemes/key/name', '/securityDefinitions/key/name'],
    [
      '/paths/~1a/put/requestBody/content/application~1json/schema/$ref',
      '/parameters/Body/schema/$ref',
    ],
    ['/paths/~1a/put/parameters/0/name', '/paths/~1a/put/parameters/1/name'],
    ['/paths/~1a/post/parameters/0', '/parameters/Page'],
    [
      '/paths/~1a/post/requestBody/content/multipart~1form-data/schema/properties/note/x-secret',
      '/paths/~1a/post/parameters/1/x-secret',
    ],
    [
      '/paths/~1a/put/responses/200/content/application~1xml/schema/type',
      '/responses/Done/schema/type',
    ],
    ['/paths/~1a/put/x-mine/kept', '/paths/~1a/put/x-mine/kept'],
  ])('and %s stands at %s', (pointer, written) => {
    expect(at(pointer)).toBeDefined();
    expect(writtenAt(pointer)).toBe(written);
    expect(valueAt(swagger, parsePointer(written))).toBeDefined();
  });

  test('has nothing that OpenAPI 3 has not', () => {
    expect(isRecord(document.components) && Object.keys(document.components)).toEqual([
      'schemas',
      'securitySchemes',
    ]);
    expect(JSON.stringify(document)).not.toMatch(/#\/(definitions|parameters|responses)\//);
  });
});
