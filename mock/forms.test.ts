import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readContract } from '../src/contract/read-contract.ts';
import { asCurl } from './console/copy-as.ts';
import { shownBody } from './console/shown-body.ts';
import { content, json, mockForeign, taking } from './testing/foreign-document.ts';
import { expectProblem, runMock } from './testing/running-mock.ts';

const form = 'application/x-www-form-urlencoded';
const headers = { 'Content-Type': form };
const place = { type: 'object', properties: { zip: { type: 'integer' } } };
const properties = {
  name: { type: 'string' },
  size: { type: 'integer' },
  tags: { type: 'array', items: { type: 'string' } },
  place,
};
const schema = { type: 'object', additionalProperties: false, properties };
const token = { type: 'string', writeOnly: true };

const contract = readContract({
  openapi: '3.1.0',
  info: { title: 'Lists', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/list': {
      post: {
        operationId: 'setList',
        'x-settings-update': { resource: 'list' },
        requestBody: content(
          form,
          { ...schema, properties: { ...properties, token } },
          { encoding: { place: { style: 'deepObject', explode: true } } },
        ),
        responses: {
          200: { description: 'It.', ...json({ ...schema, additionalProperties: true }) },
        },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'apiKey' } } },
});

const everything = 'name=Ann+%26+co&size=3&tags=a&tags=b&place[zip]=8000&token=hush';
const shown = { name: 'Ann & co', size: 3, tags: ['a', 'b'], place: { zip: 8000 } };

test('a form is stored by the types of its schema, and what it leaves out is kept', async () => {
  const mock = await runMock({ contract });
  const first = await mock.call('/list', { headers, body: everything });
  expect([first.status, first.body]).toEqual([200, shown]);
  const second = await mock.call('/list', { headers, body: 'size=4' });
  expect(second.body).toEqual({ ...shown, size: 4 });
  expect((await mock.call('/list', { headers, body: '' })).body).toEqual({ ...shown, size: 4 });
});

test.each([
  ['size=four', '#/size', 'wrong-type'],
  ['unknown=1', '#/unknown', 'unknown-member'],
  ['place[zip]=x', '#/place/zip', 'wrong-type'],
])('%s is refused with its place', async (body, pointer, code) => {
  const mock = await runMock({ contract });
  const refused = await mock.call('/list', { headers, body });
  expectProblem(refused, 400, 'invalid-request');
  expect(refused.body).toMatchObject({ errors: [{ pointer, code }] });
});

test('what is no form, or no form at all, is told by what is wanted', async () => {
  const mock = await runMock({ contract });
  expectProblem(await mock.call('/list', { headers, body: 'name=%' }), 400, 'malformed-form');
  const other = await mock.call('/list', { body: { name: 'Ann' } });
  expectProblem(other, 415, 'unsupported-media-type');
  expect(other.at('title')).toBe(`The body must be ${form}`);
  expect(other.headers.get('accept')).toBe(form);
});

test('an operation that nobody annotated says its media types as well', async () => {
  const mock = await mockForeign({ '/plain': { post: taking(content(form, schema)) } });
  const refused = await mock.call('/plain', { body: { name: 'Ann' } });
  expect([refused.status, refused.at('title')]).toEqual([415, `The body must be ${form}`]);
});

test('the curl command of the console makes the same request', async () => {
  const mock = await runMock({ contract });
  const [update] = contract.updates;
  if (update === undefined) throw new Error('there is no update');
  const { tags: _, ...sent } = { ...shown, name: `it's $HOME & "co"`, token: 'never copied' };
  const command = asCurl({
    baseUrl: mock.url,
    authentication: update.authentication,
    method: 'POST',
    path: '/list',
    preferences: undefined,
    body: shownBody(update, sent, false),
    sent: update,
  });
  expect(command).not.toContain('never copied');
  const env = { ...process.env, HOLDFAST_API_KEY: 'demo', SECRET_TOKEN: 'hush' };
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -s`], { env });
  expect(stdout).toMatch(/^HTTP\/1.1 200/);
  expect(stdout).toContain(JSON.stringify({ name: sent.name, size: 3 }).slice(1, -1));
  const { body } = await mock.call('/list', { headers, body: '' });
  expect(body).toMatchObject({ name: sent.name, size: 3, place: { zip: 8000 } });
});
