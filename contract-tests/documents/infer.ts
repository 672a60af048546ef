import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMock } from '../../mock/create-mock.ts';
import { bundleDocument } from '../../src/contract/bundle-document.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { ContractError } from '../../src/contract/contract-error.ts';
import { convertDocument } from '../../src/contract/convert/convert-document.ts';
import { createReading } from '../../src/contract/described-operation.ts';
import { annotate } from '../../src/contract/infer/annotate.ts';
import { isRecord, parsePointer, valueAt } from '../../src/contract/json-pointer.ts';
import { type OperationPlace, operationsOf } from '../../src/contract/operation-place.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { readSettingsUpdate } from '../../src/contract/read-settings-update.ts';
import type { PublicDocument } from './documents.ts';
import { type Life, live, type WholeResource } from './life.ts';

/** What Holdfast makes of the updates of a document that says nothing of them. */
export interface Inferred {
  readonly document: PublicDocument;
  /** Operations that change what there is by a body. */
  readonly updates: number;
  /** Those that an annotation can express, and those of them that are annotated without help. */
  readonly expressible: number;
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
  const refused = refusals.flatMap(({ operation, why }) =>
    why === null ? [] : [`${operation}: ${why}`],
  );
  return {
    document,
    updates: inferred + refusals.length,
    expressible: inferred + refusals.length - refused.length,
    inferred,
    refused,
    lives: await livesOf(contract),
  };
}

/** The updates that nothing was inferred of, and why no annotation could say it; null where one could. */
function refusalsOf(bundled: unknown, { inference }: Contract) {
  const document = structuredClone(convertDocument(bundled).document);
  const refused = new Set(inference?.refused.map(({ operation }) => operation));
  const others = operationsOf(document).filter(at => refused.has(nameOf(at)) && hasBody(at));
  for (const { operation } of others) {
    const node = valueAt(document, parsePointer(operation.pointer));
    if (isRecord(node)) node['x-settings-update'] = { resource: 'resource' };
  }
  const reading = createReading(document);
  return operationsOf(document)
    .filter(at => others.some(({ method, path }) => method === at.method && path === at.path))
    .map(at => ({
      operation: nameOf(at),
      why: refusal(() => readSettingsUpdate(reading, at, {})),
    }));
}

/** What has no body says nothing of what it changes. */
function hasBody({ operation }: OperationPlace): boolean {
  return operation.node.requestBody !== undefined;
}

function nameOf({ method, path }: OperationPlace): string {
  return `${method.toUpperCase()} ${path}`;
}

function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

async function livesOf(contract: Contract): Promise<Inferred['lives']> {
  const wholes = contract.resources.flatMap((resource): WholeResource[] => {
    const { name, create, read, remove } = resource;
    const update = contract.updates.find(one => one.resource === name);
    return create && read && remove && update ? [{ resource, create, read, remove, update }] : [];
  });
  if (wholes.length === 0) return [];
  const mock = await createMock({ contract });
  const { url } = await mock.listen();
  const lives = [];
  for (const whole of wholes)
    lives.push({ resource: whole.resource.name, life: await live(url, whole) });
  await mock.close();
  return lives;
}
