import fc from 'fast-check';
import type { SchemaObject } from '../../contract/schema.ts';
import { bound, examplesOf } from './schema-parts.ts';
import { oncePerUrls, type UrlBase, unique, urlsBelow } from './values.ts';

/** Texts that the format, the pattern and the length of a schema allow. */
export const textOf = oncePerUrls((schema: SchemaObject, urls): fc.Arbitrary<string> => {
  const { format, minLength, maxLength } = schema;
  const formed = typeof format === 'string' ? formats[format]?.(urls) : undefined;
  const texts =
    formed ??
    unique.map(text =>
      text
        .repeat(Math.ceil(bound(minLength, 1) / text.length))
        .slice(0, bound(maxLength, bound(minLength, text.length))),
    );
  // To hold texts to a pattern takes a look at many of them.
  return typeof schema.pattern === 'string' ? matching(texts, schema, schema.pattern) : texts;
});

/** The texts as they are where the pattern takes them, as it is with most; else those made by the pattern, or the author's. */
function matching(
  texts: fc.Arbitrary<string>,
  schema: SchemaObject,
  pattern: string,
): fc.Arbitrary<string> {
  const regExp = regExpOf(pattern);
  if (regExp === null || someOf(texts).every(text => regExp.test(text))) return texts;
  const made = someOf(madeBy(regExp)).filter(text => regExp.test(text) && fits(text, schema));
  const shown = examplesOf(schema).filter(example => typeof example === 'string');
  const found = made.length > 0 ? made : shown;
  // Where there are none, that is found out before anything is sent.
  return found.length > 0 ? fc.constantFrom(...found) : texts;
}

/** Many rather than an endless search for those that are of the right length as well. */
function someOf(texts: fc.Arbitrary<string>): readonly string[] {
  return fc.sample(texts, { numRuns: 200, seed: 1 });
}

function fits(text: string, { minLength, maxLength }: SchemaObject): boolean {
  const { length } = [...text];
  return length >= bound(minLength, 0) && length <= bound(maxLength, length);
}

/** Of some patterns no texts can be made, such as those that look ahead. */
function madeBy(pattern: RegExp): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(pattern);
  } catch {
    return fc.constant('');
  }
}

/** JSON Schema's patterns are those of ECMA-262 with Unicode (2020-12 section 6.4). */
export function regExpOf(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}

const two = (range: number) =>
  fc.integer({ min: 1, max: range }).map(number => String(number).padStart(2, '0'));
const dates = fc
  .tuple(fc.integer({ min: 2001, max: 2037 }), two(12), two(28))
  .map(parts => parts.join('-'));
const clocks = fc.tuple(two(23), two(59), two(59)).map(parts => parts.join(':'));
/** Mostly UTC; a server that drops another offset stores another moment. */
const offsets = fc.constantFrom('Z', 'Z', 'Z', '+05:30');
const uuids = fc.tuple(unique, unique).map(([start, end]) => {
  const [a, b, c, d] = [
    start.slice(0, 8),
    start.slice(8, 12),
    start.slice(12, 15),
    end.slice(0, 3),
  ];
  return `${a}-${b}-4${c}-8${d}-${end.slice(3, 15)}`;
});
const octet = fc.integer({ min: 1, max: 254 });

/** By the names of JSON Schema and OpenAPI, each in the spelling that a server would give back. */
const formats: Readonly<Record<string, (urls: UrlBase) => fc.Arbitrary<string>>> = {
  'webhook-url': urlsBelow,
  uri: urlsBelow,
  url: urlsBelow,
  iri: urlsBelow,
  'uri-reference': urlsBelow,
  'credential-header': () => unique.map(text => `X-Hook-${text.slice(0, 8)}`),
  email: () => unique.map(text => `${text}@example.com`),
  'idn-email': () => unique.map(text => `${text}@example.com`),
  hostname: () => unique.map(text => `h${text}.example.com`),
  uuid: () => uuids,
  date: () => dates,
  time: () => clocks.map(clock => `${clock}Z`),
  'date-time': () =>
    fc.tuple(dates, clocks, offsets).map(([date, clock, offset]) => `${date}T${clock}${offset}`),
  duration: () => fc.integer({ min: 1, max: 400 }).map(days => `P${days}D`),
  ipv4: () => fc.tuple(octet, octet).map(([third, last]) => `10.0.${third}.${last}`),
  ipv6: () => unique.map(text => `2001:db8::${text.slice(0, 3).replace(/^0+/, '')}f`),
  byte: () => unique.map(text => Buffer.from(text).toString('base64')),
  'json-pointer': () => unique.map(text => `/${text}`),
};

/** Another name says nothing of a text that we know of, and is for people (JSON Schema 2020-12 section 7.2.1). */
export function isKnownFormat(name: string): boolean {
  return Object.hasOwn(formats, name);
}
