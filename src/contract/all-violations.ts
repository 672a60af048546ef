import type { ErrorObject } from 'ajv/dist/2020.js';
import { escapeToken } from './json-pointer.ts';
import { toViolation, type Violation } from './violation.ts';

/** More than any form has fields. */
const mostViolations = 100;
/** Many members that many objects lack make far more errors than there are values. */
const mostErrors = 10 * mostViolations;
/** A long name may stand in the pointer of each violation below it: an answer must not outgrow its request. */
const longestPointers = 16_384;

/**
 * Every place that breaks the schema, once, in the order of the body; what an object lacks stands
 * before what it holds. `errors` are all of ajv's, which says one thing several times over.
 */
export function allViolations(
  errors: readonly ErrorObject[],
  places: ReadonlyMap<string, number>,
): readonly Violation[] {
  const considered = errors.slice(0, mostErrors);
  const order = (error: ErrorObject) => places.get(toldAt(error)) ?? places.get(error.instancePath);
  return distinct(
    unlessTold(withoutOtherAlternatives(considered)).toSorted(
      (left, right) => (order(left) ?? 0) - (order(right) ?? 0),
    ),
  );
}

/** An unknown member stands in the body itself, though ajv reports the object around it. */
function toldAt({ keyword, instancePath, params }: ErrorObject): string {
  const member = params.additionalProperty ?? params.unevaluatedProperty;
  const isUnknown = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties';
  return isUnknown ? `${instancePath}/${escapeToken(String(member))}` : instancePath;
}

/** Keywords whose errors only say that errors of their subschemas stand beside them. */
const wrappers: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'if', 'propertyNames']);

function unlessTold(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const causes = errors.filter(error => !isWrapper(error));
  const covered = new Set(causes.flatMap(({ instancePath }) => prefixes(instancePath)));
  return errors.filter(error => !isWrapper(error) || !covered.has(error.instancePath));
}

/** That several alternatives of a `oneOf` match is said by its own error alone. */
function isWrapper({ keyword, params }: ErrorObject): boolean {
  return wrappers.has(keyword) && (params.passingSchemas ?? null) === null;
}

/**
 * Of a value that has the type of one alternative, the others only say that they want another type.
 * Where no alternative has its type, all of them are told as one: `must be string or null`.
 */
function withoutOtherAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const mistyped = Map.groupBy(errors.filter(isOfType), ({ instancePath }) => instancePath);
  const schemasAt = (place: string) => (mistyped.get(place) ?? []).map(error => error.parentSchema);
  // Keywords beside a `type` that is broken add nothing to it.
  const fitting = errors.filter(
    error =>
      !isOfType(error) &&
      !isWrapper(error) &&
      !schemasAt(error.instancePath).includes(error.parentSchema),
  );
  const reached = new Set(fitting.flatMap(({ instancePath }) => prefixes(instancePath)));
  for (const place of mistyped.keys())
    for (const above of prefixes(place).slice(1)) reached.add(above);
  return errors.flatMap(error => {
    if (isWrapper(error)) return [error];
    const { instancePath } = error;
    if (!isOfType(error))
      return schemasAt(instancePath).includes(error.parentSchema) ? [] : [error];
    const [first, ...others] = mistyped.get(instancePath) ?? [];
    if (reached.has(instancePath) || error !== first) return [];
    const types = [error, ...others].flatMap(({ params }) => [params.type].flat());
    return [{ ...error, params: { type: [...new Set(types)] } }];
  });
}

function isOfType({ keyword }: ErrorObject): boolean {
  return keyword === 'type';
}

/** A JSON pointer and those of everything around its place. */
function prefixes(pointer: string): string[] {
  const tokens = pointer.split('/');
  return tokens.map((_, index) => tokens.slice(0, tokens.length - index).join('/'));
}

/** Two keywords of one schema may come down to the same sentence. */
function distinct(errors: readonly ErrorObject[]): readonly Violation[] {
  const told = new Map<string, Violation>();
  let length = 0;
  for (const error of errors) {
    const violation = toViolation(error);
    length += violation.pointer.length;
    if (told.size === mostViolations || (told.size > 0 && length > longestPointers)) break;
    told.set(`${violation.pointer} ${violation.detail}`, violation);
  }
  return [...told.values()];
}
