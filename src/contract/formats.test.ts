import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats, reservedHeaders } from './formats.ts';

const accepts = (format: string, text: string) => formats[format]?.accepts(text);

describe('webhook-url', () => {
  it('takes http and https urls', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        text => accepts('webhook-url', text) === true,
      ),
    );
  });

  it.each([
    'HTTPS://EXAMPLE.COM',
    'http://[::1]:8080/x',
    'http://xn--bcher-kva.example/',
    'https://example.com/a@b?c=d:e@f#@',
    'https://bücher.example/ä',
    'https://example.com/🔑',
  ])('takes %s', text => {
    expect(accepts('webhook-url', text)).toBe(true);
  });

  it.each([
    '',
    '/relative',
    'example.com',
    '//example.com',
    'http:',
    'http:/example.com',
    'http:///example.com',
    'http://',
    'ftp://example.com',
    'javascript:alert(1)',
    'http://user@example.com',
    'http://user:pass@example.com',
    'http://:pass@example.com',
    'http://@example.com',
    'http://example.com\\@evil.com',
    'http://exa mple.com',
    ' http://example.com',
    'http://example.com ',
    'http://example.com/\n',
    'http://example.com/\u0000',
    'http://example.com/\u00a0',
    'http://example.com/\ud800',
    'http://example.com/\udc00\ud800',
    'http://ex\ud800mple.com/',
    'http://example.com:99999/',
    'http://[::1',
    'http://%zz/',
  ])('refuses %j', text => {
    expect(accepts('webhook-url', text)).toBe(false);
  });
});

describe('credential-header', () => {
  it.each(['X-Api-Key', 'Authorization', "!#$%&'*+-.^_`|~09azAZ"])('takes %s', text => {
    expect(accepts('credential-header', text)).toBe(true);
  });

  it('refuses reserved names in any case', () => {
    for (const name of reservedHeaders) {
      for (const text of [name, name.toUpperCase()])
        expect(accepts('credential-header', text)).toBe(false);
    }
  });

  it.each(['', 'X Key', 'X:Key', 'X\r\nKey', 'Schlüssel', 'X\u0000', '(X)', 'X/Y'])(
    'refuses %j',
    text => {
      expect(accepts('credential-header', text)).toBe(false);
    },
  );
});
