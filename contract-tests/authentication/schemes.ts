import type { Authentication, Credentials } from '../../src/contract/authentication.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';

/** A way of a document to ask who sends a request, and two tenants that it knows. */
export interface Asked {
  readonly name: string;
  readonly security: readonly object[];
  readonly first: Credentials;
  readonly second: Credentials;
  /** What a 401 for a request without credentials challenges with. */
  readonly challenge: string;
}

const securitySchemes = {
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  oauth: { type: 'oauth2', flows: {} },
};

const keys = { first: { apiKey: 'key-of-acme' }, second: { apiKey: 'key-of-globex' } };
const tokens = { first: { bearer: 'token-of-acme' }, second: { bearer: 'token-of-globex' } };
const logins = {
  first: { basic: 'acme:its password: 1' },
  second: { basic: 'globex:its password: 2' },
};

export const asked: readonly Asked[] = [
  {
    name: 'a key in the query',
    security: [{ query: [] }],
    ...keys,
    challenge: 'ApiKey query="api_key"',
  },
  {
    name: 'a key in a cookie',
    security: [{ cookie: [] }],
    ...keys,
    challenge: 'ApiKey cookie="session"',
  },
  {
    name: 'a bearer token',
    security: [{ bearer: [] }],
    ...tokens,
    challenge: 'Bearer realm="api"',
  },
  {
    name: 'a token of OAuth',
    security: [{ oauth: ['write'] }],
    ...tokens,
    challenge: 'Bearer realm="api"',
  },
  {
    name: 'a username and password',
    security: [{ basic: [] }],
    ...logins,
    challenge: 'Basic realm="api", charset="UTF-8"',
  },
  {
    name: 'a bearer token or a key in a cookie',
    security: [{ bearer: [] }, { cookie: [] }],
    first: tokens.first,
    second: keys.second,
    challenge: 'Bearer realm="api", ApiKey cookie="session"',
  },
  {
    name: 'a key in a header together with one in the query',
    security: [{ header: [], query: [] }],
    // Half of what the other has names nobody.
    first: { bySchemeName: { header: 'key-of-both', query: 'part-of-acme' } },
    second: { bySchemeName: { header: 'key-of-both', query: 'part-of-globex' } },
    challenge: 'ApiKey header="X-Key", ApiKey query="api_key"',
  },
  {
    name: 'a username and password together with a key in a cookie',
    security: [{ basic: [], cookie: [] }],
    first: { ...logins.first, ...keys.first },
    second: { ...logins.second, ...keys.second },
    challenge: 'Basic realm="api", charset="UTF-8", ApiKey cookie="session"',
  },
];

/** A document of one operation, with a name and a secret. */
export function documentAsking(
  security: readonly object[] | undefined,
  refusals: readonly Authentication['refusals'][number][] = [401],
): object {
  const text = { type: ['string', 'null'], minLength: 1, maxLength: 100 };
  const content = (secret: object) => ({
    'application/json': {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: { name: text, token: secret, hasToken: { type: 'boolean' } },
      },
    },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Profiles', version: '1' },
    ...(security !== undefined && { security }),
    paths: {
      '/profile': {
        patch: {
          operationId: 'setProfile',
          'x-settings-update': {
            resource: 'profile',
            patch: '$request.body',
            view: '$response.body',
          },
          requestBody: {
            required: true,
            content: content({ ...text, 'x-secret': { presence: 'hasToken' } }),
          },
          responses: {
            200: { description: 'The profile.', content: content({ type: 'null' }) },
            ...Object.fromEntries(
              refusals.map(status => [status, { description: 'No valid credentials.' }]),
            ),
          },
        },
      },
    },
    components: { securitySchemes },
  };
}

export function contractAsking(...asking: Parameters<typeof documentAsking>): Contract {
  return readContract(documentAsking(...asking));
}

export function tenantsOf({ first, second }: Pick<Asked, 'first' | 'second'>) {
  return [
    { name: 'acme', key: first },
    { name: 'globex', key: second },
  ];
}
