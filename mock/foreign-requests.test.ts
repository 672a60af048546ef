import { describe, expect, test } from 'vitest';
import { membersIn } from '../src/contract/json-pointer.ts';
import {
  content,
  type Json,
  json,
  mockForeign,
  ref,
  taking,
  texts,
} from './testing/foreign-document.ts';
import { rawCall } from './testing/raw-call.ts';
import { expectProblem } from './testing/running-mock.ts';

describe('a member that is only read is not demanded', () => {
  const schemas: Json = {
    Id: { type: 'integer', readOnly: true },
    Thing: {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
    },
    Referring: { type: 'object', required: ['id'], properties: { id: ref('Id') } },
    Wrapping: {
      type: 'object',
      required: ['id'],
      properties: { id: { allOf: [{ readOnly: true }, { type: 'integer' }] } },
    },
    Derived: { allOf: [ref('Thing'), { type: 'object', required: ['id'] }] },
    Demanding: { required: ['id'], allOf: [ref('Thing')] },
    Either: { oneOf: [ref('Thing'), { ...texts('other'), required: ['other'] }] },
    ByName: { type: 'object', additionalProperties: ref('Thing') },
    Pair: { type: 'array', items: ref('Thing') },
    Node: {
      type: 'object',
      required: ['id', 'children'],
      properties: { id: ref('Id'), children: { type: 'array', items: ref('Node') } },
    },
    // A member may be called as a keyword is.
    Schema: {
      type: 'object',
      properties: {
        required: { type: 'array', items: { type: 'string' } },
        properties: ref('Thing'),
        example: ref('Thing'),
      },
    },
  };
  const thing = { name: 'a' };

  test.each<[string, unknown, unknown]>([
    ['Thing', thing, {}],
    ['Referring', {}, 5],
    ['Wrapping', {}, 5],
    ['Derived', thing, {}],
    ['Demanding', thing, {}],
    ['Either', thing, {}],
    ['ByName', { a: thing }, { a: {} }],
    ['Pair', [thing], [{}]],
    ['Node', { children: [{ children: [] }] }, { children: [{}] }],
    ['Schema', { required: ['a'], properties: thing, example: thing }, { properties: {} }],
  ])('of %s', async (name, accepted, refused) => {
    const mock = await mockForeign({ '/it': { post: taking(json(ref(name))) } }, schemas);
    const answer = await mock.call('/it', { body: accepted });
    expect(answer.text).toBe('');
    expect(answer.status).toBe(204);
    expect((await mock.call('/it', { body: refused })).status).toBe(400);
  });
});

describe('a refusal tells what is wrong', () => {
  const thing = { ...texts('name'), required: ['name'] };
  const own = texts('message');
  const problem = content('application/problem+json', texts('title'));
  const refused = { body: { name: 5 } };
  const about = { pointer: '#/name', detail: expect.stringContaining('string') };

  const answerTo = async (responses: Json) => {
    const mock = await mockForeign({ '/it': { post: taking(json(thing), responses) } });
    return mock.call('/it', refused);
  };

  test.each([
    ['nothing of refusals', {}, 400],
    ['a 400 without a body', { 400: { description: 'Wrong.' } }, 400],
    ['a 422 without a body', { 422: { description: 'Wrong.' } }, 422],
    ['a 400 that is a problem', { 400: { description: 'Wrong.', ...problem } }, 400],
    ['a 422 that is a problem', { 422: { description: 'Wrong.', ...problem } }, 422],
    ['all 4xx as problems', { '4XX': { description: 'Wrong.', ...problem } }, 422],
  ])('in a problem, where the document says %s', async (_, responses, status) => {
    const reply = await answerTo(responses);
    expectProblem(reply, status, 'invalid-request');
    expect(reply.at('errors')).toEqual([expect.objectContaining(about)]);
  });

  test.each([
    [
      'a 400',
      { 400: { description: 'Wrong.', ...json(own, { example: { message: 'no' } }) } },
      400,
    ],
    ['a 422', { 422: { description: 'Wrong.', ...json(own) } }, 422],
    ['a default', { default: { description: 'Wrong.', ...json(own) } }, 422],
  ])('in a header, beside the body that the document gives %s', async (_, responses, status) => {
    const reply = await answerTo(responses);
    expect([reply.status, Object.keys(membersIn(reply.body))]).toEqual([status, ['message']]);
    const told: unknown = JSON.parse(reply.headers.get('x-holdfast-violations') ?? '');
    expect(told).toEqual([expect.objectContaining({ in: 'body', ...about })]);
  });

  test('in the console too', async () => {
    const responses = { 400: { description: 'Wrong.', ...json(own) } };
    const mock = await mockForeign({ '/it': { post: taking(json(thing), responses) } });
    await mock.call('/it', refused);
    const shown = await mock.call('/__admin/console/exchange?id=1', {
      method: 'GET',
      key: null,
      headers: { 'X-Holdfast-Console': '1' },
    });
    expect(shown.at('violations')).toEqual([expect.objectContaining(about)]);
  });

  test('in a header of bounded length and harmless characters', async () => {
    const names = Array.from({ length: 500 }, (_, at) => `näme\u2028${at}`);
    const schema = { ...texts(...names), required: names };
    const responses = { 400: { description: 'Wrong.', ...json(own) } };
    const mock = await mockForeign({ '/it': { post: taking(json(schema), responses) } });
    const reply = await mock.call('/it', { body: {} });
    const header = reply.headers.get('x-holdfast-violations') ?? '';
    expect(header).toMatch(/^[\x20-\x7e]{1,4096}$/);
    expect(JSON.parse(header)).toContainEqual(expect.objectContaining({ in: 'body' }));
  });

  test('of a parameter too', async () => {
    const parameters = [{ name: 'n', in: 'query', required: true, schema: { type: 'integer' } }];
    const responses = { 200: { description: 'Done.' } };
    const bad = { 400: { description: 'Wrong.', ...json(own) } };
    const mock = await mockForeign({
      '/plain': { get: { parameters, responses } },
      '/own': { get: { parameters, responses: { ...responses, ...bad } } },
    });
    const plain = await mock.call('/plain?n=x', { method: 'GET' });
    expect(plain.status).toBe(400);
    expect(plain.at('detail')).toContain('integer');
    const described = await mock.call('/own?n=x', { method: 'GET' });
    expect(described.headers.get('x-holdfast-violations')).toContain('"in":"query"');
  });
});

test('XML that comes in is taken as it is, and a text is checked as one', async () => {
  const short = { type: 'string', maxLength: 3 };
  const mock = await mockForeign({
    '/xml': { post: taking(content('application/xml', texts('a'))) },
    '/text': { post: taking(content('text/plain', short)) },
  });
  const send = (path: string, type: string, body: string) =>
    rawCall(mock, path, { headers: { apiKey: 'demo', 'Content-Type': type }, body });
  expect((await send('/xml', 'application/xml', '<a/>')).status).toBe(204);
  expect((await send('/text', 'text/plain', 'abc')).status).toBe(204);
  expect((await send('/text', 'text/plain', 'abcd')).status).toBe(400);
  expect((await send('/xml', 'text/plain', 'abc')).status).toBe(415);
});
