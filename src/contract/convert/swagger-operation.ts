import { escapeToken, isRecord, membersIn } from '../json-pointer.ts';
import { type Located, targetOf, within } from '../schema.ts';
import type { Moves } from './moves.ts';
import { bodyOf, formOf, isInBody, parameterOf } from './swagger-parameters.ts';
import { responseOf } from './swagger-response.ts';

type Members = Readonly<Record<string, unknown>>;

/** What an operation takes from the document where it says nothing itself. */
export interface SwaggerDefaults {
  readonly document: Members;
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}

/** An operation of OpenAPI 2.0 as one of 3; `shared` are the parameters of its path. */
export function convertOperation(
  operation: Located<Members>,
  shared: Located,
  { document, ...defaults }: SwaggerDefaults,
  moves: Moves,
): Members {
  const { node, pointer } = operation;
  const { consumes, produces, schemes, parameters, responses, ...others } = node;
  const own = elementsOf(document, within(operation, 'parameters'));
  const names = own.map(nameOf);
  const all = [...own, ...elementsOf(document, shared).filter(one => !names.includes(nameOf(one)))];
  const plain = all.filter(({ node: { in: place } }) => !isInBody(place));
  const body = bodyFor(
    all,
    mediaTypes(consumes, defaults.consumes),
    `${pointer}/requestBody`,
    moves,
  );
  const answered = mediaTypes(produces, defaults.produces);
  return {
    ...others,
    ...(plain.length > 0 && {
      parameters: plain.map((one, index) => {
        moves.record(one.pointer, `${pointer}/parameters/${index}`);
        return parameterOf(one.node);
      }),
    }),
    ...(body !== null && { requestBody: body }),
    responses: Object.fromEntries(
      Object.entries(membersIn(responses)).map(([status, response]) => {
        const at = `${pointer}/responses/${escapeToken(status)}`;
        const found = resolved(document, { node: response, pointer: at });
        return [status, found === null ? response : responseOf(found, at, answered, moves)];
      }),
    ),
  };
}

function bodyFor(
  parameters: readonly Located<Members>[],
  consumed: readonly string[],
  at: string,
  moves: Moves,
): Members | null {
  const body = parameters.find(({ node }) => node.in === 'body');
  if (body !== undefined) return bodyOf(body, at, consumed, moves);
  const fields = parameters.filter(({ node }) => node.in === 'formData');
  return fields.length === 0 ? null : formOf(fields, at, consumed, moves);
}

function mediaTypes(own: unknown, shared: readonly string[]): readonly string[] {
  const listed = Array.isArray(own) ? own.map(String) : shared;
  return listed.length > 0 ? listed : ['application/json'];
}

function elementsOf(document: Members, list: Located): Located<Members>[] {
  const { node } = list;
  if (!Array.isArray(node)) return [];
  return node.flatMap((_, index) => resolved(document, within(list, `${index}`)) ?? []);
}

/** What a reference leads to, where it stands; null for what is no object. */
function resolved(document: Members, { node, pointer }: Located): Located<Members> | null {
  if (!isRecord(node)) return null;
  if (typeof node.$ref !== 'string') return { node, pointer };
  const target = targetOf(document, node.$ref);
  return isRecord(target?.node) ? { node: target.node, pointer: target.pointer } : null;
}

/** OpenAPI 2.0, "Parameter Object": a parameter is the one that its name and place say. */
function nameOf({ node: { in: place, name } }: Located<Members>): string {
  return JSON.stringify([place, name]);
}
