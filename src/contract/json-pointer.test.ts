import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeToken, parsePointer, toFragment, valueAt } from './json-pointer.ts';

const paths = fc.array(fc.string({ unit: 'grapheme' }));

it('a pointer gives back the tokens it was made of', () => {
  fc.assert(
    fc.property(paths, path => {
      expect(parsePointer(path.map(token => `/${escapeToken(token)}`).join(''))).toEqual(path);
    }),
  );
});

it('a fragment holds nothing that ends or changes a URI', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), path => {
      const fragment = toFragment(path);
      expect(fragment).toMatch(/^#[^\s#]*$/);
      if (path.every(token => token.isWellFormed())) {
        expect(parsePointer(decodeURIComponent(fragment.slice(1)))).toEqual(path);
      }
    }),
  );
});

// RFC 6901 section 5.
const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8 };

it.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/m~0n', 8],
  ['/nothing', undefined],
  ['/constructor', undefined],
  ['/foo/length', undefined],
])('the value at %j', (pointer, value) => {
  expect(valueAt(document, parsePointer(pointer))).toEqual(value);
});
