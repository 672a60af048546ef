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
  test.each<[string, Wishes, string, RegExp]>([
    [
      'credentials in a list',
      {
        patch: object({
          a: {
            type: 'array',
            items: object(
              { u: text },
              { 'x-credential': { scheme: 'basic', username: 'u', password: 'u' } },
            ),
          },
        }),
      },
      '/properties/a/items/x-credential',
      /replaced as a whole/,
    ],
    [
      'a member of a condition alone',
      { patch: object({ n: text }, { dependentSchemas: { n: object({ m: text }) } }) },
      '/dependentSchemas/n',
      /"m" stands here alone/,
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
      place: `${patchAt}${place}`,
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

test('so are those of different parts of it', () => {
  const problems = problemsOf({
    patch: object({ a: { $dynamicRef: '#x' } }),
    operation: { parameters: [{ name: 'q', in: 'query', schema: secret }] },
    document: { webhooks: { a: { get: { 'x-event': {} } } } },
  });
  expect(problems.map(({ place }) => place.split('/')[1])).toEqual(['webhooks', 'paths', 'paths']);
});

test('all problems of a document are told at once', () => {
  const problems = problemsOf({
    patch: object({
      a: { $dynamicRef: '#x' },
      b: { type: 'array', 'x-credential': { scheme: 'basic', username: 'u', password: 'u' } },
      c: { type: 'array', items: { 'x-exclusive-by': 'type' } },
    }),
  });
  expect(problems.map(({ place }) => place.slice(patchAt.length))).toEqual([
    '/properties/a/$dynamicRef',
    '/properties/b/x-credential',
    '/properties/c/items/x-exclusive-by',
  ]);
});
