import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContractError } from '../contract/contract-error.ts';
import { readContract } from '../contract/read-contract.ts';
import { apiKey, object, settingsDocument, text } from '../contract/testing/settings-document.ts';
import { applyUpdate } from './apply-update.ts';
import { Secret } from './secret.ts';
import { initialSettings, type Stored } from './settings.ts';
import { viewOf } from './view.ts';

/** Something around a schema with a secret, and around a value of it. */
interface Wrapper {
  readonly wrap: (schema: unknown) => unknown;
  readonly value: (inner: unknown) => unknown;
}

const same = (inner: unknown) => inner;
const plain = object({ other: text });
const typed = (type: string, inner: unknown) =>
  object({ type: { const: type }, inner }, { required: ['type'] });

const wrappers: Readonly<Record<string, Wrapper>> = {
  property: { wrap: schema => object({ a: schema }), value: a => ({ a }) },
  'allOf, first': { wrap: schema => ({ allOf: [schema, plain] }), value: same },
  'allOf, last': { wrap: schema => ({ allOf: [plain, schema] }), value: same },
  'oneOf, first': { wrap: schema => ({ oneOf: [schema, { type: 'boolean' }] }), value: same },
  'oneOf, last': { wrap: schema => ({ oneOf: [{ type: 'boolean' }, schema] }), value: same },
  'oneOf, a plain object first': { wrap: schema => ({ oneOf: [plain, schema] }), value: same },
  'oneOf, a plain object last': { wrap: schema => ({ oneOf: [schema, plain] }), value: same },
  'anyOf, first': { wrap: schema => ({ anyOf: [schema, plain] }), value: same },
  'anyOf, last': { wrap: schema => ({ anyOf: [plain, schema] }), value: same },
  'anyOf of the same plain member': {
    wrap: schema => ({ anyOf: [object({ a: text }), object({ a: schema })] }),
    value: a => ({ a }),
  },
  nullable: { wrap: schema => ({ oneOf: [schema, { type: 'null' }] }), value: same },
  'a type among others': {
    wrap: schema => ({ oneOf: [typed('one', schema), typed('two', { type: 'integer' })] }),
    value: inner => ({ type: 'one', inner }),
  },
  'a discriminator': {
    wrap: schema => ({
      oneOf: [{ $ref: '#/components/schemas/Plain' }, object({ kind: text, inner: schema })],
      discriminator: { propertyName: 'kind' },
    }),
    value: inner => ({ kind: 'Secret', inner }),
  },
  'a reference beside it': {
    wrap: schema => ({ $ref: '#/components/schemas/Plain', allOf: [schema] }),
    value: same,
  },
  items: { wrap: schema => ({ type: 'array', items: schema }), value: inner => [inner] },
  'a map': { wrap: schema => ({ additionalProperties: schema }), value: inner => ({ x: inner }) },
};

const canary = 'cnry-in-the-clear';
const secrets: readonly { readonly schema: unknown; readonly value: unknown }[] = [
  { schema: { type: ['string', 'null'], 'x-secret': {} }, value: canary },
  { schema: { type: 'string', 'x-ms-secret': true }, value: canary },
  { schema: { type: 'string', writeOnly: true }, value: canary },
  { schema: { $ref: '#/components/schemas/Secret' }, value: canary },
  { schema: { ...object({ p: text }), 'x-secret': {} }, value: { p: canary } },
  { schema: { type: 'array', items: text, writeOnly: true }, value: [canary] },
];

function documentWith(schema: unknown): unknown {
  return settingsDocument({
    patch: object({ s: schema, name: text }),
    components: {
      schemas: { Plain: object({ kind: text }), Secret: { type: 'string', 'x-secret': {} } },
      securitySchemes: { key: apiKey },
    },
  });
}

/** What happens to a secret that is sent: it is shown, stands unsealed, or the document is refused. */
function fateOf(schema: unknown, value: unknown): string {
  const [update] = readOrRefuse(documentWith(schema));
  if (update === undefined) return 'refused';
  const body = { settings: { s: value } };
  if (update.request(body).length > 0) return 'invalid';
  const outcome = applyUpdate(update, initialSettings(update.shape), body);
  if (outcome.kind === 'rejected') return 'invalid';
  if (JSON.stringify(viewOf(update.shape, outcome.settings)).includes(canary)) return 'shown';
  if (JSON.stringify(outcome.settings).includes(canary)) return 'unsealed';
  return clear(outcome.settings).includes(canary) ? 'kept' : 'lost';
}

function readOrRefuse(document: unknown) {
  try {
    return readContract(document).updates;
  } catch (error) {
    if (error instanceof ContractError) return [];
    throw error;
  }
}

function clear(stored: Stored): string {
  if (stored instanceof Secret) return stored.reveal();
  return typeof stored === 'object' && stored !== null
    ? Object.values(stored).map(clear).join()
    : '';
}

describe('a secret of any alternative is never shown and never stands unsealed', () => {
  test.each(Object.keys(wrappers))('%s', name => {
    const { wrap, value } = wrappers[name] ?? expect.fail('no such wrapper');
    for (const secret of secrets)
      expect(fateOf(wrap(secret.schema), value(secret.value))).toMatch(/^(kept|invalid)$/);
  });

  test('however deep it is', () => {
    const fates = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.values(wrappers)), { maxLength: 4 }),
        fc.constantFrom(...secrets),
        (around, secret) => {
          const schema = around.reduceRight<unknown>(
            (inner, one) => one.wrap(inner),
            secret.schema,
          );
          const value = around.reduceRight<unknown>((inner, one) => one.value(inner), secret.value);
          const fate = fateOf(schema, value);
          fates.add(fate);
          expect(fate).toMatch(/^(kept|invalid|refused)$/);
        },
      ),
      { numRuns: 2000, seed: 20_260_115 },
    );
    expect(fates).toContain('kept');
  });
});

describe('settings of one type', () => {
  const basic = object(
    { type: { const: 'basic' }, user: text, word: { type: 'string', 'x-secret': {} } },
    { required: ['type'] },
  );
  const bearer = object(
    { type: { const: 'bearer' }, token: { type: 'string', 'x-secret': {} } },
    { required: ['type'] },
  );
  const [update = expect.fail('there is no update')] = readOrRefuse(
    documentWith({ oneOf: [basic, bearer] }),
  );
  const settingsAfter = (...sent: readonly unknown[]) =>
    sent.reduce<ReturnType<typeof initialSettings>>((current, s) => {
      const outcome = applyUpdate(update, current, { settings: { s } });
      return outcome.kind === 'updated' ? outcome.settings : expect.fail('it was refused');
    }, initialSettings(update.shape));

  test('have nothing of another, secrets included', () => {
    const word = randomBytes(8).toString('hex');
    const first = { type: 'basic', user: 'a', word };
    expect(settingsAfter(first, { type: 'bearer', token: 'b' }).s).toMatchObject({
      user: null,
      word: null,
    });
    expect(viewOf(update.shape, settingsAfter(first))).toEqual({
      s: { type: 'basic', user: 'a' },
      name: null,
    });
  });

  test('are merged while the type stays', () => {
    const word = randomBytes(8).toString('hex');
    const { s } = settingsAfter({ type: 'basic', user: 'a', word }, { type: 'basic', user: 'b' });
    expect(s).toMatchObject({ user: 'b', word: expect.any(Secret) });
  });
});
