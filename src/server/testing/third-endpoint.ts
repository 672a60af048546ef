import { readContract } from '../../contract/read-contract.ts';

const target = {
  type: 'object',
  additionalProperties: false,
  'x-event-subscription': { enabled: 'on', url: 'address' },
  properties: {
    on: { type: 'boolean' },
    address: { type: ['string', 'null'], format: 'webhook-url' },
  },
};

const signing = {
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  'x-exclusive-by': 'kind',
  properties: {
    kind: { enum: ['token', null] },
    token: {
      type: ['object', 'null'],
      additionalProperties: false,
      'x-credential': { scheme: 'header', name: 'field', value: 'text' },
      properties: {
        field: { type: ['string', 'null'] },
        text: { type: ['string', 'null'], 'x-secret': { presence: 'hasText' } },
        hasText: { type: 'boolean' },
      },
    },
  },
};

const settings = {
  type: 'object',
  additionalProperties: false,
  properties: { paid: target, signing, note: { type: ['string', 'null'] } },
};

/** An endpoint that shares no name with the two of the platform; nothing but this document describes it. */
export const invoices = readContract({
  openapi: '3.1.0',
  info: { title: 'Invoices', version: '1' },
  paths: {
    '/invoices/hooks': {
      put: {
        operationId: 'putInvoiceHooks',
        'x-settings-update': {
          resource: 'invoiceHooks',
          patch: '$request.body#/change/hooks',
          view: '$response.body#/now/hooks',
          cascade: { when: '$request.body#/everywhere', to: 'invoices' },
        },
        requestBody: json({
          type: 'object',
          additionalProperties: false,
          required: ['change'],
          properties: {
            everywhere: { type: 'boolean' },
            change: { type: 'object', required: ['hooks'], properties: { hooks: settings } },
          },
        }),
        responses: {
          202: json({
            type: 'object',
            properties: {
              ok: { const: true },
              now: { type: 'object', properties: { hooks: settings } },
            },
          }),
        },
      },
    },
  },
  webhooks: {
    invoicePaid: {
      post: {
        'x-event': { collection: 'invoices', hook: 'paid' },
        requestBody: json({ type: 'object' }, { amount: 12 }),
      },
    },
  },
  components: {
    securitySchemes: { tenant: { type: 'apiKey', in: 'header', name: 'X-Tenant-Key' } },
  },
});

function json(schema: unknown, example?: unknown) {
  return { content: { 'application/json': { schema, ...(example !== undefined && { example }) } } };
}
