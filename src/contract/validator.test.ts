import { describe, expect, it } from 'vitest';
import { defaultContract } from './own-contract.ts';
import { createValidator } from './validator.ts';

const detailFor = (schema: object, value: unknown) =>
  createValidator({ openapi: '3.1.0', schema }, '/schema')(value)[0]?.detail;

it('compiles nullable without a type, which says nothing', () => {
  const schema = {
    properties: {
      model: { anyOf: [{ const: 'small' }], nullable: true },
      nullable: { type: 'boolean' },
    },
  };
  expect(detailFor(schema, { model: 'small', nullable: true })).toBeUndefined();
  expect(detailFor(schema, { model: null })).toBe('must be equal to constant');
  expect(detailFor(schema, { nullable: 'yes' })).toBe('must be boolean');
});

describe('what breaks a pattern', () => {
  const [{ request } = expect.fail()] = defaultContract().updates;

  it.each([
    [
      'a username',
      { type: 'basic', basic: { username: 'a:b', password: 'p' } },
      'A username without colons, control characters or unpaired surrogates.',
    ],
    [
      'a password',
      { type: 'basic', basic: { username: 'a', password: 'p\n' } },
      'A password without control characters or unpaired surrogates; colons are fine.',
    ],
    [
      'the value of a header',
      { type: 'apikey', apikey: { header: 'X-Key', apikey: ' k' } },
      'The value of the header: printable ASCII without outer spaces.',
    ],
  ])('is told what %s of the contract has to be', (_, auth, sentence) => {
    expect(request({ webhooks: { auth } })).toMatchObject([
      { code: 'invalid-value', detail: `must fit its description: ${sentence}` },
    ]);
  });

  it('is told the first paragraph that describes it, on one line', () => {
    const description = 'Three letters,\nin lower case.\n\nIt never changes.\n';
    expect(detailFor({ pattern: '^[a-z]{3}$', description }, 'A')).toBe(
      'must fit its description: Three letters, in lower case.',
    );
  });

  it.each([undefined, '', ' \n', 5])('is told the pattern where %j describes it', description => {
    expect(detailFor({ pattern: '^[a-z]{3}$', description }, 'A')).toBe(
      'must match pattern "^[a-z]{3}$"',
    );
  });

  it('is told what a format of ours expects, which says more', () => {
    const schema = { pattern: '^h', format: 'webhook-url', description: 'Where to send it.' };
    expect(detailFor(schema, 'x')).toContain('must be an absolute http or https URL');
  });
});

it('takes the $id of an example for data, however many show the same one', () => {
  const example = { $id: 'urn:example:one' };
  const document = {
    openapi: '3.1.0',
    schema: { type: 'string' },
    one: { example },
    other: { example },
  };
  expect(createValidator(document, '/schema')(1)).toMatchObject([{ code: 'wrong-type' }]);
  expect(createValidator(document, '/schema')('text')).toEqual([]);
});
