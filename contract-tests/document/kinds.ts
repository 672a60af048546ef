import { flag, flagged, group, hidden, type Kind, secret, text } from './document-of.ts';

/** What settings may be made of that the platform's are not. */
export const kinds: Readonly<Record<string, Kind>> = {
  'texts and flags at the root of the body': { patch: { title: text, compact: flag } },
  'one member only': { patch: { title: text } },
  'a flag only': { patch: { compact: flag } },
  'a place below the root': { at: 'preferences', patch: { title: text, compact: flag } },
  'a PUT': { method: 'put', patch: { title: text, compact: flag } },
  'a PATCH': { method: 'patch', patch: { title: text, compact: flag } },
  'groups that no event follows': {
    patch: { mail: group({ daily: flag, to: text }), chat: group({ daily: flag, to: text }) },
  },
  'groups inside groups': {
    patch: {
      mail: group({ digest: group({ daily: flag, to: text }), sender: text }),
      compact: flag,
    },
  },
  'lists of texts': {
    patch: { tags: { type: ['array', 'null'], items: { type: 'string' } }, title: text },
  },
  'lists of objects': {
    patch: {
      rules: {
        type: ['array', 'null'],
        minItems: 1,
        maxItems: 3,
        items: group({ name: { type: 'string' }, weight: { type: 'integer' } }, ['name']),
      },
      title: text,
    },
  },
  'lists that are not null': {
    patch: { tags: { type: 'array', uniqueItems: true, items: { type: 'string' } }, title: text },
    view: { tags: { type: 'array', items: { type: 'string' }, default: [] }, title: text },
  },
  'lists of what stands elsewhere': {
    patch: {
      rules: { type: ['array', 'null'], items: { $ref: '#/components/schemas/Rule' } },
      title: text,
    },
    components: { Rule: group({ name: { type: 'string', minLength: 30 } }, ['name']) },
  },
  'free maps': {
    patch: {
      labels: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
      title: text,
    },
  },
  'maps of anything': { patch: { labels: { type: ['object', 'null'] }, title: text } },
  'enumerations and constants': {
    patch: {
      theme: { type: 'string', enum: ['dark', 'light'] },
      size: { enum: [1, 2, null] },
      version: { const: 3 },
    },
    view: {
      theme: { type: 'string', default: 'light' },
      size: { type: ['integer', 'null'] },
      version: { type: ['integer', 'null'] },
    },
  },
  'numbers within bounds': {
    patch: {
      retries: { type: 'integer', minimum: 3, maximum: 9, multipleOf: 3 },
      share: { type: ['number', 'null'], exclusiveMinimum: 0, exclusiveMaximum: 1 },
      offset: { type: ['integer', 'null'], maximum: -5 },
      large: { type: ['integer', 'null'], minimum: 5_000_000 },
    },
    view: {
      retries: { type: 'integer', default: 3 },
      share: { type: ['number', 'null'] },
      offset: { type: ['integer', 'null'] },
      large: { type: ['integer', 'null'] },
    },
  },
  'texts of a form': {
    patch: {
      colour: { type: ['string', 'null'], pattern: '^#[0-9a-f]{6}$' },
      code: { type: ['string', 'null'], minLength: 2, maxLength: 2 },
      long: { type: ['string', 'null'], minLength: 100 },
      id: { type: ['string', 'null'], format: 'uuid' },
      day: { type: ['string', 'null'], format: 'date' },
      at: { type: ['string', 'null'], format: 'date-time' },
      time: { type: ['string', 'null'], format: 'time' },
      mail: { type: ['string', 'null'], format: 'email' },
      host: { type: ['string', 'null'], format: 'hostname' },
      ip: { type: ['string', 'null'], format: 'ipv4' },
      page: { type: ['string', 'null'], format: 'uri', maxLength: 80 },
      own: { type: ['string', 'null'], format: 'our-own' },
    },
  },
  'a default that is not null': {
    patch: {
      retries: { type: ['integer', 'null'] },
      mail: group({ daily: { type: ['boolean', 'null'] } }),
    },
    view: {
      retries: { type: 'integer', default: 5 },
      mail: group({ daily: { type: 'boolean', default: true } }),
    },
  },
  'null beside a type': {
    patch: {
      title: { anyOf: [{ type: 'string', maxLength: 40 }, { type: 'null' }] },
      size: { oneOf: [{ type: 'integer' }, { type: 'null' }] },
    },
    view: { title: text, size: { type: ['integer', 'null'] } },
  },
  'anything at all': {
    patch: { extra: {}, title: text },
    view: { extra: { type: ['string', 'number', 'null'] }, title: text },
  },
  'members that are required': {
    required: ['title'],
    patch: {
      title: text,
      compact: flag,
      tags: { type: ['array', 'null'], items: { type: 'string' } },
    },
  },
  'nothing but what is required': {
    required: ['title', 'compact'],
    patch: { title: text, compact: flag },
  },
  'groups with members that are required': {
    patch: { mail: group({ daily: flag, to: text }, ['daily']), title: text },
  },
  'unknown members allowed': {
    open: true,
    at: 'preferences',
    patch: { title: text, compact: flag },
  },
  'a secret at the root': {
    patch: { token: flagged, title: text },
    view: { token: hidden, hasToken: flag, title: text },
  },
  'a secret in a group, and nothing to tell of it': {
    patch: { mail: group({ user: text, word: secret }), title: text },
    view: { mail: group({ user: text, word: hidden }), title: text },
  },
  'nothing but a secret': { patch: { token: flagged }, view: { token: hidden, hasToken: flag } },
  'a required secret': {
    required: ['token'],
    patch: { token: flagged, title: text },
    view: { token: hidden, hasToken: flag, title: text },
  },
  'a secret of a form': {
    patch: { token: { ...flagged, pattern: '^[0-9]{6}$' }, title: text },
    view: { token: hidden, hasToken: flag, title: text },
  },
  'a long and a short secret': {
    patch: { long: { ...secret, minLength: 40 }, short: { ...secret, maxLength: 8 }, title: text },
    view: { long: hidden, short: hidden, title: text },
  },
  'one branch of plain members': {
    patch: {
      sink: {
        ...group(
          { type: { enum: ['file', null] }, file: group({ path: { type: ['string', 'null'] } }) },
          ['type'],
        ),
        'x-exclusive-by': 'type',
      },
      title: text,
    },
    view: {
      sink: group({ type: { type: ['string', 'null'] }, file: group({ path: text }) }),
      title: text,
    },
  },
  'items that no event follows': {
    at: 'preferences',
    items: true,
    patch: {
      title: text,
      compact: flag,
      tags: { type: ['array', 'null'], items: { type: 'string' } },
    },
  },
};
