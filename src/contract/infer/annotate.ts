import { ContractError } from '../contract-error.ts';
import { createReading, type Reading } from '../described-operation.ts';
import { isRecord, parsePointer, valueAt } from '../json-pointer.ts';
import { requireOneRole, type UpdatesByName, updatesByName } from '../one-role.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { annotatedOperations, operationsOf } from '../operation-place.ts';
import { readResources } from '../read-resources.ts';
import { readSettingsUpdate } from '../read-settings-update.ts';
import { inferSecrets } from './infer-secrets.ts';
import { inferUpdates } from './infer-updates.ts';
import type { Inference, InferredUpdate, Unclear } from './inference.ts';

export interface Annotated extends Inference {
  /** The document with what was inferred in it. */
  readonly document: OpenApiDocument;
}

/**
 * Adds what can be inferred to a copy of a document. What the annotations cannot express is left out: an
 * operation of a resource's life, or else the update itself.
 */
export function annotate(given: OpenApiDocument): Annotated {
  // Operations that are one object by an anchor of YAML become two, each with an annotation of its own.
  const document: OpenApiDocument = JSON.parse(JSON.stringify(given));
  const { updates, refused } = inferUpdates(document);
  const { secrets, unclear } = inferSecrets(document, updates);
  for (const { pointer, value } of secrets) put(document, pointer, 'x-secret', value);
  const marked = updates.map(update => markedWith(document, update));
  const reading = createReading(document);
  const written = annotatedOperations(given);
  const told: Unclear[] = [];
  const kept = marked.filter(update => {
    const error = refusalOf(() => {
      requireOneRole(updatesByName([update.at]), written);
      readSettingsUpdate(reading, update.at, {});
    });
    if (error !== null) told.push(leftWithout(document, update, error));
    return error === null;
  });
  const known = updatesByName(annotatedOperations(document));
  const groups = Map.groupBy(kept, ({ value }) => value.resource);
  const read = [...groups.values()].map(group => readable(reading, group, known));
  return {
    document,
    updates: read.flatMap(one => one.updates),
    secrets,
    refused: [...refused, ...told, ...read.flatMap(one => one.refused)],
    unclear: [...unclear, ...read.flatMap(one => one.unclear)],
  };
}

/** Takes the annotation away again, and tells why. */
function leftWithout(
  document: OpenApiDocument,
  update: InferredUpdate,
  why: ContractError,
): Unclear {
  put(document, update.at.operation.pointer, 'x-settings-update', undefined);
  return { operation: operationOf(update), why: sentencesOf(why) };
}

/** What may be left out of a resource's life, least first, so that the rest can be read. */
const lesser = [
  [],
  ['list'],
  ['create'],
  ['delete'],
  ['list', 'create'],
  ['list', 'create', 'delete'],
];

/** The updates of one resource, together with as much of its life as can be read. */
function readable(
  reading: Reading,
  group: readonly InferredUpdate[],
  known: UpdatesByName,
): Omit<Inference, 'secrets'> {
  const { document } = reading;
  let first: ContractError | null = null;
  for (const left of lesser) {
    const updates = group.map(update => {
      const value = { ...update.value };
      for (const role of left) Reflect.deleteProperty(value, role);
      return markedWith(document, { ...update, value });
    });
    const error = refusalOf(() => {
      const places = updates.map(({ at }) => at);
      requireOneRole(known, places);
      readResources(
        reading,
        places.map(at => readSettingsUpdate(reading, at, {})),
      );
    });
    if (error === null) return { updates, refused: [], unclear: leftOut(updates, left, first) };
    first ??= error;
  }
  const why = first;
  const refused = why === null ? [] : group.map(update => leftWithout(document, update, why));
  return { updates: [], refused, unclear: [] };
}

function leftOut(
  [update]: readonly InferredUpdate[],
  left: readonly string[],
  error: ContractError | null,
): readonly Unclear[] {
  if (update === undefined || error === null) return [];
  const why = [`${left.join(' and ')} left out`, ...sentencesOf(error)];
  return [{ operation: operationOf(update), why }];
}

function operationOf({ at: { method, path } }: InferredUpdate): string {
  return `${method.toUpperCase()} ${path}`;
}

function refusalOf(read: () => unknown): ContractError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

function sentencesOf(error: ContractError): readonly string[] {
  return error.problems.map(({ message }) => message);
}

/** The same update, whose operation has the annotation. */
function markedWith(document: OpenApiDocument, update: InferredUpdate): InferredUpdate {
  const { at, value } = update;
  put(document, at.operation.pointer, 'x-settings-update', value);
  const { method, path } = at;
  const again = operationsOf(document).find(one => one.path === path && one.method === method);
  return { ...update, at: again ?? at };
}

function put(document: OpenApiDocument, pointer: string, name: string, value: unknown): void {
  const node = valueAt(document, parsePointer(pointer));
  if (!isRecord(node)) return;
  if (value === undefined) Reflect.deleteProperty(node, name);
  else node[name] = value;
}
