import fc from 'fast-check';
import type { SchemaObject } from '../../src/contract/schema.ts';

/** Where generated urls point, one of them each: our receiver when deliveries can be observed, else names that never resolve (RFC 2606). */
export type UrlBase = readonly string[];

/** Hexadecimal text of 64 random bits: unique among all values of a run, and kept whole while shrinking. */
export const unique: fc.Arbitrary<string> = fc.noShrink(
  // Without its bias towards small numbers, which would make values meet.
  fc
    .noBias(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }))
    .map(bits => bits.toString(16).padStart(16, '0')),
);

/** No hexadecimal digit and no vowel: neither an id nor a word looks like a part of a canary. */
const letters = [...'ghjkmnpqrstvwxyz'];

/** A canary: a secret that can be told apart from everything else wherever it turns up, even half of it. */
export const canary: fc.Arbitrary<string> = unique.map(
  text => `cnry-${[...text].map(digit => letters[Number.parseInt(digit, 16)]).join('')}`,
);

/** Values of one leaf as its schema describes them, fresh ones where the type has room for that. */
export function leafOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum))
    return fc.constantFrom(...schema.enum.filter(value => value !== null));
  if (schema.const !== undefined) return fc.constant(schema.const);
  const types = [schema.type].flat().filter(type => type !== 'null');
  switch (types[0]) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: bound(schema.minimum, 0), max: bound(schema.maximum, 1_000_000) });
    case 'number':
      return fc.double({
        min: bound(schema.minimum, 0),
        max: bound(schema.maximum, 1_000_000),
        noNaN: true,
      });
    case 'string':
      return textOf(schema, urls);
    default:
      throw new Error(`no values for a schema of type ${JSON.stringify(schema.type)}`);
  }
}

function textOf(schema: SchemaObject, urls: UrlBase): fc.Arbitrary<string> {
  switch (schema.format) {
    case 'webhook-url':
    case 'uri':
    case 'url':
      return urlsBelow(urls);
    case 'credential-header':
      return unique.map(text => `X-Hook-${text.slice(0, 8)}`);
    case 'email':
      return unique.map(text => `${text}@example.com`);
    default:
      return unique.map(text => text.slice(0, bound(schema.maxLength, text.length)));
  }
}

/** Urls with a path of their own; some carry a query, as tokens of receivers do. */
function urlsBelow(bases: UrlBase): fc.Arbitrary<string> {
  const end = fc.constantFrom('', '', '/', '?token=a%2fb&x=%20y', '?a=1&a=2', '?q=%C3%A9');
  return fc
    .tuple(fc.constantFrom(...bases), unique, end)
    .map(([base, text, end]) => `${base}/${text}${end}`);
}

/** A url of exactly this many characters. */
export function urlOfLength([base = '']: UrlBase, length: number): fc.Arbitrary<string> {
  return unique.map(text => `${base}/${text}/`.padEnd(length, 'x'));
}

/** Urls whose text a parser would write otherwise: a server may refuse one, but not change it. */
export function unusualUrls([base = '']: UrlBase): readonly fc.Arbitrary<string>[] {
  const ends = ['#a', '/#', '//a', '/?', '/%7Ea', '/A', '/a;b=c', '/a?b=%zz'];
  return [
    ...ends.map(end => unique.map(text => `${base}/${text}${end}`)),
    // A path that is left out (RFC 3986 section 3.3).
    unique.map(text => `${base.replace(/(?<=[^:/])\/|$/, '?')}${text}`),
    unique.map(text => `${base.replace(/^\w+/, scheme => scheme.toUpperCase())}/${text}`),
  ];
}

function bound(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
