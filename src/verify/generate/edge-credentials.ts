import fc from 'fast-check';
import type { Credential } from '../../contract/shape.ts';
import type { Patch } from './patches.ts';

const longest = 1024;

/** Any Unicode text of a username or password: no control characters (RFC 7617 section 2), no lone surrogates. */
const letter = fc
  // fast-check's own characters bring a table of all of Unicode, which takes seconds to build.
  .integer({ min: 0x20, max: 0x10_ffff })
  .map(code => String.fromCodePoint(code))
  .filter(char => char !== '\u007f' && char.isWellFormed());
const telling = fc.constantFrom(
  ' ',
  '+',
  '%',
  '%41',
  '"',
  "'",
  '\\',
  '/',
  '=',
  '&',
  '<',
  '$',
  '{',
  'é',
  'ß',
  '€',
  '日',
  '🔑',
  '\u00a0',
  '\u0301',
  '\u200b',
  '\u0085',
);
const piece = fc.oneof(
  { arbitrary: telling, weight: 3 },
  { arbitrary: letter, weight: 1 },
  { arbitrary: fc.constantFrom(...'abcXYZ019'), weight: 2 },
);

function texts(unit: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const short = fc.array(unit, { minLength: 1, maxLength: 12 }).map(units => units.join(''));
  // Length counts characters, not bytes or UTF-16 units.
  const full = unit
    .map(char => char.repeat(longest))
    .map(text => [...text].slice(0, longest).join(''));
  return fc.oneof(
    { arbitrary: short, weight: 4 },
    { arbitrary: full, weight: 1 },
    { arbitrary: unit, weight: 1 },
  );
}

const passwords = texts(
  fc.oneof({ arbitrary: piece, weight: 4 }, { arbitrary: fc.constant(':'), weight: 1 }),
);
const usernames = texts(piece.filter(text => !text.includes(':')));

/** RFC 9110 section 5.6.2. */
const tokenChars = [..."!#$%&'*+.^_`|~-0123456789ABCXYZabcxyz"];
const headerNames = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...tokenChars), minLength: 1, maxLength: 20 }),
    fc.constantFrom('X-API-KEY', 'x-api-key', 'Authorization', 'X', `X-${'k'.repeat(longest - 2)}`),
  )
  // Names with a meaning to HTTP itself are reserved, and those of the payload are taken.
  .map(name => (name.length < 3 || /^[!-/]/.test(name) ? `X-${name}`.slice(0, longest) : name))
  .filter(
    name =>
      !/^(host|te|trailer|expect|upgrade|connection|keep-alive|accept.*|content-.*|transfer-.*|proxy-.*|user-agent|date|cookie)$/i.test(
        name,
      ),
  );

/** Printable ASCII without outer spaces. */
const graph = fc.integer({ min: 0x21, max: 0x7e }).map(code => String.fromCharCode(code));
const printable = fc.oneof(
  { arbitrary: graph, weight: 5 },
  { arbitrary: fc.constant(' '), weight: 1 },
);
const headerValues = fc.oneof(
  fc
    .tuple(graph, fc.array(printable, { maxLength: 20 }), graph)
    .map(([first, inner, last]) => first + inner.join('') + last),
  graph,
  graph.map(char => char.repeat(longest)),
);

/** Credentials anywhere in the range of what the contract allows, most of them near an edge. */
export function edgeCredentials(credential: Credential): fc.Arbitrary<Patch> {
  if (credential.scheme === 'basic') {
    return fc.record({ [credential.username]: usernames, [credential.password]: passwords });
  }
  return fc.record({ [credential.name]: headerNames, [credential.value]: headerValues });
}
