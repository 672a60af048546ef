import { ContractError } from './contract-error.ts';
import type { Path } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { parseRuntimeExpression } from './runtime-expression.ts';
import { type Located, propertiesOf, schemaAt } from './schema.ts';

/** A place of a body, and what the document says of it. */
export interface BodyPlace {
  readonly path: Path;
  readonly schema: Located;
}

/** The place that an expression of an annotation names in a body; `pointer` is where the annotation says so. */
export function bodyPlace(
  document: OpenApiDocument,
  body: Located,
  expression: string,
  pointer: string,
): BodyPlace {
  const parsed = parseRuntimeExpression(expression);
  const schema = parsed && schemaAt(document, body, parsed.path);
  if (parsed !== null && schema !== null) return { path: parsed.path, schema };
  const known = Object.keys(propertiesOf(document, body) ?? {});
  throw new ContractError(
    'annotation-dangling',
    pointer,
    known.length === 0
      ? `"${expression}" names a place that the body's schema does not have, and it has none outside of alternatives; describe the body as an object with properties`
      : `"${expression}" names a place that the body's schema does not have; name one of ${known.join(', ')}`,
  );
}
