import { escapeToken } from '../json-pointer.ts';
import type { Located } from '../schema.ts';
import type { Moves } from './moves.ts';

type Members = Readonly<Record<string, unknown>>;

export function isInBody(place: unknown): boolean {
  return place === 'body' || place === 'formData';
}

/** What a parameter of OpenAPI 2.0 says itself, and one of 3 in its schema. */
const ofSchema = new Set([
  ...['type', 'format', 'items', 'default', 'enum', 'multipleOf', 'pattern', 'uniqueItems'],
  ...['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'maxItems', 'minItems', 'x-nullable'],
]);

/** A parameter or a header field, of which other operations may have a copy. */
export function parameterOf(parameter: Members): Members {
  const { collectionFormat, ...members } = structuredClone(parameter);
  const [schema, others] = parted(members);
  return { ...others, schema, ...styleOf(collectionFormat, members) };
}

function parted(members: Members): readonly [schema: Members, others: Members] {
  const { true: schema = [], false: others = [] } = Object.groupBy(
    Object.entries(members),
    ([name]) => `${ofSchema.has(name)}` as const,
  );
  return [Object.fromEntries(schema), Object.fromEntries(others)];
}

const queryStyles: Readonly<Record<string, Members>> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
};

/** How the elements of a list are told apart; what separates them by tabs has no style in OpenAPI 3. */
function styleOf(collectionFormat: unknown, { type, in: place }: Members): Members {
  if (type !== 'array') return {};
  if (place === 'path' || place === 'header') return { style: 'simple' };
  if (place === undefined) return {};
  return queryStyles[String(collectionFormat ?? 'csv')] ?? {};
}

/** The body of a request from the parameter that describes it. */
export function bodyOf(
  { node, pointer }: Located<Members>,
  at: string,
  mediaTypes: readonly string[],
  moves: Moves,
): Members {
  const { in: _place, name: _name, schema, ...others } = node;
  moves.record(pointer, at);
  const content = mediaTypes.map(type => {
    moves.record(`${pointer}/schema`, `${at}/content/${escapeToken(type)}/schema`);
    return [type, { schema: structuredClone(schema ?? {}) }] as const;
  });
  return { ...others, content: Object.fromEntries(content) };
}

const [urlEncoded, multipart] = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The body of a request from the parameters that are fields of a form. */
export function formOf(
  fields: readonly Located<Members>[],
  at: string,
  mediaTypes: readonly string[],
  moves: Moves,
): Members {
  const forms = mediaTypes.filter(type => type === urlEncoded || type === multipart);
  const hasFile = fields.some(({ node }) => node.type === 'file');
  // Section "Parameter Object": only "multipart/form-data" carries files.
  const fitting = forms.length > 0 ? forms : [hasFile ? multipart : urlEncoded];
  const required = fields.filter(({ node }) => node.required === true).map(({ node }) => node.name);
  const content = fitting.map(type => {
    const properties = fields.map(({ node, pointer }) => {
      const name = String(node.name);
      const place = `${at}/content/${escapeToken(type)}/schema/properties/${escapeToken(name)}`;
      moves.record(pointer, place);
      return [name, fieldOf(node)] as const;
    });
    const schema = {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
    };
    return [type, { schema, ...encodingOf(fields) }] as const;
  });
  return {
    ...(required.length > 0 && { required: true }),
    content: Object.fromEntries(content),
  };
}

/** A field says of itself what a property does, its extensions included. */
function fieldOf(field: Members): Members {
  const { name, in: _place, required, collectionFormat, ...property } = structuredClone(field);
  return property;
}

function encodingOf(fields: readonly Located<Members>[]): Members {
  const styles = fields.flatMap(({ node }) => {
    // In a query such a list is none of ours; in a form it must not be taken for one of another kind.
    const style =
      node.collectionFormat === 'tsv' ? { style: 'tsv' } : styleOf(node.collectionFormat, node);
    return Object.keys(style).length > 0 ? [[String(node.name), style] as const] : [];
  });
  return styles.length > 0 ? { encoding: Object.fromEntries(styles) } : {};
}
