import { readContract } from '../../src/contract/read-contract.ts';

/** JSON of a document. */
type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const sent = (required: readonly string[]): Json => ({
  type: 'object',
  required,
  properties: {
    name: text,
    url: { type: ['string', 'null'] },
    tags: { type: 'array', items: text },
    labels: { type: 'object', additionalProperties: text },
    token: { type: 'string', writeOnly: true },
  },
});

const shown: Json = {
  type: 'object',
  required: ['id', 'name', 'createdAt'],
  properties: {
    id: { type: 'integer' },
    name: { type: ['string', 'null'] },
    url: { type: ['string', 'null'] },
    tags: { type: ['array', 'null'], items: text },
    labels: {
      type: ['object', 'null'],
      additionalProperties: text,
      example: { colour: 'of the example' },
    },
    token: { type: ['string', 'null'] },
    createdAt: { type: 'string', format: 'date-time', example: '2026-01-15T10:00:00Z' },
  },
};

const json = (schema: unknown): Json => ({ content: { 'application/json': { schema } } });
const ok = (schema: unknown): Json => ({ description: 'Done.', ...json(schema) });
const page = {
  type: 'object',
  properties: { items: { type: 'array', items: shown }, total: { type: 'integer' } },
};
const missing = { description: 'None.', ...json({ type: 'object', properties: { error: text } }) };

/** Hooks of a team, which are created, read, listed, updated and deleted; the update shows nothing. */
export const hooksDocument = {
  openapi: '3.1.0',
  info: { title: 'Hooks', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/teams/{teamId}/hooks': {
      post: {
        operationId: 'createHook',
        requestBody: json(sent(['name'])),
        responses: { 201: ok(shown) },
      },
      get: { operationId: 'listHooks', responses: { 200: ok(page) } },
    },
    '/teams/{teamId}/hooks/{hookId}': {
      patch: {
        operationId: 'changeHook',
        'x-settings-update': {
          resource: 'hook',
          create: 'createHook',
          delete: 'deleteHook',
          list: 'listHooks',
        },
        requestBody: json(sent([])),
        responses: { 204: { description: 'Done.' }, 404: missing },
      },
      get: { operationId: 'getHook', responses: { 200: ok(shown), 404: missing } },
      delete: { operationId: 'deleteHook', responses: { 204: { description: 'Gone.' } } },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'apiKey' } } },
};

export function hooksContract() {
  return readContract(hooksDocument);
}
