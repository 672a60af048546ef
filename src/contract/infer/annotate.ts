import { ContractError } from '../contract-error.ts';
import { createReading, type Reading } from '../described-operation.ts';
import { isRecord, parsePointer, valueAt } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { operationsOf } from '../operation-place.ts';
import { readResources } from '../read-resources.ts';
import { type PlacedUpdate, readSettingsUpdate } from '../read-settings-update.ts';
import { inferSecrets } from './infer-secrets.ts';
import { inferUpdates, type UpdateInference } from './infer-updates.ts';
import type { Inference, InferredUpdate, Undecided } from './inference.ts';

export interface Annotated extends Inference {
  /** The document with what was inferred in it. */
  readonly document: OpenApiDocument;
}

/**
 * Adds what can be inferred to a copy of a document. What the annotations cannot express is left out: an
 * operation of a resource's life, or else the update itself.
 */
export function annotate(given: OpenApiDocument): Annotated {
  const document = structuredClone(given);
  const { updates, undecided } = inferUpdates(document);
  const { secrets, unclear } = inferSecrets(document, updates);
  for (const { pointer, value } of secrets) put(document, pointer, 'x-secret', value);
  const marked = updates.map(update => markedWith(document, update));
  const reading = createReading(document);
  const groups = Map.groupBy(marked, ({ value }) => value.resource);
  const read = [...groups.values()].map(group => readable(reading, group));
  return {
    document,
    updates: read.flatMap(one => one.updates),
    secrets,
    undecided: [...undecided, ...unclear, ...read.flatMap(one => one.undecided)],
  };
}

/** The updates of one resource that can be read, together with as much of its life as can. */
function readable(reading: Reading, group: readonly InferredUpdate[]): UpdateInference {
  const { document } = reading;
  const undecided: Undecided[] = [];
  const told = ({ at: { method, path } }: InferredUpdate) => `${method.toUpperCase()} ${path}`;
  let kept = group.filter(update => {
    const error = refusalOf(() => readSettingsUpdate(reading, update.at, {}));
    if (error === null) return true;
    undecided.push({ operation: told(update), why: sentencesOf(error) });
    put(document, update.at.operation.pointer, 'x-settings-update', undefined);
    return false;
  });
  const placed = (): PlacedUpdate[] => kept.map(({ at }) => readSettingsUpdate(reading, at, {}));
  for (const role of ['list', 'create', 'delete'] as const) {
    const error = refusalOf(() => readResources(reading, placed()));
    if (error === null) return { updates: kept, undecided };
    kept = kept.map(update => {
      const { [role]: named, ...value } = update.value;
      if (named !== undefined)
        undecided.push({
          operation: told(update),
          why: [`${role} is left out`, ...sentencesOf(error)],
        });
      return markedWith(document, { ...update, value });
    });
  }
  const error = refusalOf(() => readResources(reading, placed()));
  if (error === null) return { updates: kept, undecided };
  for (const update of kept) {
    undecided.push({ operation: told(update), why: sentencesOf(error) });
    put(document, update.at.operation.pointer, 'x-settings-update', undefined);
  }
  return { updates: [], undecided };
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
