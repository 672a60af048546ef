import { describe, expect, test } from 'vitest';
import { answering, content, json, mockForeign, texts } from './testing/foreign-document.ts';
import { rawCall } from './testing/raw-call.ts';

const thing = texts('name');
const xml = '<thing><name>a</name></thing>';
const both = {
  content: { 'application/xml': { schema: thing }, 'application/json': { schema: thing } },
};

const paths = {
  '/xml': { get: answering(content('application/xml', thing)) },
  '/xml-text': { get: answering(content('application/xml', thing, { example: xml })) },
  '/xml-and-json': { get: answering(both) },
  '/csv': { get: answering(content('text/csv', thing)) },
  '/any': { get: answering(content('*/*', thing)) },
  '/any-application': { get: answering(content('application/*', thing)) },
  '/any-text': { get: answering(content('*/*', { type: 'string', example: 'hello' })) },
  '/text': { get: answering(content('text/plain', { type: 'string', example: 'hello' })) },
  '/number': { get: answering(content('text/plain', { type: 'integer', example: 5 })) },
  '/json-text': { get: answering(json({ type: 'string', example: 'hello' })) },
  '/charset': { get: answering(content('application/json;charset=UTF-8', thing)) },
  '/vendor': { get: answering(content('application/vnd.api+json', thing)) },
  '/model': { get: answering(content('model/gltf+json', thing)) },
  '/text-json': { get: answering(content('text/json', { type: 'string', example: 'a' })) },
  '/sequence': {
    get: answering(content('application/json-seq', { type: 'string', example: 'a' })),
  },
  '/nothing': {
    get: answering({}),
    delete: { responses: { 204: { description: 'Gone.' } } },
  },
  '/no-schema': { get: answering({ content: { 'application/json': {} } }) },
};

const get = async (path: string, accept?: string, method = 'GET') =>
  rawCall(await mockForeign(paths), path, {
    method,
    headers: { apiKey: 'demo', ...(accept !== undefined && { Accept: accept }) },
  });

const object = '{"name":"string"}';

describe('a body goes out as what it is', () => {
  test.each([
    ['/xml', 'application/json', object],
    ['/xml-text', 'application/xml', xml],
    ['/xml-and-json', 'application/json', object],
    ['/csv', 'application/json', object],
    ['/any', 'application/json', object],
    ['/any-application', 'application/json', object],
    ['/any-text', 'text/plain', 'hello'],
    ['/text', 'text/plain', 'hello'],
    ['/number', 'text/plain', '5'],
    ['/json-text', 'application/json', '"hello"'],
    ['/charset', 'application/json;charset=UTF-8', object],
    ['/vendor', 'application/vnd.api+json', object],
    ['/model', 'model/gltf+json', object],
    ['/text-json', 'text/json', '"a"'],
    ['/sequence', 'application/json-seq', 'a'],
    ['/nothing', undefined, ''],
    ['/no-schema', undefined, ''],
  ])('%s as %s', async (path, mediaType, body) => {
    for (const accept of [undefined, '*/*', 'text/html, */*;q=0.1']) {
      const reply = await get(path, accept);
      expect(reply).toMatchObject({ status: 200, text: body });
      expect(reply.headers['content-type']).toBe(mediaType);
    }
  });

  test('and so does what is generated', async () => {
    const headers = { apiKey: 'demo', Prefer: 'dynamic=true' };
    const mock = await mockForeign(paths);
    const reply = await rawCall(mock, '/xml', { method: 'GET', headers });
    expect(reply.headers['content-type']).toBe('application/json');
    expect(JSON.parse(reply.text)).toHaveProperty('name');
  });

  test('and a 204 has none, nor a type of it', async () => {
    const reply = await get('/nothing', undefined, 'DELETE');
    expect([reply.status, reply.headers['content-type']]).toEqual([204, undefined]);
  });
});

describe('what a client accepts', () => {
  test.each([
    ['/xml-and-json', 'application/json', 200],
    ['/xml-and-json', 'text/xml, application/xml', 406],
    ['/xml', 'application/xml', 406],
    ['/xml', 'application/json', 200],
    ['/xml-text', 'application/xml', 200],
    ['/xml-text', 'application/json', 406],
    ['/csv', 'text/csv', 406],
    ['/any', 'application/json', 200],
    ['/any', 'application/xml', 406],
    ['/charset', 'application/json', 200],
    ['/vendor', 'application/vnd.api+json', 200],
    ['/vendor', 'application/json', 406],
    ['/nothing', 'application/json', 200],
  ])('%s with Accept: %s is a %i', async (path, accept, status) => {
    const reply = await get(path, accept);
    expect(reply.status).toBe(status);
    if (status === 406) expect(reply.text).toContain('accept application/json');
  });
});
