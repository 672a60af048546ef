import { describe, expect, test } from 'vitest';
import { membersIn } from './json-pointer.ts';
import {
  annotated,
  json,
  object,
  problemsOf,
  refusal,
  text,
  type Wishes,
} from './testing/settings-document.ts';

const secret = { ...text, 'x-secret': {} };

describe('an annotation where it would have no effect', () => {
  const outside = /outside of the patch/;
  test.each<[string, Wishes, RegExp]>([
    [
      'beside the patch',
      { body: { properties: { settings: object({ n: text }), s: secret } } },
      outside,
    ],
    [
      'beside the view',
      { answer: { properties: { settings: object({ name: text }), s: secret } } },
      outside,
    ],
    [
      'in the view alone',
      { view: object({ name: { type: ['string', 'null'], 'x-secret': {} } }) },
      /view alone/,
    ],
    ['of a member of the view alone', { view: object({ name: text, s: secret }) }, /view alone/],
    [
      'in a query parameter',
      { operation: { parameters: [{ name: 'q', in: 'query', schema: secret }] } },
      /parameter/,
    ],
    [
      'in a header of the path',
      { item: { parameters: [{ name: 'h', in: 'header', schema: secret }] } },
      /parameter/,
    ],
    [
      'in a problem',
      {
        operation: {
          responses: { 200: json(object({ settings: object({ name: text }) })), 400: json(secret) },
        },
      },
      outside,
    ],
    [
      'in a callback',
      {
        operation: {
          callbacks: { c: { '{$request.body#/url}': { post: { requestBody: json(secret) } } } },
        },
      },
      outside,
    ],
    [
      'x-event of a GET',
      { document: { webhooks: { w: { get: { 'x-event': {} } } } } },
      /POST of "webhooks"/,
    ],
    [
      'x-settings-update of a webhook',
      { document: { webhooks: { w: { post: { 'x-settings-update': {} } } } } },
      /no operation of "paths"/,
    ],
    [
      'x-settings-update of a path',
      { item: { 'x-settings-update': {} } },
      /no operation of "paths"/,
    ],
  ])('%s', (_, wishes, remedy) => {
    expect(refusal(wishes)).toMatchObject({
      code: 'annotation-unread',
      remedy: expect.stringMatching(remedy),
    });
  });
});

describe('an operation that cannot be read', () => {
  test.each<[string, Wishes, RegExp]>([
    [
      'a form',
      {
        operation: {
          requestBody: {
            content: { 'multipart/form-data': { schema: object({ name: text }) } },
          },
        },
      },
      /read from JSON .+ here are multipart\/form-data/,
    ],
    [
      'a success without a body',
      { operation: { responses: { '2XX': {} } } },
      /no GET of the same path/,
    ],
    ['no success', { operation: { responses: { 400: {} } } }, /describe the 200/],
  ])('%s', (_, wishes, remedy) => {
    expect(refusal(wishes).remedy).toMatch(remedy);
  });
});

describe('operations that share', () => {
  const two = (
    second: Wishes,
    annotation: object,
    first: object = {},
    wishes: Wishes = {},
  ): Wishes => {
    const marked = (wishes: Wishes, more: object) => {
      const operation = annotated(wishes);
      const own = membersIn(operation['x-settings-update']);
      return { ...operation, 'x-settings-update': { ...own, ...more } };
    };
    return {
      document: {
        paths: { '/a': { put: marked(wishes, first) }, '/b': { put: marked(second, annotation) } },
      },
    };
  };
  const items = { cascade: { when: '$request.body#/settings', to: 'items' } };

  test('a resource and mean another thing by a member are refused', () => {
    const group = object({ name: object({ first: text }) });
    expect(refusal(two({ patch: group, view: group }, {}))).toMatchObject({
      place: '/paths/~1a/put/x-settings-update/resource',
      remedy: expect.stringMatching(/"name" means one thing in PUT \/a and another in PUT \/b/),
    });
  });

  test('a resource are read, whether or not they have the same members', () => {
    expect(problemsOf(two({}, {}))).toEqual([]);
    const other = object({ name: text, other: text });
    expect(problemsOf(two({ patch: other, view: other }, {}))).toEqual([]);
  });

  test('items of different resources are refused', () => {
    expect(refusal(two({}, { ...items, resource: 'b' }, items)).place).toBe(
      '/paths/~1b/put/x-settings-update/cascade/to',
    );
  });

  test.each([
    ['create', 'put /a'],
    ['create', 'updateA'],
    ['delete', 'put /a'],
    ['list', { operationId: 'updateA', at: '$response.body#/settings' }],
    ['view', { operationId: 'put /a', at: '$response.body#/settings' }],
  ])('what is an update of one and has another as its %s (%j) are refused', (role, at) => {
    const named: Wishes = { operation: { operationId: 'updateA' } };
    expect(refusal(two({}, { resource: 'b', [role]: at }, {}, named))).toEqual({
      code: 'document-unsupported',
      place: `/paths/~1b/put/x-settings-update/${role}`,
      remedy:
        'PUT /a updates another resource, "settings"; name an operation that updates none, or give both one resource',
    });
  });

  test('an update that makes one of the same resource as well are read', () => {
    expect(problemsOf(two({}, { create: 'put /a' }))).toEqual([]);
  });
});
