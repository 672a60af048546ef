import { expect, test } from 'vitest';
import { createFetchClient, type Fetch } from './fetch-client.ts';

const url = new URL('http://localhost/a?b=c');

function client(fetch: Fetch, end?: AbortSignal) {
  return createFetchClient(fetch, 20, end);
}

test('sends what it is given, and follows no redirect', async () => {
  const echo: Fetch = async request =>
    Response.json([request.method, request.url, request.headers.get('x-a'), await request.text()], {
      status: 302,
      headers: { Location: '/elsewhere' },
    });
  const request = { method: 'PUT', url, headers: { 'X-A': 'b' }, body: 'c' };
  const { status, headers, json } = await client(echo).send(request);
  expect([status, headers.location]).toEqual([302, '/elsewhere']);
  expect(json).toEqual(['PUT', url.href, 'b', 'c']);
});

test('a body that is no JSON is a text, and a GET has none', async () => {
  const { text, json } = await client(request => new Response(`<${String(request.body)}>`)).send({
    method: 'GET',
    url,
    headers: {},
    body: 'c',
  });
  expect([text, json]).toEqual(['<null>', undefined]);
});

test('gives up on who does not answer in time, though they do not look at the signal', async () => {
  const request = { method: 'GET', url, headers: {} };
  const silent = () => new Promise<Response>(() => undefined);
  await expect(client(silent).send(request)).rejects.toThrow('no whole answer within 0.02 s');
  const stop = new AbortController();
  const sent = client(silent, stop.signal).send({ ...request, timeoutMs: 60_000 });
  stop.abort();
  await expect(sent).rejects.toMatchObject({ name: 'RunEnded' });
  await expect(client(silent, stop.signal).send(request)).rejects.toMatchObject({
    name: 'RunEnded',
  });
});

test('what lies behind a failed fetch is what is told', async () => {
  const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const failing = async () => {
    throw new TypeError('fetch failed', { cause });
  };
  await expect(client(failing).send({ method: 'GET', url, headers: {} })).rejects.toBe(cause);
});
