import { describe, expect, test } from 'vitest';
import {
  type Authentication,
  authenticationOfAny,
  challengeOf,
  combinedKey,
  fieldNames,
  keysIn,
  keysOf,
} from './authentication.ts';
import type { CredentialPlaces, SecurityScheme } from './security-scheme.ts';
import { curlCredentials, variableFor } from './shell-credentials.ts';

const header: SecurityScheme = { kind: 'api-key', name: 'key', in: 'header', field: 'X-Key' };
const query: SecurityScheme = { kind: 'api-key', name: 'query', in: 'query', field: 'api_key' };
const cookie: SecurityScheme = { kind: 'api-key', name: 'cookie', in: 'cookie', field: 'session' };
const bearer: SecurityScheme = { kind: 'bearer', name: 'token' };
const basic: SecurityScheme = { kind: 'basic', name: 'login' };

function taking(...alternatives: Authentication['alternatives']): Authentication {
  return { alternatives, isOptional: false, refusals: [401] };
}

/** Of `in name` to what stands there. */
function places(values: Readonly<Record<string, string>>): CredentialPlaces {
  const at = (place: string) => (name: string) => values[`${place} ${name}`] ?? null;
  return { header: at('header'), query: at('query'), cookie: at('cookie') };
}

const packed = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the keys of a request', () => {
  test.each<[string, Authentication, Record<string, string>, readonly string[] | null]>([
    ['a key in its header', taking([header]), { 'header X-Key': 'k' }, ['k']],
    ['a key in another place', taking([header]), { 'query X-Key': 'k' }, null],
    ['an empty key', taking([header]), { 'header X-Key': '' }, []],
    ['a key in the query', taking([query]), { 'query api_key': 'k' }, ['k']],
    ['a key in a cookie', taking([cookie]), { 'cookie session': 'k' }, ['k']],
    ['a bearer token', taking([bearer]), { 'header Authorization': 'bearer  t0/k' }, ['t0/k']],
    ['a token of another scheme', taking([bearer]), { 'header Authorization': 'Token t' }, null],
    ['a token of two words', taking([bearer]), { 'header Authorization': 'Bearer a b' }, null],
    [
      'a password with a colon',
      taking([basic]),
      { 'header Authorization': packed('u:p:q') },
      ['u:p:q'],
    ],
    ['a username alone', taking([basic]), { 'header Authorization': packed('u') }, null],
    [
      'a password of any letters',
      taking([basic]),
      { 'header Authorization': packed('ü:pä') },
      ['ü:pä'],
    ],
    ['no base64', taking([basic]), { 'header Authorization': 'Basic u:p' }, null],
    [
      'the second alternative',
      taking([header], [bearer]),
      { 'header Authorization': 'Bearer t' },
      ['t'],
    ],
    [
      'both alternatives',
      taking([header], [query]),
      { 'query api_key': 'b', 'header X-Key': 'a' },
      ['a', 'b'],
    ],
    ['half of a combination', taking([header, query]), { 'header X-Key': 'a' }, []],
    ['none of a combination', taking([header, query]), {}, null],
  ])('%s', (_, authentication, values, keys) => {
    expect(keysIn(authentication, places(values))).toEqual(keys);
  });

  test('of a combination is one for all its credentials, in whichever order the document has them', () => {
    const values = places({ 'header X-Key': 'a', 'query api_key': 'b' });
    const [key] = keysIn(taking([header, query]), values) ?? [];
    expect(key).toBe(combinedKey({ query: 'b', key: 'a' }));
    expect(keysIn(taking([query, header]), values)).toEqual([key]);
    expect(combinedKey({ key: 'b', query: 'a' })).not.toBe(key);
  });
});

describe('the keys of a tenant', () => {
  test('are what its requests carry, for each alternative that its credentials satisfy', () => {
    const authentication = taking([header, query], [bearer], [basic]);
    const credentials = { bearer: 't', bySchemeName: { key: 'a', query: 'b' } };
    expect(keysOf(authentication, credentials)).toEqual([
      combinedKey({ key: 'a', query: 'b' }),
      't',
    ]);
  });

  test('by the name of a scheme count before those by its kind', () => {
    expect(keysOf(taking([header]), { apiKey: 'k', bySchemeName: { key: 'named' } })).toEqual([
      'named',
    ]);
    expect(keysOf(taking([header]), { apiKey: 'k', bySchemeName: {} })).toEqual(['k']);
  });
});

test('a challenge for each scheme, which tells of a token that was no valid one', () => {
  expect(challengeOf(taking([header]), true)).toBe('ApiKey header="X-Key"');
  expect(challengeOf(taking([bearer]), false)).toBe('Bearer realm="api"');
  expect(challengeOf(taking([bearer], [basic], [cookie]), true)).toBe(
    'Bearer realm="api", error="invalid_token", Basic realm="api", charset="UTF-8", ApiKey cookie="session"',
  );
  const odd: SecurityScheme = { ...query, field: 'a"b\\c ü' };
  expect(challengeOf(taking([odd]), false)).toBe('ApiKey query="a%22b%5Cc%20%C3%BC"');
});

test('a page of another origin sends header fields alone', () => {
  expect(fieldNames(taking([header, cookie], [bearer], [basic], [query]))).toEqual([
    'X-Key',
    'Authorization',
  ]);
});

test('operations that take the same share one object', () => {
  const [one, other] = [taking([bearer]), taking([bearer])];
  expect(authenticationOfAny([one, other])).toBe(one);
});

test('curl carries credentials of every kind', () => {
  const credentials = curlCredentials([header, query, cookie, basic], ({ name }) => `$${name}`);
  expect(credentials).toEqual({
    options: [
      ['-H', 'X-Key: $key'],
      ['-b', 'session=$cookie'],
      ['-u', '$login'],
    ],
    query: '?api_key=$query',
  });
  expect([header, query].map(scheme => variableFor(scheme, [header, query]))).toEqual([
    'HOLDFAST_AUTH_KEY',
    'HOLDFAST_AUTH_QUERY',
  ]);
  expect(variableFor(basic, [header, basic])).toBe('HOLDFAST_BASIC');
});
