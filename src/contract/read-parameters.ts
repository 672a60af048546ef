import { type Authentication, isCarried } from './authentication.ts';
import type { Parameter } from './contract.ts';
import { inlined } from './inlined.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationPlace } from './operation-place.ts';
import { templateNames } from './path-template.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';

/** OpenAPI 3.1 section 4.8.12.2.1: a header parameter of these names says nothing. */
const ignoredHeaders = ['accept', 'content-type', 'authorization'];

/** The parameters of a path item and of its operation, which override those of their name and place. */
export function parametersAt(
  document: OpenApiDocument,
  { item, operation }: Pick<OperationPlace, 'item' | 'operation'>,
): readonly Located<SchemaObject>[] {
  const all = [item, operation].flatMap(at => {
    const list = within(at, 'parameters');
    return Array.isArray(list.node)
      ? list.node.map((_, index) => resolve(document, within(list, `${index}`)))
      : [];
  });
  const byName = new Map(all.map(at => [`${at.node.in} ${at.node.name}`, at]));
  return [...byName.values()];
}

/** What a request has to say beside its body and who it is from: all of the path, and what is required elsewhere. */
export function readParameters(
  document: OpenApiDocument,
  at: OperationPlace,
  authentication: Authentication,
): readonly Parameter[] {
  const described = parametersAt(document, at).flatMap((parameter): readonly Parameter[] => {
    const { name, in: place, required } = parameter.node;
    if (typeof name !== 'string' || !isPlace(place) || place === 'path') return [];
    if (required !== true) return [];
    if (place === 'header' && ignoredHeaders.includes(name.toLowerCase())) return [];
    if (isCarried(authentication, place, name)) return [];
    return [{ name, in: place, ...valuesOf(document, parameter) }];
  });
  const ofPath = templateNames(at.path).map((name): Parameter => {
    const parameter = parametersAt(document, at).find(
      ({ node }) => node.in === 'path' && node.name === name,
    );
    const values = parameter === undefined ? { schema: {} } : valuesOf(document, parameter);
    return { name, in: 'path', ...values };
  });
  return [...ofPath, ...described];
}

function valuesOf(
  document: OpenApiDocument,
  parameter: Located<SchemaObject>,
): Pick<Parameter, 'schema' | 'example'> {
  // Section 4.8.12.2: a parameter has a schema, or the content of one media type.
  const [content] = membersOf(within(parameter, 'content'));
  const own = within(parameter, 'schema');
  const at = own.node === undefined && content !== undefined ? within(content[1], 'schema') : own;
  const schema = at.node === undefined ? {} : inlined(document, at);
  const { example = firstExample(document, within(parameter, 'examples')) } = parameter.node;
  return { schema, ...(example !== undefined && { example }) };
}

function firstExample(document: OpenApiDocument, examples: Located): unknown {
  const [first] = membersOf(examples);
  return first && resolve(document, first[1]).node.value;
}

function isPlace(place: unknown): place is Parameter['in'] {
  return place === 'path' || place === 'query' || place === 'header' || place === 'cookie';
}
