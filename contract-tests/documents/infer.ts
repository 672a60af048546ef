import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMockServer } from '../../mock/mock-server.ts';
import { bundleDocument } from '../../src/contract/bundle-document.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { ContractError } from '../../src/contract/contract-error.ts';
import { convertDocument } from '../../src/contract/convert/convert-document.ts';
import { createReading } from '../../src/contract/described-operation.ts';
import { annotate } from '../../src/contract/infer/annotate.ts';
import { isRecord, parsePointer, valueAt } from '../../src/contract/json-pointer.ts';
import type { OpenApiDocument } from '../../src/contract/open-api-document.ts';
import { type OperationPlace, operationsOf } from '../../src/contract/operation-place.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { readSettingsUpdate } from '../../src/contract/read-settings-update.ts';
import { isShown } from '../../src/contract/shape.ts';
import type { PublicDocument } from './documents.ts';
import { type Life, live, type WholeResource } from './life.ts';

/** What Holdfast makes of the updates of a document that says nothing of them. */
export interface Inferred {
  readonly document: PublicDocument;
  /** Operations that change what there is by a body. */
  readonly updates: number;
  /** Those that an annotation can express, and those of them that are annotated without help. */
  readonly expressible: number;
  /** Those of the expressible ones of which no answer shows any member by its name. */
  readonly unseen: number;
  readonly inferred: number;
  /** The others, each with the sentence that refuses it. */
  readonly refused: readonly string[];
  /** What became of each inferred resource that has all of a life, by its name. */
  readonly lives: readonly { readonly resource: string; readonly life: Life }[];
}

/** Null where the document is not in the folder. */
export async function infer(folder: string, document: PublicDocument): Promise<Inferred | null> {
  const file = join(folder, document.repository, document.path);
  if (!existsSync(file)) return null;
  const { document: bundled } = await bundleDocument(file);
  const contract = readContract(bundled, { annotated: 'perhaps', annotate });
  const refusals = refusalsOf(bundled, contract);
  const inferred = contract.updates.length;
  const refused = refusals.flatMap(({ operation, outcome }) =>
    outcome.kind === 'refused' ? [`${operation}: ${outcome.why}`] : [],
  );
  return {
    document,
    updates: inferred + refusals.length,
    expressible: inferred + refusals.length - refused.length,
    unseen: refusals.filter(({ outcome }) => outcome.kind === 'unseen').length,
    inferred,
    refused,
    lives: await livesOf(contract),
  };
}

type Outcome =
  | { readonly kind: 'seen' | 'unseen' }
  | { readonly kind: 'refused'; readonly why: string };

/** The updates that nothing was inferred of, and whether an annotation could say it. */
function refusalsOf(bundled: unknown, { inference }: Contract) {
  const document = structuredClone(convertDocument(bundled).document);
  const refused = new Set(inference?.refused.map(({ operation }) => operation));
  const others = operationsOf(document).filter(at => refused.has(nameOf(at)) && hasBody(at));
  return others.map(at => ({ operation: nameOf(at), outcome: outcomeOf(document, at) }));
}

/** An annotation of nothing but a name will do for most; the others are shown nowhere, or refused. */
function outcomeOf(document: OpenApiDocument, at: OperationPlace): Outcome {
  const plain = annotatedWith(document, at, { resource: 'resource' });
  if (plain.kind !== 'refused' || !plain.why.includes('say view: none')) return plain;
  return annotatedWith(document, at, { resource: 'resource', view: 'none' });
}

function annotatedWith(document: OpenApiDocument, at: OperationPlace, annotation: object): Outcome {
  const node = valueAt(document, parsePointer(at.operation.pointer));
  if (isRecord(node)) node['x-settings-update'] = annotation;
  // An operation is read with what it refers to, apart from the node that has just been annotated.
  const isSame = ({ method, path }: OperationPlace) => method === at.method && path === at.path;
  const annotated = operationsOf(document).find(isSame) ?? at;
  try {
    const { update } = readSettingsUpdate(createReading(document), annotated, {});
    return { kind: Object.values(update.shape.members).some(isShown) ? 'seen' : 'unseen' };
  } catch (error) {
    if (error instanceof ContractError) return { kind: 'refused', why: error.message };
    throw error;
  } finally {
    if (isRecord(node)) Reflect.deleteProperty(node, 'x-settings-update');
  }
}

/** What has no body says nothing of what it changes. */
function hasBody({ operation }: OperationPlace): boolean {
  return operation.node.requestBody !== undefined;
}

function nameOf({ method, path }: OperationPlace): string {
  return `${method.toUpperCase()} ${path}`;
}

async function livesOf(contract: Contract): Promise<Inferred['lives']> {
  const wholes = contract.resources.flatMap((resource): WholeResource[] => {
    const { name, create, read, remove } = resource;
    const update = contract.updates.find(one => one.resource === name);
    return create && read && remove && update ? [{ resource, create, read, remove, update }] : [];
  });
  if (wholes.length === 0) return [];
  const mock = await createMockServer({ contract });
  const { url } = await mock.listen();
  const lives = [];
  for (const whole of wholes)
    lives.push({ resource: whole.resource.name, life: await live(url, whole) });
  await mock.close();
  return lives;
}
