import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from './index.ts';

/** A server that answers with this, its address, and the requests that it saw. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

async function redirecting(location: string, status = 307) {
  return serve((_, response) => response.writeHead(status, { location }).end());
}

const request = { body: { webhooks: {} } };
const post = (baseUrl: string, fetch?: (request: Request) => Promise<Response>) =>
  createClient({ baseUrl, apiKey: 'the-key', ...(fetch && { fetch }) }).POST('/webhooks', request);

describe('a redirect is not followed', () => {
  test.each([301, 302, 303, 307, 308])('to another origin, with %d', async status => {
    const other = await serve((_, response) => response.end('{}'));
    const { url } = await redirecting(`${other.url}/path?token=s3cret#part`, status);
    const { data, error } = await post(url);
    expect(other.seen).toEqual([]);
    expect(data).toBeUndefined();
    expect(error).toMatchObject({
      status,
      code: 'redirect-not-followed',
      redirectsTo: other.url,
      detail: expect.stringContaining(other.url),
    });
    expect(JSON.stringify(error)).not.toMatch(/s3cret|the-key|path/);
  });

  test.each([
    ['a path', '/v2/webhooks?token=s3cret', (own: string) => own],
    ['nothing that is an address', 'http://[s3cret', () => null],
    ['what is no web address', 'javascript:s3cret', () => null],
    ['https', 'https://user:s3cret@api.example.com/v2', () => 'https://api.example.com'],
  ])('to %s', async (_, location, leadsTo) => {
    const { url, seen } = await redirecting(location);
    const { error } = await post(url);
    expect(seen).toHaveLength(1);
    expect(error).toMatchObject({ code: 'redirect-not-followed', redirectsTo: leadsTo(url) });
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  test('though a caller of JavaScript asks for it', async () => {
    const other = await serve((_, response) => response.end('{}'));
    const { url } = await redirecting(other.url);
    const client = createClient({ baseUrl: url, apiKey: 'the-key' });
    const following = Object.assign({ redirect: 'follow' }, request);
    const { error } = await client.POST('/webhooks', following);
    expect(other.seen).toEqual([]);
    expect(error).toMatchObject({ code: 'redirect-not-followed' });
  });

  test('by a fetch of the caller, which is told so', async () => {
    const other = await serve((_, response) => response.end('{}'));
    const { url } = await redirecting(other.url);
    const { error } = await post(url, request => fetch(request));
    expect(other.seen).toEqual([]);
    expect(error).toMatchObject({ code: 'redirect-not-followed' });
  });

  test('by a fetch of the caller that does not care, and its answer does not count', async () => {
    const other = await serve((_, response) => response.end('{"webhook":{}}'));
    const { url } = await redirecting(`${other.url}/?token=s3cret`, 303);
    const { data, error } = await post(url, request => fetch(request, { redirect: 'follow' }));
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ code: 'redirect-not-followed', redirectsTo: other.url });
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  test('in a browser, which does not tell where to', async () => {
    // Fetch Standard, section 2.2.6: an opaque-redirect filtered response.
    const opaque = Object.defineProperties(Response.error(), {
      type: { value: 'opaqueredirect' },
    });
    const { error } = await post('https://api.example.com', async () => opaque);
    expect(error).toMatchObject({ status: 0, code: 'redirect-not-followed', redirectsTo: null });
  });

  test('while an answer that has a Location is none', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { location: '/elsewhere' }).end('{"webhook":{}}'),
    );
    expect(await post(url)).toMatchObject({ data: { webhook: {} } });
  });
});

test('a key that no header can carry is refused without showing it', () => {
  const options = { baseUrl: 'https://api.example.com', apiKey: 'first\nsecond' };
  expect(() => createClient(options)).toThrow('apiKey');
  expect(() => createClient(options)).not.toThrow(/first|second/);
});
