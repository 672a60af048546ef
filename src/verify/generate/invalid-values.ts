import type { SchemaObject } from '../../contract/schema.ts';
import { admitsNull, alternativesOf, typeOf } from './schema-parts.ts';

/** A value that a place must refuse, and what is wrong with it. */
export interface InvalidValue {
  readonly what: string;
  readonly value: unknown;
}

/** Values of every JSON type; those that a schema does not admit are wrong there, with no coercion to save them. */
const byType: Readonly<Record<string, readonly unknown[]>> = {
  null: [null],
  boolean: [true, false],
  string: ['true', 'false', ''],
  number: [0, 1],
  array: [[], [true]],
  object: [{}],
};

/** What may not stand where an object is wanted. */
export const notAnObject: readonly InvalidValue[] = [
  { what: 'null instead of an object', value: null },
  { what: 'an array instead of an object', value: [] },
  { what: 'a text instead of an object', value: 'text' },
  { what: 'a number instead of an object', value: 1 },
  { what: 'a boolean instead of an object', value: true },
];

/** Everything that a leaf must refuse by its schema, wrong in one way each. */
export function invalidLeaves(schema: SchemaObject): readonly InvalidValue[] {
  const choices = alternativesOf(schema);
  const types = [...new Set([...choices.map(typeOf), ...(admitsNull(schema) ? ['null'] : [])])];
  const admitted = types.includes('integer') ? [...types, 'number'] : types;
  const wrongTypes = Object.entries(byType)
    .filter(([type]) => !admitted.includes(type))
    .flatMap(([type, values]) =>
      values.map(value => ({ what: `${type} instead of ${admitted.join(' or ')}`, value })),
    );
  const [only = {}, ...others] = choices;
  if (others.length > 0) return wrongTypes;
  return [...wrongTypes, ...(typeOf(only) === 'string' ? invalidTexts(only) : outOfBounds(only))];
}

/** What is of the right type and not what the schema says of it. */
function outOfBounds({ minimum, maximum, minItems, maxItems, type }: SchemaObject): InvalidValue[] {
  const list = (length: number) => Array.from({ length }, (_, index) => String(index));
  return [
    ...([type].flat().includes('integer') ? [{ what: 'a fraction', value: 1.5 }] : []),
    ...(typeof minimum === 'number' ? [{ what: 'a number too small', value: minimum - 1 }] : []),
    ...(typeof maximum === 'number' ? [{ what: 'a number too large', value: maximum + 1 }] : []),
    ...(typeof minItems === 'number' && minItems > 0
      ? [{ what: 'a list too short', value: list(minItems - 1) }]
      : []),
    ...(typeof maxItems === 'number'
      ? [{ what: 'a list too long', value: list(maxItems + 1) }]
      : []),
  ];
}

function invalidTexts(schema: SchemaObject): InvalidValue[] {
  const { minLength, maxLength, format } = schema;
  const texts: InvalidValue[] = [];
  if (typeof minLength === 'number' && minLength > 0)
    texts.push({ what: 'an empty text', value: '' });
  if (typeof maxLength === 'number' && format !== 'webhook-url') {
    texts.push({ what: `a text of ${maxLength + 1} characters`, value: 'x'.repeat(maxLength + 1) });
  }
  if (Array.isArray(schema.enum))
    texts.push({ what: 'a value outside its enumeration', value: 'no-such-value' });
  if (typeof format === 'string') texts.push(...(byFormat[format] ?? []));
  // The pattern of an api key value: printable ASCII without outer spaces.
  if (format === undefined && typeof schema.pattern === 'string')
    texts.push(...refusedBy(new RegExp(schema.pattern, 'u')));
  return texts;
}

/** Texts that real servers let through; which of them are wrong here the pattern of the schema says. */
function refusedBy(pattern: RegExp): InvalidValue[] {
  const candidates = {
    'a leading space': ' secret',
    'a trailing space': 'secret ',
    'a letter beyond ASCII': 'sécret',
    'an emoji': 'secret🔑',
  };
  return Object.entries(candidates)
    .filter(([, value]) => !pattern.test(value))
    .map(([what, value]) => ({ what, value }));
}

const tooLong = `https://example.com/${'x'.repeat(2048 - 'https://example.com/'.length + 1)}`;

const byFormat: Readonly<Record<string, readonly InvalidValue[]>> = {
  'webhook-url': [
    { what: 'an empty url', value: '' },
    { what: 'a relative url', value: '/hooks/start' },
    { what: 'a url without a scheme', value: 'example.com/hooks' },
    { what: 'a url without a scheme but with slashes', value: '//example.com/hooks' },
    { what: 'an ftp url', value: 'ftp://example.com/hooks' },
    { what: 'a javascript url', value: 'javascript:alert(1)' },
    { what: 'a file url', value: 'file:///etc/passwd' },
    { what: 'a websocket url', value: 'wss://example.com/hooks' },
    { what: 'a url without a host', value: 'https://' },
    { what: 'a url with one slash', value: 'https:/example.com/hooks' },
    { what: 'a url with no slashes', value: 'https:example.com/hooks' },
    { what: 'a url with an empty host', value: 'https:///hooks' },
    { what: 'a url with a username', value: 'https://user@example.com/hooks' },
    { what: 'a url with credentials', value: 'https://user:word@example.com/hooks' },
    { what: 'a url with a space', value: 'https://example.com/my hooks' },
    { what: 'a url with a trailing space', value: 'https://example.com/hooks ' },
    { what: 'a url with a leading space', value: ' https://example.com/hooks' },
    { what: 'a url with a line break', value: 'https://example.com/\nhooks' },
    { what: 'a url with a trailing line break', value: 'https://example.com/hooks\n' },
    { what: 'a url with a tab', value: 'https://example.com/\thooks' },
    { what: 'a url with a DEL', value: 'https://example.com/\u007fhooks' },
    { what: 'a url with a NUL', value: 'https://example.com/\u0000hooks' },
    { what: 'a url of 2,049 characters', value: tooLong },
  ],
  'credential-header': [
    { what: 'a header name with a space', value: 'X Key' },
    { what: 'a header name with a colon', value: 'X-Key:' },
    { what: 'a header name beyond ASCII', value: 'X-Schlüssel' },
    { what: 'a header name with a slash', value: 'X/Key' },
    { what: 'a header name in parentheses', value: '(X-Key)' },
  ],
};
