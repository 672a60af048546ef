import { escapeToken, isRecord } from '../../src/contract/json-pointer.ts';
import type { OpenApiDocument } from '../../src/contract/open-api-document.ts';
import { resolve } from '../../src/contract/schema.ts';
import { createValidator } from '../../src/contract/validator.ts';
import type { Violation } from '../../src/contract/violation.ts';

/** A named example of a body, somewhere in a document. */
export interface DescribedBody {
  /** Pointer at the example. */
  readonly place: string;
  /** What its schema says against it. */
  readonly violations: readonly Violation[];
}

/** Every example that stands beside a schema: of requests, responses and outgoing events. */
export function describedBodies(document: OpenApiDocument): readonly DescribedBody[] {
  return bodiesBelow(document, document, '');
}

function bodiesBelow(
  document: OpenApiDocument,
  node: unknown,
  pointer: string,
): readonly DescribedBody[] {
  if (!isRecord(node)) return [];
  const own = node.schema === undefined ? [] : examplesOf(document, node, pointer);
  const below = Object.entries(node).flatMap(([name, member]) =>
    bodiesBelow(document, member, `${pointer}/${escapeToken(name)}`),
  );
  return [...own, ...below];
}

function examplesOf(
  document: OpenApiDocument,
  { examples = {}, example }: Readonly<Record<string, unknown>>,
  pointer: string,
): readonly DescribedBody[] {
  const validate = createValidator(document, `${pointer}/schema`);
  const named = Object.entries(isRecord(examples) ? examples : {}).map(([name, node]) => {
    const place = `${pointer}/examples/${escapeToken(name)}`;
    return { place, violations: validate(resolve(document, { node, pointer: place }).node.value) };
  });
  return example === undefined
    ? named
    : [...named, { place: `${pointer}/example`, violations: validate(example) }];
}
