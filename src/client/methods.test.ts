import { describe, expect, test } from 'vitest';
import { type Client, createClient } from './index.ts';
import { answering } from './testing/answering.ts';

interface Operation {
  parameters: {
    path: { id: string | number; of: string[] };
    query?: { tag?: string[]; limit?: number | null; filter?: { [name: string]: string } };
    header?: { 'X-Trace'?: string };
    cookie?: { theme?: string };
  };
  requestBody?: { content: { 'application/json': { text: string | null } } };
  responses: { 200: { content: { 'application/json': { id: number }[] } }; 204: object };
}
interface Paths {
  '/notes/{id}/{of}': {
    get: Operation;
    put: Operation;
    post: Operation;
    delete: Operation;
    options: Operation;
    head: Operation;
    patch: Operation;
  };
}
const at = '/notes/{id}/{of}';
const path = { id: 7, of: ['a'] };
const noContent = {
  [`GET ${at}`]: 'sometimes',
  [`PUT ${at}`]: 'sometimes',
  [`POST ${at}`]: 'sometimes',
  [`DELETE ${at}`]: 'sometimes',
  [`OPTIONS ${at}`]: 'sometimes',
  [`PATCH ${at}`]: 'sometimes',
} as const;

function clientAnswering(answer: () => Response) {
  const { fetch, requests } = answering(answer);
  const connection = { baseUrl: 'https://api.example.com', apiKey: 'demo', fetch };
  return { client: createClient<Paths>({ ...connection, noContent }), requests };
}
const list = () => Response.json([{ id: 1 }]);

describe('a call', () => {
  test.each([
    ['GET', (client: Client<Paths>) => client.GET(at, { params: { path } })],
    ['PUT', (client: Client<Paths>) => client.PUT(at, { params: { path } })],
    ['POST', (client: Client<Paths>) => client.POST(at, { params: { path } })],
    ['DELETE', (client: Client<Paths>) => client.DELETE(at, { params: { path } })],
    ['OPTIONS', (client: Client<Paths>) => client.OPTIONS(at, { params: { path } })],
    ['PATCH', (client: Client<Paths>) => client.PATCH(at, { params: { path } })],
  ])('%s is sent, and may come back with a list or nothing', async (method, call) => {
    const { client, requests } = clientAnswering(list);
    expect((await call(client)).data).toEqual([{ id: 1 }]);
    expect(requests[0]).toMatchObject({ method, url: 'https://api.example.com/notes/7/a' });
    expect(requests[0]?.headers.has('content-type')).toBe(false);
    const empty = clientAnswering(() => new Response(null, { status: 204 }));
    expect(await call(empty.client)).toMatchObject({ data: null });
  });

  test('HEAD has no content by itself', async () => {
    const { client } = clientAnswering(() => new Response(null));
    const { data, error, response } = await client.HEAD(at, { params: { path } });
    expect([data, error, response.status]).toEqual([null, undefined, 200]);
  });

  test('keeps null in a body', async () => {
    const { client, requests } = clientAnswering(list);
    await client.PATCH(at, { params: { path }, body: { text: null } });
    expect(await requests[0]?.text()).toBe('{"text":null}');
  });

  test('has its parameters where they belong', async () => {
    const { client, requests } = clientAnswering(list);
    const query = { tag: ['a&b', 'c'], limit: null, filter: { by: 'é' } };
    const params = {
      path: { id: 'a/b?c#d', of: ['x', 'y,z'] },
      query,
      header: { 'X-Trace': '1' },
      cookie: { theme: 'dark; x=y' },
    };
    await client.GET(at, { params, headers: { Accept: 'text/plain' } });
    expect(requests[0]?.url).toBe(
      'https://api.example.com/notes/a%2Fb%3Fc%23d/x,y%2Cz?tag=a%26b&tag=c&filter%5Bby%5D=%C3%A9',
    );
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
      accept: 'text/plain',
      apikey: 'demo',
      cookie: 'theme=dark%3B%20x%3Dy',
      'x-trace': '1',
    });
  });

  test('has a query in a style of the caller', async () => {
    const { fetch, requests } = answering(list);
    const querySerializer = ({ tag }: { readonly tag?: unknown }) => `tag=${String(tag)}`;
    const options = { baseUrl: 'https://api.example.com', apiKey: 'demo', fetch, noContent };
    const client = createClient<Paths>({ ...options, querySerializer });
    await client.GET(at, { params: { path, query: { tag: ['a', 'b'] } } });
    expect(requests[0]?.url).toMatch(/\?tag=a,b$/);
  });

  test.each(['', '.', '..'])('goes nowhere else by the parameter "%s"', async id => {
    const { client, requests } = clientAnswering(list);
    const call = client.GET(at, { params: { path: { ...path, id } } });
    await expect(call).rejects.toThrow('The path parameter id');
    expect(requests).toEqual([]);
  });
});

test('a refusal that is JSON and no problem document has its body', async () => {
  const { client } = clientAnswering(() => Response.json({ message: 'no' }, { status: 422 }));
  const { error } = await client.GET(at, { params: { path } });
  expect(error).toMatchObject({ status: 422, body: { message: 'no' } });
});

test('nothing where the document has content is told from what is no JSON', async () => {
  const options = { baseUrl: 'https://api.example.com', apiKey: 'demo' };
  const found = async (answer: Response) => {
    const client = createClient({ ...options, fetch: async () => answer });
    return (await client.POST('/webhooks', { body: { webhooks: {} } })).error;
  };
  expect(await found(new Response(null, { status: 204 }))).toMatchObject({ found: 'nothing' });
  expect(await found(new Response('<p>'))).toMatchObject({ found: 'no-json' });
});
