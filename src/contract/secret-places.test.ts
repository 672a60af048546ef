import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContractError } from './contract-error.ts';
import { readContract } from './read-contract.ts';
import type { Shape } from './shape.ts';
import {
  apiKey,
  object,
  settingsDocument,
  text,
  type Wishes,
} from './testing/settings-document.ts';

/** Something around a schema that a document may have, and the members of the settings that it adds on the way. */
interface Wrapper {
  readonly name: string;
  readonly wrap: (schema: unknown) => unknown;
}

const plain = object({ other: text });
/** Biome keeps `then` for promises. */
const under = (name: string, schema: unknown) => Object.fromEntries([[name, schema]]);
const wrappers: readonly Wrapper[] = [
  { name: 'property', wrap: schema => object({ a: schema }) },
  { name: 'property beside others', wrap: schema => object({ other: text, a: schema, z: text }) },
  { name: 'allOf', wrap: schema => ({ allOf: [schema] }) },
  { name: 'allOf, first', wrap: schema => ({ allOf: [schema, plain] }) },
  { name: 'allOf, last', wrap: schema => ({ allOf: [plain, schema] }) },
  { name: 'oneOf, first', wrap: schema => ({ oneOf: [schema, plain] }) },
  { name: 'oneOf, last', wrap: schema => ({ oneOf: [plain, schema] }) },
  { name: 'anyOf, last', wrap: schema => ({ anyOf: [plain, schema] }) },
  { name: 'anyOf of one', wrap: schema => ({ anyOf: [schema] }) },
  { name: 'nullable', wrap: schema => ({ oneOf: [schema, { type: 'null' }] }) },
  { name: 'then', wrap: schema => ({ ...plain, if: plain, ...under('then', schema) }) },
  { name: 'else', wrap: schema => ({ ...plain, if: plain, else: schema }) },
  { name: 'not', wrap: schema => ({ ...plain, not: schema }) },
  { name: 'items', wrap: schema => ({ type: ['array', 'null'], items: schema }) },
  { name: 'prefixItems', wrap: schema => ({ type: ['array', 'null'], prefixItems: [schema] }) },
  { name: 'contains', wrap: schema => ({ type: ['array', 'null'], contains: schema }) },
  { name: 'a map', wrap: schema => ({ type: ['object', 'null'], additionalProperties: schema }) },
  { name: 'a pattern', wrap: schema => ({ ...plain, patternProperties: { '^x-': schema } }) },
  { name: 'dependentSchemas', wrap: schema => ({ ...plain, dependentSchemas: { other: schema } }) },
  { name: 'unevaluated', wrap: schema => ({ ...plain, unevaluatedProperties: schema }) },
  { name: 'contentSchema', wrap: schema => ({ type: ['string', 'null'], contentSchema: schema }) },
  {
    name: 'beside a $ref',
    wrap: schema => ({ properties: { a: schema }, $ref: '#/components/schemas/P' }),
  },
  { name: 'before a $ref', wrap: schema => ({ $ref: '#/components/schemas/P', allOf: [schema] }) },
];

const secrets: readonly unknown[] = [
  { type: ['string', 'null'], 'x-secret': {} },
  { type: ['string', 'null'], 'x-ms-secret': true },
  { 'x-secret': {} },
  { type: ['object', 'null'], properties: { p: text }, 'x-secret': {} },
  { type: 'number', 'x-secret': {} },
  { anyOf: [{ type: 'string', 'x-secret': {} }, { type: 'null' }] },
  { $ref: '#/components/schemas/Secret' },
];

const home = fc.constantFrom<((schema: unknown) => Wishes)[]>(
  patch => ({ patch: object({ s: patch }) }),
  patch => ({ patch }),
  view => ({ view: object({ name: text, s: view }) }),
  schema => ({ body: { properties: { settings: object({ name: text }), s: schema } } }),
  schema => ({ answer: { properties: { settings: object({ name: text }), s: schema } } }),
  schema => ({ operation: { parameters: [{ name: 'q', in: 'query', schema }] } }),
  schema => ({ item: { parameters: [{ name: 'X-S', in: 'header', schema }] } }),
);

describe('wherever an x-secret stands', () => {
  test('it is a secret of the settings, or the document is refused at its place', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...wrappers), { maxLength: 5 }),
        fc.constantFrom(...secrets),
        home,
        (around, secret, at) => {
          const schema = around.reduceRight((inner, { wrap }) => wrap(inner), secret);
          const components = {
            schemas: { P: plain, Secret: { type: ['string', 'null'], 'x-secret': {} } },
          };
          const document = settingsDocument({
            ...at(schema),
            components: {
              ...components,
              securitySchemes: { key: apiKey },
            },
          });
          const outcome = secretsOf(document);
          outcomes.add(typeof outcome === 'number' ? 'read' : outcome.code);
          if (typeof outcome === 'number') expect(outcome).toBeGreaterThan(0);
          else expect(outcome.message).toMatch(/^\/[^ ]+: .+$/);
        },
      ),
      { numRuns: 3000, seed: 20_260_115 },
    );
    expect(outcomes).toContain('read');
    expect(outcomes).toContain('annotation-unread');
  });
});

/** How many secrets the shape has, or why there is none. */
function secretsOf(document: unknown): number | ContractError {
  try {
    return readContract(document).updates.reduce((sum, { shape }) => sum + count(shape), 0);
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

function count(shape: Shape): number {
  switch (shape.kind) {
    case 'secret':
      return 1;
    case 'value':
      return 0;
    case 'group':
      return Object.values(shape.members).reduce((sum, member) => sum + count(member), 0);
    case 'exclusive':
      return Object.values(shape.branches).reduce((sum, branch) => sum + count(branch), 0);
  }
}
