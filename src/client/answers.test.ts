import { describe, expect, it, test } from 'vitest';
import { createClient } from './index.ts';

const baseUrl = 'https://api.example.com';
const request = { body: { webhooks: {} } };

/** What a call comes to where this is the answer. */
function answeredWith(answer: Response) {
  const client = createClient({ baseUrl, apiKey: 'demo', fetch: async () => answer });
  return client.POST('/webhooks', request);
}

const json = { 'content-type': 'application/json' };
const problemJson = { 'content-type': 'application/problem+json' };

describe('a success that is not as the document says', () => {
  test.each([
    ['no content', new Response(null, { status: 204 })],
    ['an empty 200', new Response('', { headers: json })],
    ['an empty 200 with a length', new Response('', { headers: { 'content-length': '0' } })],
    [
      'HTML',
      new Response('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } }),
    ],
    ['HTML that claims to be JSON', new Response('<p>', { headers: json })],
    ['HTML with a length', new Response('<p>', { headers: { 'content-length': '3' } })],
    ['JSON that was cut off', new Response('{"webhook":{"start"', { headers: json })],
    ['JSON null', new Response('null', { headers: json })],
    ['a JSON string', new Response('"ok"', { headers: json })],
  ])('%s is an error with a code', async (_, answer) => {
    const { data, error, response } = await answeredWith(answer);
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ code: 'answer-not-as-documented', status: answer.status });
    expect(error?.detail).not.toMatch(/webhook"|<p>/);
    expect(response).toBe(answer);
  });

  it('is read as JSON whatever it is called', async () => {
    const webhook = { start: { status: true } };
    const { data } = await answeredWith(new Response(`\uFEFF${JSON.stringify({ webhook })}`));
    expect(data).toEqual({ webhook });
  });
});

describe('a refusal', () => {
  test.each([
    ['empty', new Response(null, { status: 500 })],
    ['of no length', new Response('', { status: 503, headers: { 'content-length': '0' } })],
    ['of no JSON', new Response('{"title":', { status: 500, headers: problemJson })],
    ['of JSON that is no object', new Response('[]', { status: 400, headers: problemJson })],
    ['without a title', new Response('{}', { status: 404, headers: problemJson })],
    ['of a proxy', new Response('<h1>Bad gateway', { status: 502 })],
    ['that is not modified', new Response(null, { status: 304, headers: { location: '/x' } })],
    ['that redirects nowhere', new Response(null, { status: 302 })],
  ])('%s is a problem', async (_, answer) => {
    const { data, error } = await answeredWith(answer);
    expect(data).toBeUndefined();
    expect(error).toEqual({
      status: answer.status,
      title: `The server answered with status ${answer.status}`,
    });
  });

  it('keeps its response, with the headers of whoever refused', async () => {
    const answer = new Response('later', { status: 429, headers: { 'retry-after': '7' } });
    const { response } = await answeredWith(answer);
    expect(response.headers.get('retry-after')).toBe('7');
  });
});
