import { describe, expect, test } from 'vitest';
import type { SettingsUpdate } from '../contract.ts';
import { readContract } from '../read-contract.ts';
import { formMediaType } from './form.ts';

interface Described {
  readonly properties: object;
  readonly encoding?: object;
  readonly annotation?: object;
}

function updateOf({ properties, encoding, annotation = {} }: Described): SettingsUpdate {
  const schema = { type: 'object', additionalProperties: false, properties };
  const { updates } = readContract({
    openapi: '3.1.0',
    info: { title: 'Mailings', version: '1' },
    paths: {
      '/mailing': {
        post: {
          operationId: 'setMailing',
          'x-settings-update': { resource: 'mailing', ...annotation },
          requestBody: { content: { [formMediaType]: { schema, encoding } } },
          responses: {
            200: { description: 'It.', content: { 'application/json': { schema } } },
          },
        },
      },
    },
  });
  const [update] = updates;
  if (update === undefined) throw new Error('there is no update');
  return update;
}

const formOf = (described: Described) => {
  const { form } = updateOf(described);
  if (form === undefined) throw new Error('there is no form');
  return form;
};

const properties = {
  name: { type: 'string' },
  size: { type: 'integer' },
  share: { type: ['number', 'null'] },
  daily: { type: 'boolean' },
  either: { type: ['integer', 'string'] },
  any: {},
  tags: { type: 'array', items: { type: 'string' } },
  sizes: { type: 'array', items: { type: 'integer' } },
  some: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'string' }] },
  place: { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'integer' } } },
};

describe('the schema says what a text stands for', () => {
  test.each<[string, object]>([
    ['name=Ann+Lee%20%C3%A9', { name: 'Ann Lee é' }],
    ['name=12', { name: '12' }],
    ['name=', { name: '' }],
    ['name', { name: '' }],
    ['size=12&share=-1.5e3&daily=false', { size: 12, share: -1500, daily: false }],
    ['size=0x10&daily=yes&share=', { size: '0x10', daily: 'yes', share: '' }],
    ['either=12', { either: '12' }],
    ['any=%7B%7D', { any: '{}' }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['tags=a%2Cb', { tags: ['a,b'] }],
    ['sizes=1&sizes=x', { sizes: [1, 'x'] }],
    ['some=a', { some: 'a' }],
    ['some=a&some=b', { some: ['a', 'b'] }],
    ['name=a&name=b', { name: ['a', 'b'] }],
    ['place=%7B%22zip%22%3A1%7D', { place: { zip: 1 } }],
    ['place=%7B', { place: '{' }],
    ['other=1&other[a]=1', { other: '1', 'other[a]': '1' }],
    ['', {}],
  ])('%s', (text, body) => {
    expect(formOf({ properties }).read(text)).toEqual(body);
  });

  test('a prototype is a name like any other', () => {
    const body = formOf({ properties }).read('__proto__=1&constructor=2') ?? {};
    expect(Object.keys(body)).toEqual(['__proto__', 'constructor']);
    expect(updateOf({ properties }).request(body)).not.toEqual([]);
  });

  test.each(['name=%', 'name=%zz', 'name=%ff', '%c3=1'])('%s is no form', text => {
    expect(formOf({ properties }).read(text)).toBeNull();
  });
});

describe('the encoding beside the schema', () => {
  const { tags, place } = properties;
  const lists = (encoding: object) =>
    formOf({ properties: { tags }, encoding: { tags: encoding } });

  test.each([
    [{ style: 'form', explode: false }, 'tags=a%2Cb'],
    [{ style: 'spaceDelimited' }, 'tags=a+b'],
    [{ style: 'pipeDelimited' }, 'tags=a%7Cb'],
    [{ style: 'spaceDelimited', explode: true }, 'tags=a&tags=b'],
    [{ contentType: 'application/json' }, 'tags=%5B%22a%22%2C%22b%22%5D'],
    [{ style: 'deepObject', explode: true }, 'tags%5B0%5D=a&tags%5B1%5D=b'],
  ])('a list by %o is %s', (encoding, text) => {
    expect(lists(encoding).read(text)).toEqual({ tags: ['a', 'b'] });
    expect(lists(encoding).write({ tags: ['a', 'b'] })).toBe(text);
  });

  test('an element with the separator in it is said by no form', () => {
    expect(lists({ explode: false }).write({ tags: ['a,b', 'c'] })).toBeNull();
  });

  test('members of style deepObject have their own types, all the way down', () => {
    const deep = { type: 'object', properties: { place, on: { type: 'boolean' } } };
    const form = formOf({ properties: { deep }, encoding: { deep: { style: 'deepObject' } } });
    const body = { deep: { place: { city: 'Bern', zip: 3000 }, on: true } };
    const text = 'deep[place][city]=Bern&deep[place][zip]=3000&deep[on]=true';
    expect(form.read(text)).toEqual(body);
    expect(form.read(form.write(body) ?? '')).toEqual(body);
    expect(form.read(`deep${'[a]'.repeat(40)}=1`)).toBeNull();
  });

  test.each([
    ['place', { style: 'form', explode: true }, 'could not be told from other fields'],
    ['tags', { style: 'tsv' }, 'a field of style tsv is not read'],
  ])('%s by %o is refused', (name, encoding, why) => {
    const described = { properties: { tags, place }, encoding: { [name]: encoding } };
    expect(() => updateOf(described)).toThrow(why);
  });
});

describe('what no form says', () => {
  const form = formOf({ properties });
  test.each<[string, unknown]>([
    ['null', { share: null }],
    ['a list of none', { tags: [] }],
    ['a number where a text may stand', { either: 12 }],
    ['a list of one where a text may stand', { some: ['a'] }],
    ['half of a pair of surrogates', { name: '\ud800' }],
    ['no object', ['a']],
  ])('%s', (_, body) => {
    expect(form.write(body)).toBeNull();
  });

  test('so that a shape has no null in it', () => {
    const { shape } = updateOf({ properties });
    expect(shape.members.share).toMatchObject({ nulls: 'refuse', patch: { type: 'number' } });
    expect(shape.members.tags).toMatchObject({ patch: { minItems: 1 } });
    expect(shape.members.any).toMatchObject({ patch: { type: 'string' } });
    const annotation = { nulls: 'remove' };
    expect(() => updateOf({ properties, annotation })).toThrow('there is no null in a form');
  });
});

test('fields of OpenAPI 2.0 are fields of a form', () => {
  const field = (name: string, more: object) => ({ name, in: 'formData', ...more });
  const list = { type: 'array', items: { type: 'integer' } };
  const { updates } = readContract({
    swagger: '2.0',
    info: { title: 'Mailings', version: '1' },
    paths: {
      '/mailing': {
        put: {
          operationId: 'setMailing',
          'x-settings-update': { resource: 'mailing' },
          consumes: [formMediaType],
          produces: ['application/json'],
          parameters: [
            field('size', { type: 'integer', required: true }),
            field('some', list),
            field('more', { ...list, collectionFormat: 'multi' }),
          ],
          responses: {
            200: {
              description: 'It.',
              schema: { type: 'object', properties: { size: { type: 'integer' } } },
            },
          },
        },
      },
    },
  });
  const [update] = updates;
  expect(update?.form?.read('size=1&some=1,2&more=3&more=4')).toEqual({
    size: 1,
    some: [1, 2],
    more: [3, 4],
  });
  expect(update?.request({})).toMatchObject([{ code: 'missing-member', pointer: '#/size' }]);
});
