import qs from 'qs';
import { type AdmittedTypes, admittedTypes } from '../admitted-types.ts';
import { isRecord } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import type { Located } from '../schema.ts';
import { type FormField, itemsOf, memberOf } from './form-fields.ts';

type Fields = Readonly<Record<string, FormField>>;

/** What a form says by the schema of its fields; null where the text is none. */
export function parseForm(
  document: OpenApiDocument,
  fields: Fields,
  text: string,
): Readonly<Record<string, unknown>> | null {
  if (!isDecodable(text)) return null;
  const pairs = [...new URLSearchParams(text)];
  const isDeep = ([name]: readonly [string, string]) => deepField(fields, name) !== null;
  const deep = deepObjects(pairs.filter(isDeep));
  if (deep === null) return null;
  const plain = Map.groupBy(
    pairs.filter(pair => !isDeep(pair)),
    ([name]) => name,
  );
  return Object.fromEntries([
    ...[...plain].map(([name, found]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const texts = found.map(([, value]) => value);
      return [
        name,
        field === undefined ? sole(texts) : plainValue(document, field, texts),
      ] as const;
    }),
    ...Object.entries(deep).map(([name, raw]) => {
      const schema = fields[name]?.schema;
      return [name, schema === undefined ? raw : deepValue(document, schema, raw)] as const;
    }),
  ]);
}

/** A percent sign starts an encoded byte, and the bytes are UTF-8: a password is not guessed at. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
}

/** The field of style deepObject that a name is a member of; null for other names. */
function deepField(fields: Fields, name: string): FormField | null {
  const [, root] = /^([^[\]]+)\[/.exec(name) ?? [];
  const field = root !== undefined && Object.hasOwn(fields, root) ? fields[root] : undefined;
  return field?.sent.kind === 'deep-object' ? field : null;
}

/** As deep as a body of JSON may be. */
const deepest = 32;
const longestList = 1000;

function deepObjects(pairs: [string, string][]): Readonly<Record<string, unknown>> | null {
  try {
    return qs.parse(new URLSearchParams(pairs).toString(), {
      depth: deepest,
      strictDepth: true,
      arrayLimit: longestList,
      parameterLimit: Number.POSITIVE_INFINITY,
      plainObjects: true,
    });
  } catch {
    return null;
  }
}

function sole(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts;
}

/** Where a list and a text may stand, one field is a text and several are a list. */
function plainValue(
  document: OpenApiDocument,
  { schema, types, sent }: FormField,
  texts: readonly string[],
): unknown {
  const isList = types?.has('array') === true;
  const [first = ''] = texts;
  if (texts.length === 1 && sent.kind === 'json') return jsonOf(first, () => true);
  if (texts.length === 1 && (!isList || types.has('string'))) return scalarOf(first, types);
  if (!isList) return texts;
  const elements = sent.kind === 'separated' ? texts.flatMap(text => text.split(sent.by)) : texts;
  const itemTypes = admittedTypes(document, itemsOf(document, schema));
  return elements.map(element => scalarOf(element, itemTypes));
}

function deepValue(document: OpenApiDocument, at: Located, raw: unknown): unknown {
  if (typeof raw === 'string') return scalarOf(raw, admittedTypes(document, at));
  if (Array.isArray(raw)) {
    const items = itemsOf(document, at);
    return raw.map(element => deepValue(document, items, element));
  }
  if (!isRecord(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      deepValue(document, memberOf(document, at, name), value),
    ]),
  );
}

/** RFC 8259 section 6. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A text is one wherever it may be; what stands for nothing else is a text as well, for the validator to refuse. */
function scalarOf(text: string, types: AdmittedTypes): unknown {
  if (types === null || types.has('string')) return text;
  if (types.has('number') && number.test(text)) return Number(text);
  if (types.has('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  return jsonOf(
    text,
    value =>
      typeof value === 'object' &&
      value !== null &&
      types.has(Array.isArray(value) ? 'array' : 'object'),
  );
}

function jsonOf(text: string, isWanted: (value: unknown) => boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isWanted(value) ? value : text;
  } catch {
    return text;
  }
}
