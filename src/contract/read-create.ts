import type { CreateOperation, SettingsRead } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { describedOperation, type Reading } from './described-operation.ts';
import type { Path } from './json-pointer.ts';
import { newKeyPlace } from './key-place.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { requestContent, successContent } from './operation-content.ts';
import { type OperationPlace, operationsOf } from './operation-place.ts';
import { templateNames } from './path-template.ts';
import { meaningOf, type PlacedUpdate, settingsUpdate } from './read-settings-update.ts';
import { nowhere, readOperation, type View } from './read-view.ts';
import { type Located, schemaAt } from './schema.ts';
import { placeOfView } from './settings-read.ts';

/**
 * Reads the operation that makes one. Its body is a first update, from the same place as that of an update
 * if it has such a place, and its answer shows the same.
 */
export function readCreate(
  reading: Reading,
  at: OperationPlace,
  { update, at: updatePlace }: PlacedUpdate,
  pointer: string,
): CreateOperation {
  const { document } = reading;
  const request = requestContent(document, at);
  const success = successContent(document, at);
  const own = success.schema === null ? null : viewIn(document, success.schema, update.read);
  const view = own ?? viewElsewhere(reading, update, pointer);
  const names = update.key.filter(name => !templateNames(at.path).includes(name));
  const users = operationsOf(document).filter(({ path }) => path === updatePlace.path);
  const { resource } = update;
  const shown = {
    document,
    success,
    request,
    view: own?.read.kind === 'in-answer' ? own.read.at : [],
    users,
    resource,
  };
  return {
    ...settingsUpdate(reading, at, {
      resource,
      key: update.key,
      request,
      patch: placeIn(document, request.schema, update.patch),
      view,
      beside: [],
      meaning: meaningOf(request),
    }),
    newKeyAt: names.map(name => {
      const place = newKeyPlace(name, shown);
      // A value has to fit the path as well, of which the operations there may say more.
      const inPath = users.flatMap(
        user => describedOperation(reading, user).parameters.find(one => one.name === name) ?? [],
      );
      const schemas = inPath.map(({ schema }) => schema);
      if (place !== null) return { ...place, schema: Object.assign({}, ...schemas, place.schema) };
      throw new ContractError(
        'annotation-dangling',
        pointer,
        `neither the answer of ${at.method.toUpperCase()} ${at.path} nor its request shows "${name}"; add a link to ${updatePlace.method.toUpperCase()} ${updatePlace.path} that says where`,
      );
    }),
  };
}

function placeIn(document: OpenApiDocument, body: Located, path: Path) {
  const schema = schemaAt(document, body, path);
  return schema === null ? { path: [], schema: body } : { path, schema };
}

function viewIn(document: OpenApiDocument, body: Located, read: SettingsRead): View {
  const at = placeOfView(read);
  if (at === null) return nowhere;
  const { path, schema } = placeIn(document, body, at);
  return { read: { kind: 'in-answer', at: path }, schema };
}

function viewElsewhere(reading: Reading, { read, path }: PlacedUpdate['update'], pointer: string) {
  if (read.kind === 'nowhere') return nowhere;
  const operation = read.kind === 'by-operation' ? read.operation : null;
  const place =
    operation &&
    operationsOf(reading.document).find(
      at => at.path === operation.path && at.method === operation.method,
    );
  const found = place && operation && readOperation(reading, place, operation.at);
  if (found)
    return {
      read: { kind: 'by-operation', operation: found.operation },
      schema: found.schema,
    } satisfies View;
  throw new ContractError(
    'document-unsupported',
    pointer,
    `its success has no JSON body, and no operation shows what ${path} stores; name one as the view`,
  );
}
