import { bodyPlace } from './body-place.ts';
import type { ListOperation } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { describedOperation, type Reading } from './described-operation.ts';
import type { Path } from './json-pointer.ts';
import { keyPlaces } from './key-place.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { successContent } from './operation-content.ts';
import type { NamedOperation, OperationPlace } from './operation-place.ts';
import type { PlacedUpdate } from './read-settings-update.ts';
import { annotation, keyword, type Located, propertiesOf } from './schema.ts';

/** Reads the operation that lists all that there are. */
export function readList(
  reading: Reading,
  at: OperationPlace,
  { update }: PlacedUpdate,
  named: NamedOperation,
): ListOperation {
  const { document } = reading;
  const success = successContent(document, at);
  const array = success.schema && arrayIn(document, success.schema, named);
  if (array === null) {
    throw new ContractError(
      'annotation-dangling',
      named.pointer,
      `the success of ${at.method.toUpperCase()} ${at.path} has not one array; say where it is, as list: { operationId: …, at: $response.body#/… }`,
    );
  }
  const keyAt = keyPlaces(document, array.items, update);
  return { ...describedOperation(reading, at, success), at: array.path, keyAt };
}

interface ArrayPlace {
  readonly path: Path;
  readonly items: Located;
}

function arrayIn(
  document: OpenApiDocument,
  body: Located,
  { at, pointer }: NamedOperation,
): ArrayPlace | null {
  if (at !== undefined) {
    const { path, schema } = bodyPlace(document, body, at, `${pointer}/at`);
    return arrayAt(document, schema, path);
  }
  const whole = arrayAt(document, body, []);
  if (whole !== null) return whole;
  const members = Object.entries(propertiesOf(document, body) ?? {});
  const arrays = members.flatMap(([name, schema]) => arrayAt(document, schema, [name]) ?? []);
  // A page may list links, errors or warnings beside what it is about, which are the objects.
  const ofObjects = arrays.filter(({ items }) => propertiesOf(document, items) !== null);
  const [only, ...others] = ofObjects.length > 0 ? ofObjects : arrays;
  return others.length === 0 ? (only ?? null) : null;
}

function arrayAt(document: OpenApiDocument, schema: Located, path: Path): ArrayPlace | null {
  const items = itemsOf(document, schema);
  return items === null ? null : { path, items };
}

function itemsOf(document: OpenApiDocument, schema: Located): Located | null {
  const type = keyword(document, schema, 'type');
  if (type !== 'array' && !(Array.isArray(type) && type.includes('array'))) return null;
  return annotation(document, schema, 'items');
}
