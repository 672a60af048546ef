import type { Annotations } from '../annotations.ts';
import { ContractError } from '../contract-error.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { requestContent, successContent } from '../operation-content.ts';
import { nameOfOperation, type OperationPlace, operationsOf } from '../operation-place.ts';
import type { Located } from '../schema.ts';
import type { Inference, InferredUpdate } from './inference.ts';
import { resourceNames } from './resource-name.ts';
import { expressionOf, type MembersPlace, patchPlaces, viewPlace } from './settings-places.ts';

export type UpdateInference = Pick<Inference, 'updates' | 'refused'>;

/** What the operations of a document say by their methods, paths and bodies of what they update. */
export function inferUpdates(document: OpenApiDocument): UpdateInference {
  const all = operationsOf(document);
  const candidates = all.filter(at => isUpdate(at, all));
  const names = resourceNames([...new Set(candidates.map(({ path }) => path))]);
  const outcomes = candidates.map(at => ({
    at,
    outcome: inferUpdate(document, at, all, names.get(at.path) ?? 'resource'),
  }));
  return {
    updates: outcomes.flatMap(({ outcome }) => (typeof outcome === 'string' ? [] : [outcome])),
    refused: outcomes.flatMap(({ at: { method, path }, outcome }) =>
      typeof outcome === 'string'
        ? [{ operation: `${method.toUpperCase()} ${path}`, why: [outcome] }]
        : [],
    ),
  };
}

/** RFC 9110 section 9.3.4 and RFC 5789; a POST is one where it goes to what a GET shows. */
function isUpdate(at: OperationPlace, all: readonly OperationPlace[]): boolean {
  const { method, path, operation } = at;
  if (operation.node['x-settings-update'] !== undefined) return false;
  if (method === 'put' || method === 'patch') return true;
  const beside = (other: string) => all.some(one => one.path === path && one.method === other);
  const isItem = /\}[^/]*$/.test(path);
  // The path may name what its things are kept in: then it makes one of them.
  const makes = all.some(
    one => (one.method === 'put' || one.method === 'patch') && pathAbove(one.path) === path,
  );
  return (
    method === 'post' && isItem && beside('get') && !beside('put') && !beside('patch') && !makes
  );
}

/** Where one is made of what has this path; the same path where its end names none. */
function pathAbove(path: string): string {
  return path.replace(/\/[^/]*\}[^/]*$/, '');
}

/** The annotation, or why there is none. */
function inferUpdate(
  document: OpenApiDocument,
  at: OperationPlace,
  all: readonly OperationPlace[],
  resource: string,
): InferredUpdate | string {
  const request = bodyOf(() => requestContent(document, at).schema);
  if (request instanceof ContractError) return request.message;
  const places = request === null ? [] : patchPlaces(document, request);
  if (places.length === 0) return 'its request body is no object with properties of its own';
  for (const patch of places) {
    const update = withPatch(document, at, all, { resource, patch });
    if (update !== null) return update;
  }
  return 'neither its success nor a GET of the same path shows a member of its body';
}

function withPatch(
  document: OpenApiDocument,
  at: OperationPlace,
  all: readonly OperationPlace[],
  { resource, patch }: { readonly resource: string; readonly patch: MembersPlace },
): InferredUpdate | null {
  const view = viewOfUpdate(document, at, all, patch);
  if (view === null) return null;
  const life = lifeOf(at, all);
  const replaces = at.method === 'put';
  return {
    at,
    value: {
      resource,
      ...(patch.path.length > 0 && { patch: expressionOf('$request.body', patch.path) }),
      ...view.value,
      ...life.value,
      ...(replaces && { omitted: 'reset' }),
    },
    reasons: [
      ...(patch.path.length > 0 ? [`its body has one member, ${patch.path.join('.')}`] : []),
      view.reason,
      ...life.reasons,
      ...(replaces
        ? [
            'PUT replaces what there is (RFC 9110 section 9.3.4); if this one keeps what it leaves out, say omitted: keep',
          ]
        : []),
    ],
  };
}

function viewOfUpdate(
  document: OpenApiDocument,
  at: OperationPlace,
  all: readonly OperationPlace[],
  patch: MembersPlace,
): { readonly value: Pick<Annotations['settingsUpdate'], 'view'>; readonly reason: string } | null {
  const own = shownBy(document, at, patch);
  if (own !== null) {
    const isWhole = own.path.length === 0;
    return {
      value: isWhole ? {} : { view: expressionOf('$response.body', own.path) },
      reason: `its success shows ${own.shown} of ${patch.names.length} members`,
    };
  }
  const get = all.find(other => other.path === at.path && other.method === 'get');
  const shown = get && shownBy(document, get, patch);
  if (!get || !shown) return null;
  const isWhole = shown.path.length === 0;
  const place = isWhole ? {} : { at: expressionOf('$response.body', shown.path) };
  return {
    value: { view: { operationId: nameOfOperation(get), ...place } },
    reason: `the GET of the same path shows ${shown.shown} of ${patch.names.length} members`,
  };
}

function shownBy(document: OpenApiDocument, at: OperationPlace, patch: MembersPlace) {
  const schema = bodyOf(() => successContent(document, at).schema);
  return schema === null || schema instanceof ContractError
    ? null
    : viewPlace(document, schema, patch);
}

/** The POST and the GET of the path above, and the DELETE of the same. */
function lifeOf(
  { path }: OperationPlace,
  all: readonly OperationPlace[],
): {
  readonly value: Pick<Annotations['settingsUpdate'], 'create' | 'delete' | 'list'>;
  readonly reasons: readonly string[];
} {
  const above = pathAbove(path);
  const named = (method: string, where: string) => {
    const found = all.find(
      at => at.method === method && at.path.replace(/(?<=.)\/$/, '') === where,
    );
    return found && nameOfOperation(found);
  };
  const remove = named('delete', path);
  const create = above === path ? undefined : named('post', above);
  const list = above === path ? undefined : named('get', above);
  return {
    value: {
      ...(create !== undefined && { create }),
      ...(remove !== undefined && { delete: remove }),
      ...(list !== undefined && { list }),
    },
    reasons: [
      ...(create !== undefined ? [`POST of ${above} makes one`] : []),
      ...(remove !== undefined ? ['DELETE of the same path ends it'] : []),
      ...(list !== undefined ? [`GET of ${above} lists them`] : []),
    ],
  };
}

function bodyOf(read: () => Located | null): Located | null | ContractError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}
