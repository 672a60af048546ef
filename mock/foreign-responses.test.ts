import { describe, expect, test } from 'vitest';
import {
  answering,
  type Json,
  json,
  mockForeign,
  ref,
  taking,
  texts,
} from './testing/foreign-document.ts';
import { rawCall } from './testing/raw-call.ts';

const read = { method: 'GET' } as const;
const generated = { ...read, headers: { Prefer: 'dynamic=true' } };

describe('a schema that contains itself', () => {
  const schemas: Json = {
    List: { type: 'object', required: ['next'], properties: { next: ref('List') } },
    Wrapped: {
      type: 'object',
      properties: { parent: { allOf: [ref('Wrapped')], description: 'The one above.' } },
    },
    Any: {
      oneOf: [
        { type: 'object', additionalProperties: ref('Any') },
        { type: 'array', items: ref('Any') },
        { type: 'string' },
      ],
    },
    Tree: { type: 'object', additionalProperties: ref('Tree') },
    Some: {
      type: 'object',
      required: ['of'],
      properties: { of: { type: 'array', minItems: 1, items: ref('Some') } },
    },
  };

  test.each(Object.keys(schemas))('%s has an example, and one that is made up', async name => {
    const mock = await mockForeign(
      { '/it': { get: answering(json(ref(name))), put: taking(json(ref(name))) } },
      schemas,
    );
    expect((await mock.call('/it', read)).status).toBe(200);
    for (let time = 0; time < 20; time += 1)
      expect((await mock.call('/it', generated)).status).toBe(200);
  });
});

describe('a member that is only written is not shown', () => {
  const thing = {
    type: 'object',
    required: ['name', 'password'],
    properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
  };
  const schemas: Json = {
    Secret: { type: 'string', writeOnly: true },
    Thing: thing,
    Referring: { type: 'object', properties: { name: {}, password: ref('Secret') } },
    Derived: { allOf: [ref('Thing'), texts('more')] },
    Either: { oneOf: [ref('Thing')] },
    Pair: { type: 'array', items: ref('Thing') },
    ByName: { type: 'object', additionalProperties: ref('Thing') },
    Node: { type: 'object', properties: { password: ref('Secret'), next: ref('Node') } },
  };

  test.each(Object.keys(schemas).slice(1))('of %s', async name => {
    const mock = await mockForeign({ '/it': { get: answering(json(ref(name))) } }, schemas);
    for (const call of [read, generated])
      expect((await mock.call('/it', call)).text).not.toContain('password');
  });

  test('not even where an example has it', async () => {
    const example = { name: 'a', password: 'hunter2' };
    const mock = await mockForeign({
      '/it': { get: answering(json(thing, { example })) },
      '/named': { get: answering(json(thing, { examples: { own: { value: example } } })) },
    });
    expect((await mock.call('/it', read)).body).toEqual({ name: 'a' });
    const headers = { Prefer: 'example=own' };
    expect((await mock.call('/named', { ...read, headers })).body).toEqual({ name: 'a' });
  });
});

describe('HEAD', () => {
  test('is answered as GET without the body (RFC 9110 section 9.3.2)', async () => {
    const it = answering({
      ...json(texts('name')),
      headers: { 'X-Total': { schema: { type: 'integer', example: 5 } } },
    });
    const mock = await mockForeign({ '/it': { get: it }, '/it/{id}': { get: it, put: it } });
    for (const path of ['/it', '/it/7']) {
      const head = await mock.call(path, { method: 'HEAD' });
      const get = await mock.call(path, read);
      expect([head.status, head.text]).toEqual([200, '']);
      for (const name of ['content-type', 'content-length', 'x-total'])
        expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    const other = await mock.call('/it/7', { method: 'POST' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT']);
    expect((await mock.call('/it', { method: 'HEAD', key: null })).status).toBe(401);
  });

  test('keeps to its own description where it has one, and is a 405 without GET', async () => {
    const own = answering({ headers: { 'X-Own': { schema: { type: 'string', example: 'a' } } } });
    const mock = await mockForeign({ '/it': { get: answering({}), head: own } });
    const head = await mock.call('/it', { method: 'HEAD' });
    expect(head.headers.get('x-own')).toBe('a');
    expect((await mock.call('/it', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
    expect((await mock.call('/webhooks', { method: 'HEAD' })).status).toBe(405);
  });
});

test('headers that the document describes go out where they can', async () => {
  const header = (example: unknown) => ({ schema: {}, example });
  const headers = {
    'X-Rate': header(5),
    'Set-Cookie': header('a=b'),
    'Content-Length': header(9_999),
    'Transfer-Encoding': header('chunked'),
    'Content-Encoding': header('gzip'),
    Connection: header('close'),
    'Access-Control-Allow-Origin': header('*'),
    'X-Lines': header('a\nb'),
    'X-Letters': header('日本'),
    'X Y': header('a'),
  };
  const mock = await mockForeign({
    '/it': { get: answering({ ...json(texts('name')), headers }) },
  });
  const origin = 'http://localhost:3000';
  const reply = await rawCall(mock, '/it', {
    method: 'GET',
    headers: { apiKey: 'demo', Origin: origin },
  });
  expect([reply.status, reply.text]).toEqual([200, '{"name":"string"}']);
  expect(reply.headers).toMatchObject({
    'x-rate': '5',
    'set-cookie': ['a=b'],
    'access-control-allow-origin': origin,
  });
  for (const name of ['transfer-encoding', 'content-encoding', 'x-lines', 'x-letters', 'x y'])
    expect(reply.headers).not.toHaveProperty([name]);
});

test('an operation without a response, or with one too large to make up, says so', async () => {
  const wide = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, at) => [`m${at}`, { type: 'string' }]),
  );
  const mock = await mockForeign({
    '/none': { get: { responses: {} } },
    '/wide': { get: answering(json({ type: 'object', properties: wide })) },
  });
  expect((await mock.call('/none', read)).at('detail')).toContain('describes no response');
  expect((await mock.call('/wide', read)).at('detail')).toContain('too large');
});
