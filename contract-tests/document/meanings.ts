import { formMediaType } from '../../src/contract/form/form.ts';
import { flag, flagged, group, hidden, type Kind, text } from './document-of.ts';

/** What an operation may do with what a request leaves out and with null, and what may show of a secret. */
export const meanings: Readonly<Record<string, Kind>> = {
  'a request that replaces': {
    method: 'put',
    update: { omitted: 'reset' },
    patch: { title: text, compact: { type: 'boolean' }, mail: group({ daily: flag, to: text }) },
    view: {
      title: text,
      compact: { type: 'boolean', default: true },
      mail: group({ daily: flag, to: text }),
    },
  },
  'a request that replaces all but a secret': {
    method: 'put',
    update: { omitted: 'reset' },
    patch: {
      token: flagged,
      once: { ...flagged, 'x-secret': { presence: 'hasOnce', omitted: 'reset' } },
      title: text,
    },
    view: { token: hidden, hasToken: flag, once: hidden, hasOnce: flag, title: text },
  },
  'null that removes': {
    method: 'patch',
    update: { nulls: 'remove' },
    patch: {
      token: flagged,
      title: text,
      mail: { ...group({ to: text }), type: ['object', 'null'] },
    },
    view: {
      token: hidden,
      hasToken: flag,
      title: { type: 'string' },
      mail: group({ to: { type: 'string', default: 'nobody' } }),
    },
  },
  'a merge patch': {
    method: 'patch',
    mediaType: 'application/merge-patch+json',
    patch: {
      token: flagged,
      title: text,
      labels: { type: ['object', 'null'], additionalProperties: { type: ['string', 'null'] } },
    },
    view: {
      token: hidden,
      hasToken: flag,
      title: { type: 'string' },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
  'a form': {
    mediaType: formMediaType,
    patch: {
      title: text,
      size: { type: ['integer', 'null'] },
      compact: flag,
      tags: { type: 'array', items: { type: 'string' } },
      either: { type: ['integer', 'string'] },
    },
  },
  'a form whose fields are encoded otherwise': {
    mediaType: formMediaType,
    encoding: {
      labels: { style: 'deepObject', explode: true },
      mail: { style: 'deepObject', explode: true },
      sizes: { explode: false },
      tags: { explode: false },
      chat: { contentType: 'application/json' },
    },
    patch: {
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      mail: group({ daily: flag, to: { type: 'string' } }),
      sizes: { type: 'array', items: { type: 'integer' } },
      tags: { type: 'array', items: { type: 'string' } },
      chat: group({ daily: flag, to: text }),
    },
  },
  'a form with a secret': {
    mediaType: formMediaType,
    patch: { token: flagged, title: text },
    view: { token: hidden, hasToken: flag, title: text },
  },
  'a form that replaces': {
    method: 'put',
    mediaType: formMediaType,
    update: { omitted: 'reset' },
    patch: { title: { type: 'string' }, size: { type: 'integer' } },
  },
  'a form that may say anything': {
    open: true,
    mediaType: formMediaType,
    patch: { title: { type: 'string' }, any: {} },
  },
  'JSON of another name': {
    mediaType: 'application/vnd.preferences+json',
    patch: { title: text, compact: flag },
  },
  'members that are only read': {
    patch: { title: text, compact: flag, revision: { type: 'integer', readOnly: true } },
  },
  'members of one of several types': {
    patch: {
      title: text,
      login: {
        oneOf: [
          group(
            {
              type: { const: 'basic' },
              user: { type: 'string' },
              word: { type: 'string', 'x-secret': {} },
            },
            ['type', 'user'],
          ),
          group({ type: { const: 'token' }, token: { type: 'string', 'x-secret': {} } }, ['type']),
        ],
      },
    },
  },
  'secrets in a list': {
    patch: {
      title: text,
      accounts: {
        type: 'array',
        items: group({ user: { type: 'string' }, word: { type: 'string', 'x-secret': {} } }),
      },
    },
  },
  'null that is refused': {
    update: { nulls: 'refuse' },
    patch: { token: flagged, title: text, size: { type: ['integer', 'null'] } },
    view: { token: hidden, hasToken: flag, title: text, size: { type: ['integer', 'null'] } },
  },
  'null that is not the default': {
    patch: { title: text, size: { type: ['integer', 'null'] } },
    view: { title: text, size: { type: ['integer', 'null'], default: 5 } },
  },
  'a view that leaves out what is unset': {
    method: 'patch',
    update: { absent: 'unset' },
    patch: { title: text, size: { type: ['integer', 'null'] }, mail: group({ to: text }) },
    view: { title: { type: 'string' }, size: { type: 'integer' }, mail: group({ to: text }) },
  },
  'members that no view shows': {
    patch: {
      title: text,
      note: text,
      mail: group({ to: text, hint: text }),
      chat: group({ to: text }),
    },
    view: { title: text, mail: group({ to: text }) },
  },
  'members that every view has, and nothing to show at first': {
    shown: ['title', 'size', 'colour'],
    patch: {
      title: { type: 'string' },
      size: { type: 'integer', minimum: 3, examples: [4] },
      colour: { enum: ['red', 'blue'] },
    },
  },
  'a mask that keeps': {
    patch: { token: { type: 'string', 'x-secret': { shown: { mask: '*****' } } }, title: text },
    view: { token: text, title: text },
  },
  'a mask that keeps, in a request that replaces': {
    method: 'put',
    update: { omitted: 'reset' },
    patch: {
      token: {
        type: 'string',
        'x-secret': { shown: { mask: '*****' }, omitted: 'reset', presence: 'hasToken' },
      },
      title: text,
    },
    view: { token: { type: 'string' }, hasToken: flag, title: text },
  },
  'a mask that does not keep': {
    patch: {
      token: { type: 'string', 'x-secret': { shown: { mask: '*****', keeps: false } } },
      title: text,
    },
    view: { token: { type: 'string' }, title: text },
  },
  'a secret that is left out': {
    patch: { token: { type: 'string', writeOnly: true }, title: text },
  },
  'secrets of other types': {
    patch: {
      pin: { type: 'integer', 'x-secret': { presence: 'hasPin' } },
      keys: { type: 'array', items: { type: 'string' }, 'x-secret': { presence: 'hasKeys' } },
      account: {
        ...group({ user: { type: 'string' }, word: { type: 'string' } }, ['user']),
        writeOnly: true,
      },
      title: text,
    },
    view: { hasPin: flag, hasKeys: flag, title: text },
  },
};
