import { describe, expect, it } from 'vitest';
import { defaultContract } from './own-contract.ts';
import { createValidator } from './validator.ts';

const violations = (schema: object, value: unknown) =>
  createValidator({ openapi: '3.1.0', schema }, '/schema')(value);

const lines = (schema: object, value: unknown) =>
  violations(schema, value).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('a body with several faults', () => {
  const [{ request } = expect.fail()] = defaultContract().updates;

  it('is told all of them, in its own order', () => {
    const body = {
      updateAll: 1,
      webhooks: {
        submission: { url: 'nowhere', status: 'yes', extra: true },
        auth: { basic: { password: 'p\n', username: '' } },
        start: null,
      },
      apiKey: 'x',
    };
    expect(request(body).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '#/updateAll wrong-type',
      '#/webhooks/submission/url invalid-value',
      '#/webhooks/submission/status wrong-type',
      '#/webhooks/submission/extra unknown-member',
      '#/webhooks/auth/type missing-member',
      '#/webhooks/auth/basic/password invalid-value',
      '#/webhooks/auth/basic/username invalid-value',
      '#/webhooks/start wrong-type',
      '#/apiKey unknown-member',
    ]);
  });

  it('has its values repeated nowhere', () => {
    const secret = 'hunter2-canary';
    const auth = { type: secret, basic: { username: `${secret}:`, password: `${secret}\n` } };
    const told = request({ webhooks: { auth, start: { status: secret, url: secret } } });
    expect(told.length).toBeGreaterThan(4);
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('is told one sentence once, however many keywords come down to it', () => {
    const told = request({ webhooks: { start: { url: 'x' } } });
    expect(told).toHaveLength(1);
  });
});

describe('a value of a wrong type', () => {
  it('is told its type and not what else its schema wants', () => {
    expect(lines({ type: ['string', 'null'], enum: ['a', null] }, 5)).toEqual([
      '# must be string or null',
    ]);
  });

  it.each(['anyOf', 'oneOf'])('is told the types of every alternative of %s at once', keyword => {
    expect(lines({ [keyword]: [{ type: 'string' }, { type: 'null' }] }, 5)).toEqual([
      '# must be string or null',
    ]);
  });
});

describe('a composed schema', () => {
  const hook = { type: 'object', required: ['url'], properties: { on: { type: 'boolean' } } };

  it.each(['anyOf', 'oneOf'])('says what is wrong in an alternative of %s alone', keyword => {
    expect(lines({ [keyword]: [hook, { type: 'null' }] }, { on: 1 })).toEqual([
      '#/url is required',
      '#/on must be boolean',
    ]);
    const choice = { [keyword]: [{ enum: ['a', 'b'] }, { type: 'null' }] };
    expect(lines(choice, 'c')).toEqual(['# must be one of "a", "b"']);
  });

  it('says so when more than one alternative takes the value', () => {
    expect(lines({ oneOf: [{ type: 'string' }, { minLength: 1 }] }, 'c')).toEqual([
      '# must match exactly one schema in oneOf',
    ]);
  });

  it('is not blamed for what stands in its condition', () => {
    const schema = { if: { required: ['a'] }, else: { required: ['b'] } };
    expect(lines(schema, {})).toEqual(['#/b is required']);
  });
});

describe('what is listed is bounded', () => {
  const list = { type: 'array', items: { type: 'string' } };

  it('by 100 violations', () => {
    const told = lines(list, Array(900).fill(1));
    expect(told).toHaveLength(100);
    expect(told[99]).toBe('#/99 must be string');
  });

  it('to the first of a body of more than 1,000 values', () => {
    expect(lines(list, Array(1_000).fill(1))).toEqual(['#/0 must be string']);
  });

  it('by the length of what all pointers repeat', () => {
    const schema = { additionalProperties: list };
    const told = lines(schema, { ['n'.repeat(1_000)]: Array(90).fill(1) });
    expect(told.join('').length).toBeLessThan(20_000);
    expect(lines(schema, { ['n'.repeat(90_000)]: [1, 1] })).toHaveLength(1);
  });
});

it('no pattern meets a text that is longer than the schema allows', () => {
  const schema = { type: 'string', maxLength: 8, pattern: '^(a+)+$', description: 'Only a.' };
  expect(lines(schema, `${'a'.repeat(40)}!`)).toEqual(['# must NOT have more than 8 characters']);
  expect(lines(schema, 'aaa!')).toEqual(['# must fit its description: Only a.']);
  // Eight characters, sixteen units of a string.
  expect(lines(schema, '\u{1F600}'.repeat(8))).toEqual(['# must fit its description: Only a.']);
});
