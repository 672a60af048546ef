import { describe, expect, test } from 'vitest';
import { requireStatedVersion, statedVersion } from './stated-version.ts';

describe('the version that a document states', () => {
  test.each([
    [{ swagger: '2.0' }, '2.0'],
    [{ swagger: 2 }, '2.0'],
    [{ openapi: '3.0.3' }, '3.0'],
    [{ openapi: 3.1 }, '3.1'],
    [{ openapi: '3.1.0-rc1' }, '3.1'],
    [{ openapi: '3.2.0' }, '3.2'],
  ])('%j', (document, version) => {
    expect(statedVersion(document)).toBe(version);
  });

  test.each([
    [[], ': is no object'],
    [{}, ': is no OpenAPI document, for it has neither "openapi" nor "swagger"; give'],
    [{ swagger: '1.2' }, '/swagger: "1.2" is no version that is read; give'],
    [{ openapi: '2.0' }, '/openapi: "2.0" is no version'],
    [{ openapi: '4.0.0' }, '/openapi: "4.0.0" is no version'],
    [{ openapi: '3.10.0' }, '/openapi: "3.10.0" is no version'],
    [{ openapi: {} }, '/openapi: this is no version'],
  ])('%j is refused', (document, message) => {
    expect(() => statedVersion(document)).toThrow(message);
  });
});

describe('a text', () => {
  test.each([
    'openapi: 3.0.0\npaths: {}',
    '# openapi\n"openapi": "3.1.0"  # the version',
    '{"info":{"openapi":"9"},"swagger":"2.0"}',
    "swagger: '2.0'",
    'info:\n  openapi: 9.0.0\nopenapi: 3.2.0',
  ])('passes: %j', text => {
    expect(requireStatedVersion(text)).toBeUndefined();
  });

  test.each([
    ['name: a package', 'is no OpenAPI document'],
    ['a: 1\nopenapi: 4.0.0\nb: [', '/openapi: "4.0.0" is no version'],
    ['swagger: "1.2"\r\n', '/swagger: "1.2" is no version'],
  ])('is refused before anything else is wrong with it: %j', (text, message) => {
    expect(() => requireStatedVersion(text)).toThrow(message);
  });
});
