import { describe, expect, test } from 'vitest';
import { type Authentication, wordsFor } from './authentication.ts';
import { readContract } from './read-contract.ts';
import {
  annotated,
  apiKey,
  json,
  object,
  refusal,
  settingsDocument,
  text,
  type Wishes,
} from './testing/settings-document.ts';

const securitySchemes = {
  key: apiKey,
  other: { type: 'apiKey', in: 'header', name: 'X-Other' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  oauth: { type: 'oauth2', flows: {} },
  connect: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
  digest: { type: 'http', scheme: 'digest' },
  certificate: { type: 'mutualTLS' },
  referred: { $ref: '#/components/securitySchemes/basic' },
};
const components = { securitySchemes };
const named = (security: unknown): Wishes => ({ components, operation: { security } });

function authenticationOf(wishes: Wishes): Authentication {
  const [update = expect.fail('there is no update')] = readContract(
    settingsDocument(wishes),
  ).updates;
  return update.authentication;
}

describe('what a request has to carry', () => {
  test.each<[string, unknown, string]>([
    ['a key in a header', [{ key: [] }], 'a key in the header X-Key'],
    ['a key in the query', [{ query: [] }], 'a key in the query parameter api_key'],
    ['a key in a cookie', [{ cookie: [] }], 'a key in the cookie session'],
    ['a bearer token', [{ bearer: [] }], 'a bearer token'],
    ['basic credentials', [{ basic: [] }], 'a username and password'],
    ['a token of OAuth', [{ oauth: ['read'] }], 'a bearer token'],
    ['a token of OpenID Connect', [{ connect: [] }], 'a bearer token'],
    ['a scheme that stands elsewhere', [{ referred: [] }], 'a username and password'],
    [
      'alternatives, in their order',
      [{ cookie: [] }, { bearer: [] }],
      'a key in the cookie session or a bearer token',
    ],
    [
      'several together, or one alone',
      [{ key: [], query: [] }, { basic: [] }],
      'a key in the header X-Key and a key in the query parameter api_key, or a username and password',
    ],
    [
      'one token for two schemes that both read it',
      [{ bearer: [], oauth: ['write'] }],
      'a bearer token',
    ],
    [
      'an alternative to a certificate',
      [{ certificate: [] }, { key: [] }],
      'a key in the header X-Key',
    ],
    [
      'an alternative to digests',
      [{ digest: [], key: [] }, { query: [] }],
      'a key in the query parameter api_key',
    ],
    [
      'an alternative to two values of one field',
      [{ bearer: [], basic: [] }, { basic: [] }],
      'a username and password',
    ],
  ])('%s', (_, security, words) => {
    const authentication = authenticationOf(named(security));
    expect(wordsFor(authentication, 'a')).toBe(words);
    expect(authentication.isOptional).toBe(false);
  });

  test.each<[string, Wishes, string]>([
    [
      'by the operation rather than the document',
      { ...named([{ key: [] }]), document: { security: [{ other: [] }] } },
      'X-Key',
    ],
    ['by the document', { components, document: { security: [{ other: [] }] } }, 'X-Other'],
    [
      'by the only scheme of a document that is silent',
      { document: { security: undefined } },
      'X-Key',
    ],
  ])('is told %s', (_, wishes, field) => {
    expect(authenticationOf(wishes).alternatives).toMatchObject([[{ field }]]);
  });

  test('differs between operations, and the document takes what any of them does', () => {
    const paths = {
      '/a': { put: annotated({}) },
      '/b': { put: { ...annotated({}), security: [{ bearer: [] }, {}] } },
    };
    const contract = readContract(settingsDocument({ components, document: { paths } }));
    expect(contract.updates.map(update => wordsFor(update.authentication, 'a'))).toEqual([
      'a key in the header X-Key',
      'a bearer token',
    ]);
    expect(wordsFor(contract.authentication, 'a')).toBe(
      'a key in the header X-Key or a bearer token',
    );
    expect(contract.authentication.isOptional).toBe(true);
  });
});

describe('a request without credentials will do', () => {
  test.each<[string, Wishes]>([
    ['where none are asked for', named([])],
    ['where that is the only requirement', named([{}])],
    ['where it is an alternative', named([{ key: [] }, {}])],
    ['where the document knows no scheme', { document: { security: undefined, components: {} } }],
    ['where none of several is asked for', { components, document: { security: undefined } }],
    ['beside a certificate', named([{ certificate: [] }, {}])],
  ])('%s', (_, wishes) => {
    expect(authenticationOf(wishes).isOptional).toBe(true);
  });
});

describe('what a refusal answers', () => {
  const success = json(object({ settings: object({ name: text }) }));
  test.each<[string, object, Authentication['refusals']]>([
    ['401', { 401: {} }, [401]],
    ['403 alone', { 403: {} }, [403]],
    ['both', { 403: {}, 401: {} }, [401, 403]],
    ['neither', { '4XX': {} }, [401, 403]],
  ])('%s', (_, responses, refusals) => {
    const operation = { responses: { 200: success, ...responses } };
    expect(authenticationOf({ operation }).refusals).toEqual(refusals);
  });
});

describe('is refused', () => {
  test.each<[string, Wishes, string, RegExp]>([
    [
      'a certificate without an alternative',
      named([{ certificate: [] }]),
      '/components/securitySchemes/certificate',
      /the scheme certificate is of the type "mutualTLS"/,
    ],
    [
      'an unknown http scheme without an alternative',
      named([{ digest: [], key: [] }]),
      '/components/securitySchemes/digest',
      /the scheme digest is of the http scheme "digest"/,
    ],
    [
      'two values of one field',
      named([{ basic: [], bearer: [] }]),
      '/paths/~1settings/put/security/0',
      /basic and bearer both stand in Authorization/,
    ],
    [
      'a scheme that is not described',
      named([{ none: [] }]),
      '/components/securitySchemes/none',
      /no security scheme of this name/,
    ],
    [
      'a header that cannot be sent',
      { components: { securitySchemes: { key: { ...apiKey, name: 'a b' } } } },
      '/components/securitySchemes/key/name',
      /no name of a header/,
    ],
    [
      'a cookie that cannot be sent',
      { components: { securitySchemes: { key: { type: 'apiKey', in: 'cookie', name: 'a=b' } } } },
      '/components/securitySchemes/key/name',
      /no name of a cookie/,
    ],
    [
      'a key that stands nowhere',
      { components: { securitySchemes: { key: { type: 'apiKey', in: 'body', name: 'a' } } } },
      '/components/securitySchemes/key/in',
      /"header", "query" or "cookie"/,
    ],
  ])('%s', (_, wishes, place, remedy) => {
    expect(refusal(wishes)).toMatchObject({ place, remedy: expect.stringMatching(remedy) });
  });
});

test('a required parameter that the scheme sends anyway is no hindrance', () => {
  const parameters = [{ name: 'api_key', in: 'query', required: true }];
  const wishes = { components, operation: { security: [{ query: [] }], parameters } };
  expect(authenticationOf(wishes).alternatives).toHaveLength(1);
});
