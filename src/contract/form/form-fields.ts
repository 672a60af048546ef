import { type AdmittedTypes, admittedTypes } from '../admitted-types.ts';
import { ContractError } from '../contract-error.ts';
import { membersIn } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import type { RequestContent } from '../operation-content.ts';
import { type Located, possibleParts, propertiesOf, within } from '../schema.ts';

/** How the value of one field is sent. */
export interface FormField {
  readonly schema: Located;
  readonly types: AdmittedTypes;
  readonly sent: FieldEncoding;
}

export type FieldEncoding =
  /** As a text, an object as its JSON text; a list as several fields of one name. */
  | { readonly kind: 'plain' }
  /** As a JSON text, whatever it is. */
  | { readonly kind: 'json' }
  /** A list in one text, between separators. */
  | { readonly kind: 'separated'; readonly by: string }
  /** `name[member]=value`, all the way down. */
  | { readonly kind: 'deep-object' };

const separators: Readonly<Record<string, string>> = {
  form: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** The fields of a form, by the properties of its schema and the `encoding` beside it. */
export function formFields(
  document: OpenApiDocument,
  { content, schema }: Pick<RequestContent, 'content' | 'schema'>,
): Readonly<Record<string, FormField>> {
  return Object.fromEntries(
    Object.entries(propertiesOf(document, schema) ?? {}).map(([name, property]) => {
      const types = admittedTypes(document, property);
      const sent = encodingOf(within(content, 'encoding', name), types);
      return [name, { schema: property, types, sent }];
    }),
  );
}

function encodingOf(at: Located, types: AdmittedTypes): FieldEncoding {
  const { style = 'form', explode = style === 'form', contentType } = membersIn(at.node);
  const isSaid = membersIn(at.node).style !== undefined || membersIn(at.node).explode !== undefined;
  if (style === 'deepObject') return { kind: 'deep-object' };
  const by = typeof style === 'string' ? separators[style] : undefined;
  if (by === undefined)
    throw refusal(within(at, 'style'), `a field of style ${style} is not read`, 'use "form"');
  if (types?.has('object') && isSaid)
    throw refusal(
      at,
      'the members of an object in style form could not be told from other fields',
      'use "deepObject", or leave "style" and "explode" out for an object that is sent as JSON',
    );
  if (contentType === 'application/json' && !isSaid) return { kind: 'json' };
  return types?.has('array') && explode !== true ? { kind: 'separated', by } : { kind: 'plain' };
}

function refusal({ pointer }: Located, what: string, remedy: string): ContractError {
  return new ContractError('document-unsupported', pointer, `${what}; ${remedy}`);
}

/** The schema of the elements of a list; any where none is said. */
export function itemsOf(document: OpenApiDocument, at: Located): Located {
  const found = possibleParts(document, at)
    .map(part => within(part, 'items'))
    .find(({ node }) => node !== undefined);
  return found ?? anything(at);
}

/** The schema of a member of an object; any where none is said. */
export function memberOf(document: OpenApiDocument, at: Located, name: string): Located {
  const named = propertiesOf(document, at) ?? {};
  if (Object.hasOwn(named, name) && named[name] !== undefined) return named[name];
  const others = possibleParts(document, at)
    .map(part => within(part, 'additionalProperties'))
    .find(({ node }) => node !== undefined && typeof node !== 'boolean');
  return others ?? anything(at);
}

function anything({ pointer }: Located): Located {
  return { node: {}, pointer };
}
