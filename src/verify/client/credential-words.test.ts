import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Authentication } from '../../contract/authentication.ts';
import { carriedFields, carriedWord, withQuery } from './carried-fields.ts';
import {
  type Edit,
  edits,
  givenSchemes,
  opened,
  variablesOf,
  word,
  wordsIn,
} from './credential-words.ts';

const credentials = {
  apiKey: 'k&1',
  basic: 'Ann:it is: 1',
  bySchemeName: { 'app-id': 'id of ours' },
};
const variables = variablesOf({
  credentials,
  secondCredentials: { bearer: 'theirs' },
  headers: { 'X-Gateway': 'gate' },
});

test('every variable holds what it is named after', () => {
  expect(Object.fromEntries(variables)).toEqual({
    HOLDFAST_API_KEY: 'k&1',
    HOLDFAST_BASIC: 'Ann:it is: 1',
    HOLDFAST_AUTH_APP_ID: 'id of ours',
    HOLDFAST_SECOND_BEARER: 'theirs',
    HOLDFAST_HEADER_X_GATEWAY: 'gate',
  });
});

describe('a word', () => {
  const made: readonly (readonly Edit[])[] = [
    [],
    ...Object.keys(edits)
      .filter((edit): edit is Edit => edit in edits)
      .map(edit => [edit]),
    ['in other case', 'base64'],
    ['but its end', 'base64'],
  ];

  test.each(made)('is to a shell what it is to us (%s, %s)', async (...how) => {
    const text = word('HOLDFAST_BASIC', ...how);
    const { stdout } = await promisify(execFile)('bash', ['-c', `printf %s "${text}"`], {
      env: { ...process.env, HOLDFAST_BASIC: credentials.basic },
    });
    expect(opened(text, variables)).toBe(stdout);
  });

  test('is opened wherever it stands, encoded where it has to be', () => {
    const text = `a=${word('HOLDFAST_API_KEY')}x&b=${word('HOLDFAST_API_KEY', 'but its end')}`;
    expect(opened(text, variables, encodeURIComponent)).toBe('a=k%261x&b=k%26');
    expect(wordsIn(text)).toMatchObject({ around: ['a=', 'x&b=', ''] });
    expect(opened('$HOLDFAST_NONE', variables)).toBe('$HOLDFAST_NONE');
  });
});

test('a request carries the first alternative that was given in full', () => {
  const authentication: Authentication = {
    alternatives: [
      [{ kind: 'bearer', name: 'token' }],
      [
        { kind: 'api-key', name: 'app-id', in: 'query', field: 'app id' },
        { kind: 'api-key', name: 'key', in: 'cookie', field: 'key' },
        { kind: 'basic', name: 'login' },
      ],
    ],
    isOptional: false,
    refusals: [401],
  };
  const given = givenSchemes(authentication, credentials, 'first') ?? [];
  expect(given.map(({ variable }) => variable)).toEqual([
    'HOLDFAST_AUTH_APP_ID',
    'HOLDFAST_API_KEY',
    'HOLDFAST_BASIC',
  ]);
  const { headers, query } = carriedFields(given.map(one => carriedWord(one)));
  expect(withQuery('/a?b=c', query)).toBe('/a?b=c&app%20id=$HOLDFAST_AUTH_APP_ID');
  expect(opened(headers.Authorization ?? '', variables)).toBe('Basic QW5uOml0IGlzOiAx');
  expect(headers.Cookie).toBe('key=$HOLDFAST_API_KEY');
  expect(givenSchemes(authentication, { apiKey: 'k' }, 'second')).toBeNull();
});
