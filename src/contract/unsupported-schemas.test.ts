import { describe, expect, test } from 'vitest';
import {
  apiKey,
  object,
  patchAt,
  problemsOf,
  refusal,
  text,
  type Wishes,
} from './testing/settings-document.ts';

const secret = { ...text, 'x-secret': {} };
const flag = { type: 'boolean' };
const schemas = (named: object) => ({
  components: { securitySchemes: { key: apiKey }, schemas: named },
});

describe('settings whose schema says what cannot be expressed', () => {
  test.each<[string, Wishes, string | null, RegExp]>([
    [
      'an alternative with a secret',
      { patch: object({ a: { oneOf: [object({ s: secret }), object({ n: text })] } }) },
      '/properties/a/oneOf/0/properties/s/x-secret',
      /below "oneOf"/,
    ],
    [
      'a secret that a view has to show, and not as null',
      {
        patch: object({ a: { type: 'string', 'x-secret': {} } }),
        view: object({ a: { type: 'string' } }, { required: ['a'] }),
      },
      null,
      /x-secret: \{ shown: \{ mask/,
    ],
    [
      'a mask where the view has a number',
      { patch: object({ a: { type: 'number', 'x-secret': { shown: { mask: '*' } } } }) },
      '/properties/a/x-secret/shown',
      /a mask is a text/,
    ],
    [
      'a mask that no view has a place for',
      {
        patch: object({ a: { type: 'string', 'x-secret': { shown: { mask: '*' } } } }),
        view: object({}),
      },
      '/properties/a/x-secret/shown',
      /add it to the view/,
    ],
    [
      'a secret that is left out of a view that requires it',
      {
        patch: object(
          { a: { type: 'string', 'x-secret': { shown: 'absent' } } },
          { required: ['a'] },
        ),
      },
      '/properties/a/x-secret/shown',
      /out of "required"/,
    ],
    [
      'a list of what no answer may show',
      { patch: object({ a: { type: ['array', 'null'], items: { ...text, writeOnly: true } } }) },
      '/properties/a/items/writeOnly',
      /no answer may show/,
    ],
    [
      'secrets in a list',
      { patch: object({ a: { type: ['array', 'null'], items: secret } }) },
      '/properties/a/items/x-secret',
      /below "items"/,
    ],
    [
      'secrets in a map',
      { patch: object({ a: { type: ['object', 'null'], additionalProperties: secret } }) },
      '/properties/a/additionalProperties/x-secret',
      /below "additionalProperties"/,
    ],
    [
      'a map beside properties',
      { patch: object({ n: text }, { additionalProperties: text }) },
      '/additionalProperties',
      /would be lost/,
    ],
    [
      'names by a pattern',
      { patch: object({ n: text }, { patternProperties: { '^x': text } }) },
      '/patternProperties',
      /would be lost/,
    ],
    [
      'a member of an alternative alone',
      { patch: object({ n: text }, { anyOf: [object({ m: text }), { required: ['n'] }] }) },
      '/anyOf/0',
      /"m" stands here alone/,
    ],
    [
      'a group that may be a text',
      { patch: object({ g: { type: ['object', 'string'], properties: { n: text } } }) },
      '/properties/g',
      /may be string/,
    ],
    [
      'a dynamic reference',
      { patch: object({ a: { $dynamicRef: '#x' } }) },
      '/properties/a/$dynamicRef',
      /use "\$ref"/,
    ],
    [
      'annotations that disagree',
      {
        patch: object(
          {
            a: {
              ...text,
              'x-secret': { presence: 'f' },
              allOf: [{ 'x-secret': { presence: 'g' } }],
            },
            f: flag,
            g: flag,
          },
          {},
        ),
      },
      '/properties/a/allOf/0/x-secret',
      /something else/,
    ],
    [
      'two secrets of one flag',
      {
        patch: object({
          a: { ...text, 'x-secret': { presence: 'f' } },
          b: { ...text, 'x-secret': { presence: 'f' } },
          f: flag,
        }),
      },
      '/properties/b/x-secret/presence',
      /another secret/,
    ],
    [
      'a flag that is no boolean',
      { patch: object({ a: { ...text, 'x-secret': { presence: 'n' } }, n: text }) },
      '/properties/a/x-secret/presence',
      /no boolean/,
    ],
    [
      'a secret url',
      {
        patch: object({
          h: object(
            { on: flag, url: secret },
            { 'x-event-subscription': { enabled: 'on', url: 'url' } },
          ),
        }),
      },
      '/properties/h/x-event-subscription/url',
      /is a secret/,
    ],
    [
      'a subscription by a text',
      {
        patch: object({
          h: object(
            { on: text, url: text },
            { 'x-event-subscription': { enabled: 'on', url: 'url' } },
          ),
        }),
      },
      '/properties/h/x-event-subscription/enabled',
      /no boolean/,
    ],
    [
      'an annotation of no object',
      { patch: object({ a: { ...text, 'x-exclusive-by': 'type' } }) },
      '/properties/a/x-exclusive-by',
      /without properties/,
    ],
    [
      'credentials in two places',
      {
        patch: object({
          g: object(
            { u: text },
            { 'x-credential': { scheme: 'basic', username: 'u', password: 'u' } },
          ),
          h: object(
            { u: text },
            { 'x-credential': { scheme: 'basic', username: 'u', password: 'u' } },
          ),
        }),
      },
      '',
      /g and with h/,
    ],
  ])('%s', (_, wishes, place, remedy) => {
    expect(refusal(wishes)).toMatchObject({
      place: place === null ? expect.stringContaining('/responses/200/') : `${patchAt}${place}`,
      remedy: expect.stringMatching(remedy),
    });
  });

  test('a schema of more members than settings can have', () => {
    const wide = (name: string) =>
      object({
        a: { $ref: `#/components/schemas/${name}` },
        b: { $ref: `#/components/schemas/${name}` },
      });
    const levels = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`L${n}`, wide(`L${n + 1}`)]),
    );
    const [problem] = problemsOf({ patch: wide('L0'), ...schemas({ ...levels, L30: text }) });
    expect(problem?.remedy).toMatch(/more than 10000 members/);
  });

  test('a schema that is composed of itself', () => {
    const patch = { $ref: '#/components/schemas/A' };
    const [problem] = problemsOf({ patch, ...schemas({ A: { allOf: [patch] } }) });
    expect(problem?.remedy).toMatch(/composed of itself/);
  });

  test.each(['#anchor', '#/%zz', 'other.yaml', '#/components/schemas/None'])(
    'a reference to %s',
    $ref => {
      expect(problemsOf({ patch: object({ a: { $ref } }) })[0]?.remedy).toContain('leads nowhere');
    },
  );
});

test('all problems of a document are told at once', () => {
  const problems = problemsOf({
    patch: object({
      a: { $dynamicRef: '#x' },
      b: { type: 'array', 'x-credential': { scheme: 'basic', username: 'u', password: 'u' } },
      c: { type: 'array', items: secret },
    }),
  });
  expect(problems.map(({ place }) => place.slice(patchAt.length))).toEqual([
    '/properties/a/$dynamicRef',
    '/properties/b/x-credential',
    '/properties/c/items/x-secret',
  ]);
});
