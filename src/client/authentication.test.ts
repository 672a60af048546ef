import { describe, expect, test, vi } from 'vitest';
import { type Credential, createClient } from './index.ts';
import { answering, success } from './testing/answering.ts';

const baseUrl = 'https://api.example.com/v1/';
const header = { kind: 'api-key', in: 'header', name: 'X-Key', value: 'k 1' } as const;
const query = { kind: 'api-key', in: 'query', name: 'api key', value: 'a&b=c#d' } as const;
const cookie = { kind: 'api-key', in: 'cookie', name: 'session', value: 's1' } as const;
const bearer = { kind: 'bearer', token: 't0ken' } as const;
const basic = { kind: 'basic', username: 'Zoë', password: 'p:ß€𝄞' } as const;

async function sentWith(authentication: Credential | readonly Credential[]) {
  const { fetch, requests } = answering(success);
  const client = createClient({ baseUrl, authentication, fetch });
  await client.POST('/webhooks', { body: { webhooks: {} } });
  const [request] = requests;
  if (request === undefined) throw new Error('nothing was sent');
  return request;
}

const packed = Buffer.from('Zoë:p:ß€𝄞').toString('base64');

describe('a request has', () => {
  test.each<[string, Credential, string, string]>([
    ['a key in its header', header, 'x-key', 'k 1'],
    ['a key in a cookie', cookie, 'cookie', 'session=s1'],
    ['a bearer token', bearer, 'authorization', 'Bearer t0ken'],
    ['a username and a password in UTF-8', basic, 'authorization', `Basic ${packed}`],
  ])('%s', async (_, credential, name, value) => {
    expect((await sentWith(credential)).headers.get(name)).toBe(value);
  });

  test('a key in the query, which it does not leave', async () => {
    const { url } = await sentWith(query);
    expect(url).toBe('https://api.example.com/v1/webhooks?api%20key=a%26b%3Dc%23d');
    expect(new URL(url).searchParams.get('api key')).toBe(query.value);
  });

  test('all of a combination', async () => {
    const { headers, url } = await sentWith([header, query, cookie, basic]);
    expect(url).toContain('api%20key=');
    expect([...headers.keys()].sort()).toEqual([
      'authorization',
      'content-type',
      'cookie',
      'x-key',
    ]);
  });

  test('none where none is asked for', async () => {
    const { headers, url } = await sentWith([]);
    expect([...headers.keys()]).toEqual(['content-type']);
    expect(url).toBe('https://api.example.com/v1/webhooks');
  });
});

describe('is refused at once, and without its value:', () => {
  test.each<[string, readonly Credential[], RegExp]>([
    ['a key of two lines', [{ ...header, value: 's3cret\nX: y' }], /^The X-Key has characters/],
    [
      'a token of two lines',
      [{ kind: 'bearer', token: 's3cret\n' + 'a' }],
      /^The Authorization has/,
    ],
    ['what would be another cookie', [{ ...cookie, value: 's3cret; b=c' }], /no cookie can carry/],
    ['a colon in a username', [{ ...basic, username: 's3cret:' }], /has a colon/],
    ['two in one place', [basic, bearer], /Two credentials stand in the header Authorization/],
    ['two keys of one name', [header, { ...header, name: 'x-key' }], /Two credentials stand/],
  ])('%s', (_, authentication, sentence) => {
    const create = () => createClient({ baseUrl, authentication });
    expect(create).toThrow(sentence);
    expect(create).not.toThrow(/s3cret/);
  });

  test('a cookie, where a browser drops it', () => {
    const Real = Request;
    vi.stubGlobal(
      'Request',
      class extends Real {
        constructor(...[url, init]: ConstructorParameters<typeof Real>) {
          super(url, init);
          this.headers.delete('cookie');
        }
      },
    );
    try {
      expect(() => createClient({ baseUrl, authentication: cookie })).toThrow(/browser/);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
