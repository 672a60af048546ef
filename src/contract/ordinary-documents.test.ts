import { describe, expect, test } from 'vitest';
import { readContract } from './read-contract.ts';
import {
  annotated,
  apiKey,
  json,
  object,
  problemsOf,
  settingsDocument,
  text,
  type Wishes,
} from './testing/settings-document.ts';

const secret = { ...text, 'x-secret': {} };

describe('what ordinary documents have is read', () => {
  test.each<[string, Wishes]>([
    [
      'a nullable secret by oneOf',
      { patch: object({ a: { oneOf: [{ type: 'string', 'x-secret': {} }, { type: 'null' }] } }) },
    ],
    ['alternatives of values', { patch: object({ a: { oneOf: [text, { type: 'array' }] } }) }],
    [
      'alternatives that only require',
      {
        patch: object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
      },
    ],
    ['a list', { patch: object({ a: { type: ['array', 'null'], items: object({ b: text }) } }) }],
    ['a map', { patch: object({ a: { type: ['object', 'null'], additionalProperties: text } }) }],
    [
      'a closed object',
      { patch: object({ a: text }, { additionalProperties: false, unevaluatedProperties: false }) },
    ],
    ['an open object', { patch: object({ a: text }, { additionalProperties: true }) }],
    ['a property named like an annotation', { patch: object({ 'x-secret': text }) }],
    [
      'an example that has one',
      {
        patch: object({
          a: { ...text, examples: [{ 'x-secret': 1 }], default: { 'x-secret': 1 } },
        }),
      },
    ],
    [
      'a secret that may be anything in another operation',
      {
        document: {
          paths: { '/a': { put: annotated({}), post: { requestBody: json({ 'x-secret': {} }) } } },
        },
      },
    ],
  ])('%s', (_, wishes) => {
    expect(problemsOf(wishes)).toEqual([]);
  });

  test('a property of two parts is both', () => {
    const patch = {
      allOf: [object({ a: secret }), object({ a: { type: ['string', 'null'], maxLength: 5 } })],
    };
    const { updates } = readContract(settingsDocument({ patch }));
    expect(updates[0]?.shape.members.a?.kind).toBe('secret');
  });

  test('a path item that stands elsewhere', () => {
    const { updates } = readContract(
      settingsDocument({
        document: { paths: { '/a': { $ref: '#/components/pathItems/A' } } },
        components: { securitySchemes: { key: apiKey }, pathItems: { A: { put: annotated({}) } } },
      }),
    );
    expect(updates.map(({ path, method }) => [path, method])).toEqual([['/a', 'put']]);
  });
});
